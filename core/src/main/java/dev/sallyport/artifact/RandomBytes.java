package dev.sallyport.artifact;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Bytes that can be read from anywhere: a file's, or those of an archive inside an archive. */
abstract class RandomBytes implements Closeable {

  static RandomBytes of(byte[] bytes) {
    return new InMemory(bytes);
  }

  static RandomBytes open(Path file) throws IOException {
    return new InFile(FileChannel.open(file, StandardOpenOption.READ));
  }

  abstract long size() throws IOException;

  /** Reads at most what the buffer takes; -1 at the end. */
  abstract int read(ByteBuffer into, long at) throws IOException;

  @Override
  public void close() throws IOException {}

  /**
   * Exactly {@code length} bytes, little-endian.
   *
   * @throws EOFException where they are not there
   */
  final ByteBuffer slice(long at, int length) throws IOException {
    if (at < 0 || length < 0 || at > size() - length) {
      throw new EOFException("the file ends before byte " + at + " + " + length);
    }
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (read(buffer, at + buffer.position()) < 0) {
        throw new EOFException("the file ends before byte " + at + " + " + length);
      }
    }
    return buffer.flip();
  }

  final InputStream stream(long at, long length) {
    return new Window(this, at, at + length);
  }

  final InputStream stream() throws IOException {
    return stream(0, size());
  }

  private static final class InMemory extends RandomBytes {
    private final byte[] bytes;

    InMemory(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    long size() {
      return bytes.length;
    }

    @Override
    int read(ByteBuffer into, long at) {
      int n = (int) Math.min(into.remaining(), bytes.length - at);
      if (n <= 0) {
        return -1;
      }
      into.put(bytes, (int) at, n);
      return n;
    }
  }

  private static final class InFile extends RandomBytes {
    private final FileChannel channel;

    InFile(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    long size() throws IOException {
      return channel.size();
    }

    @Override
    int read(ByteBuffer into, long at) throws IOException {
      return channel.read(into, at);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  private static final class Window extends InputStream {
    private final RandomBytes bytes;
    private final long end;
    private long at;

    Window(RandomBytes bytes, long at, long end) {
      this.bytes = bytes;
      this.at = at;
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      int wanted = (int) Math.min(length, end - at);
      int n = wanted <= 0 ? -1 : bytes.read(ByteBuffer.wrap(into, offset, wanted), at);
      at += Math.max(n, 0);
      return n;
    }

    @Override
    public byte[] readNBytes(int length) throws IOException {
      byte[] all = new byte[(int) Math.max(0, Math.min(length, end - at))];
      int n = readNBytes(all, 0, all.length);
      return n == all.length ? all : Arrays.copyOf(all, n);
    }
  }
}
