package dev.sallyport.recorder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The digests of one file, as an in-toto DigestSet: lower-case hex by algorithm. */
final class FileDigests {
  private FileDigests() {}

  static Map<String, String> sha256(Path file) throws IOException {
    return digest(file, Map.of("sha256", "SHA-256"));
  }

  static String sha256Hex(Path file) throws IOException {
    return sha256(file).getOrDefault("sha256", "");
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(messageDigest("SHA-256").digest(bytes));
  }

  static Map<String, String> sha256AndSha512(Path file) throws IOException {
    return digest(file, Map.of("sha256", "SHA-256", "sha512", "SHA-512"));
  }

  private static Map<String, String> digest(Path file, Map<String, String> algorithms)
      throws IOException {
    Map<String, MessageDigest> digests = new TreeMap<>();
    algorithms.forEach((name, algorithm) -> digests.put(name, messageDigest(algorithm)));
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      int length;
      while ((length = in.read(buffer)) >= 0) {
        for (MessageDigest digest : digests.values()) {
          digest.update(buffer, 0, length);
        }
      }
    }
    Map<String, String> set = new TreeMap<>();
    digests.forEach((name, digest) -> set.put(name, HexFormat.of().formatHex(digest.digest())));
    return set;
  }

  private static MessageDigest messageDigest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
