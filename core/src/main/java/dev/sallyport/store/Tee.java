package dev.sallyport.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Writes down what is read, up to a limit. */
final class Tee extends FilterInputStream {
  private final OutputStream copy;
  private final long maxBytes;
  private long seen;

  Tee(InputStream in, OutputStream copy, long maxBytes) {
    super(in);
    this.copy = copy;
    this.maxBytes = maxBytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    if (n > 0) {
      seen += n;
      if (seen > maxBytes) {
        throw new TooLarge(maxBytes);
      }
      copy.write(buffer, offset, n);
    }
    return n;
  }
}
