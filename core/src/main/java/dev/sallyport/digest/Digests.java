package dev.sallyport.digest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The digests of one file, computed in one pass.
 *
 * @param size in bytes; {@link #UNKNOWN_SIZE} of a file that was never here
 * @param sha1 only for checking the checksum files that repositories publish; nothing rests on it
 */
public record Digests(long size, Sha256 sha256, String sha512, String sha1) {
  /** Of a file of which somebody said digests and no more. */
  public static final long UNKNOWN_SIZE = -1;

  public static Digests of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in);
    }
  }

  public static Digests of(byte[] bytes) {
    MessageDigest[] all = all();
    for (MessageDigest digest : all) {
      digest.update(bytes);
    }
    return result(bytes.length, all);
  }

  public static Digests of(InputStream in) throws IOException {
    MessageDigest[] all = all();
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      size += n;
      for (MessageDigest digest : all) {
        digest.update(buffer, 0, n);
      }
    }
    return result(size, all);
  }

  private static MessageDigest[] all() {
    return new MessageDigest[] {
      DigestUtils.getSha256Digest(), DigestUtils.getSha512Digest(), DigestUtils.getSha1Digest()
    };
  }

  private static Digests result(long size, MessageDigest[] all) {
    return new Digests(
        size,
        new Sha256(Hex.encodeHexString(all[0].digest())),
        Hex.encodeHexString(all[1].digest()),
        Hex.encodeHexString(all[2].digest()));
  }
}
