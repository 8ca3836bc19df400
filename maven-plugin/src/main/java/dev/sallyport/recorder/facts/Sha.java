package dev.sallyport.recorder.facts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests as lower-case hex. */
final class Sha {
  private static final int BUFFER = 1 << 16;

  private Sha() {}

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  static String sha256(byte[] bytes) {
    return hex(digest("SHA-256").digest(bytes));
  }

  static String sha256(Path file) throws IOException {
    MessageDigest digest = digest("SHA-256");
    update(file, digest);
    return hex(digest.digest());
  }

  /** Feeds the bytes of a file to all the digests; gives their number. */
  static long update(Path file, MessageDigest... digests) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    try (InputStream in = Files.newInputStream(file)) {
      int length;
      while ((length = in.read(buffer)) >= 0) {
        size += length;
        for (MessageDigest digest : digests) {
          digest.update(buffer, 0, length);
        }
      }
    }
    return size;
  }
}
