package dev.sallyport.signature;

import java.util.Arrays;

/** Base64 without white space, in its one canonical form (RFC 4648, section 3.5). */
final class Base64Body {
  private static final int PAD = -2;
  private static final byte[] VALUES = values();

  private Base64Body() {}

  private static byte[] values() {
    byte[] values = new byte[128];
    Arrays.fill(values, (byte) -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < alphabet.length(); i++) {
      values[alphabet.charAt(i)] = (byte) i;
    }
    values['='] = PAD;
    return values;
  }

  /**
   * Decodes {@code text[0, length)}: whole groups of four, padding at the end, unused bits zero.
   */
  static byte[] decode(byte[] text, int length) throws Rejected {
    if (length == 0 || length % 4 != 0) {
      throw Rejected.form("the base64 text is not made of whole groups of four");
    }
    int pads = text[length - 1] != '=' ? 0 : text[length - 2] != '=' ? 1 : 2;
    byte[] out = new byte[length / 4 * 3 - pads];
    int full = length - (pads == 0 ? 0 : 4);
    int at = 0;
    for (int i = 0; i < full; i += 4) {
      int bits = group(text, i, 4);
      out[at++] = (byte) (bits >> 16);
      out[at++] = (byte) (bits >> 8);
      out[at++] = (byte) bits;
    }
    if (pads > 0) {
      int bits = group(text, full, 4 - pads);
      if ((bits & (pads == 1 ? 0xff : 0xffff)) != 0) {
        throw Rejected.form("the base64 text does not end in its canonical form");
      }
      out[at++] = (byte) (bits >> 16);
      if (pads == 1) {
        out[at] = (byte) (bits >> 8);
      }
    }
    return out;
  }

  private static int group(byte[] text, int from, int digits) throws Rejected {
    int bits = 0;
    int bad = 0;
    for (int i = from; i < from + digits; i++) {
      int value = text[i] < 0 ? -1 : VALUES[text[i]];
      bad |= value;
      bits = (bits << 6) | value;
    }
    if (bad < 0) {
      throw Rejected.form("the base64 text holds another character");
    }
    return bits << (6 * (4 - digits));
  }
}
