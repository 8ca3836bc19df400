package dev.sallyport.store;

import dev.sallyport.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Hands on bytes that were hashed a moment ago and hashes them again, for they may have been
 * changed since. The last piece is held back until the digest is known to be right.
 */
final class VerifiedStream extends InputStream {
  private final InputStream in;
  private final Sha256 expected;
  private final MessageDigest digest = DigestUtils.getSha256Digest();
  private long left;

  VerifiedStream(InputStream in, Sha256 expected, long size) {
    this.in = in;
    this.expected = expected;
    this.left = size;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int n = in.read(buffer, offset, (int) Math.min(length, left));
    if (n < 0) {
      throw changed();
    }
    digest.update(buffer, offset, n);
    left -= n;
    if (left == 0 && !Hex.encodeHexString(digest.digest()).equals(expected.hex())) {
      Arrays.fill(buffer, offset, offset + n, (byte) 0);
      throw changed();
    }
    return n;
  }

  private IOException changed() {
    return new IOException("the bytes of " + expected + " changed while they were read");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
