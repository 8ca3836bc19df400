package dev.sallyport.signature;

import java.util.Arrays;

/**
 * The header of an OpenPGP packet (RFC 9580, section 4.2).
 *
 * @param tag 0 to 63
 * @param start where the body starts
 * @param end where the packet ends
 * @param shortest whether the length is written in the fewest bytes of its format
 */
record PacketHeader(int tag, int start, int end, boolean shortest) {
  static final int SIGNATURE = 2;

  /** Reads the header at {@code at}; partial and open lengths are refused. */
  static PacketHeader read(byte[] data, int at) throws Rejected {
    int first = data[at] & 0xff;
    if ((first & 0x80) == 0) {
      throw Rejected.form("not an OpenPGP packet");
    }
    return (first & 0x40) != 0 ? modern(data, at, first) : legacy(data, at, first);
  }

  private static PacketHeader modern(byte[] data, int at, int first) throws Rejected {
    int next = at + 1 < data.length ? data[at + 1] & 0xff : 224;
    if (next >= 224 && next < 255) {
      throw Rejected.form("the length of a packet is missing or partial");
    }
    int width = next < 192 ? 1 : next < 224 ? 2 : 5;
    if (data.length - at - 1 < width) {
      throw Rejected.form("a packet ends early");
    }
    long length =
        switch (width) {
          case 1 -> next;
          case 2 -> ((next - 192L) << 8) + (data[at + 2] & 0xff) + 192;
          default -> HashedArea.number(data, at + 2, 4);
        };
    boolean shortest = width < 5 || length >= 8384;
    return within(data, first & 0x3f, at + 1 + width, length, shortest);
  }

  private static PacketHeader legacy(byte[] data, int at, int first) throws Rejected {
    int code = first & 3;
    if (code == 3) {
      throw Rejected.form("the length of a packet is open");
    }
    int width = 1 << code;
    if (data.length - at - 1 < width) {
      throw Rejected.form("a packet ends early");
    }
    long length = HashedArea.number(data, at + 1, width);
    boolean shortest = code == 0 || length >= (code == 1 ? 0x100 : 0x10000);
    return within(data, (first >> 2) & 0xf, at + 1 + width, length, shortest);
  }

  private static PacketHeader within(byte[] data, int tag, int start, long length, boolean shortest)
      throws Rejected {
    if (length > data.length - start) {
      throw Rejected.form("a packet ends early");
    }
    return new PacketHeader(tag, start, start + (int) length, shortest);
  }

  /** The body of the one signature packet that {@code data} has to be. */
  static byte[] onlySignature(byte[] data) throws Rejected {
    if (data.length == 0) {
      throw Rejected.form("there is no packet");
    }
    PacketHeader header = read(data, 0);
    if (header.tag != SIGNATURE) {
      throw Rejected.form("there is a packet of type " + header.tag + " in place of a signature");
    }
    if (header.end != data.length) {
      throw Rejected.form("something stands after the signature packet");
    }
    if (!header.shortest) {
      throw Rejected.form("the length of the signature packet is not in its shortest form");
    }
    return Arrays.copyOfRange(data, header.start, header.end);
  }
}
