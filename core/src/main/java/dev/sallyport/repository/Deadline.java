package dev.sallyport.repository;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;

/** A stream that must end within a time, however steadily it drips. */
final class Deadline extends FilterInputStream {
  private final long end;

  Deadline(InputStream in, Duration whole) {
    super(in);
    this.end = System.nanoTime() + whole.toNanos();
  }

  @Override
  public int read() throws IOException {
    requireTime();
    return super.read();
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    requireTime();
    return super.read(buffer, offset, length);
  }

  private void requireTime() throws InterruptedIOException {
    if (System.nanoTime() - end > 0) {
      throw new InterruptedIOException("took too long");
    }
  }
}
