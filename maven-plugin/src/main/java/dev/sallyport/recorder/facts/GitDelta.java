package dev.sallyport.recorder.facts;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Git's difference of two objects: pieces to copy from the base, and pieces that are new. */
final class GitDelta {
  private static final int WHOLE_PIECE = 0x10000;

  private GitDelta() {}

  static byte[] apply(byte[] base, byte[] delta) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(delta);
    try {
      if (number(in) != base.length) {
        throw new IOException("a difference in a pack is of another object");
      }
      long size = number(in);
      if (size > GitObjects.LARGEST) {
        throw new IOException("a pack holds an object of " + size + " bytes");
      }
      ByteBuffer out = ByteBuffer.allocate((int) size);
      while (in.hasRemaining()) {
        step(in, base, out);
      }
      if (out.hasRemaining()) {
        throw new IOException("a difference in a pack ends before its end");
      }
      return out.array();
    } catch (BufferUnderflowException
        | java.nio.BufferOverflowException
        | IndexOutOfBoundsException e) {
      throw new IOException("a difference in a pack does not fit", e);
    }
  }

  private static void step(ByteBuffer in, byte[] base, ByteBuffer out) throws IOException {
    int code = in.get() & 0xff;
    if (code == 0) {
      throw new IOException("a difference in a pack has a step of no kind");
    }
    if ((code & 0x80) == 0) {
      out.put(in.slice(in.position(), code));
      in.position(in.position() + code);
      return;
    }
    int offset = bytes(in, code, 4);
    int length = bytes(in, code >> 4, 3);
    out.put(base, offset, length == 0 ? WHOLE_PIECE : length);
  }

  /** Little-endian, of those bytes that the bits say are there. */
  private static int bytes(ByteBuffer in, int bits, int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      if ((bits & (1 << i)) != 0) {
        value |= (in.get() & 0xff) << (8 * i);
      }
    }
    return value;
  }

  private static long number(ByteBuffer in) {
    long value = 0;
    int b;
    int shift = 0;
    do {
      b = in.get() & 0xff;
      value |= (b & 0x7fL) << shift;
      shift += 7;
    } while ((b & 0x80) != 0 && shift < 56);
    return value;
  }
}
