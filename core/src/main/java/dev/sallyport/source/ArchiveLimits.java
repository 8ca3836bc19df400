package dev.sallyport.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much a source archive or folder may hold.
 *
 * @param entries files, folders and links
 * @param bytes unpacked
 * @param ratio unpacked bytes per packed byte, asked for only above {@code freeBytes}
 * @param freeBytes unpacked bytes that need no ratio: a small archive may well be all zeros
 */
public record ArchiveLimits(long entries, long bytes, long ratio, long freeBytes) {

  /** Far above any source archive known. */
  public static ArchiveLimits usual() {
    return new ArchiveLimits(200_000, 4L << 30, 100, 100L << 20);
  }

  /** The bytes that may come out of an archive of this size. */
  long unpacked(long packed) {
    return Math.min(bytes, Math.max(freeBytes, packed * ratio));
  }

  /** Fails with {@link TooLarge} when more comes out than may. */
  InputStream bounded(InputStream in, Path archive) throws IOException {
    return new Bounded(in, unpacked(Files.size(archive)));
  }

  /** More bytes came out than the limits allow. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("larger than the limit");
    }
  }

  private static final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream in, long left) {
      super(in);
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      return value < 0 ? value : (int) count(1) * value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      return n < 0 ? n : (int) count(n);
    }

    @Override
    public long skip(long n) throws IOException {
      return count(super.skip(n));
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    private long count(long n) throws IOException {
      left -= n;
      if (left < 0) {
        throw new TooLarge();
      }
      return n;
    }
  }
}
