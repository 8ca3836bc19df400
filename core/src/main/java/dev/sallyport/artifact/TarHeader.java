package dev.sallyport.artifact;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;

/** One 512-byte header block of a tar (POSIX ustar, with GNU's base-256 numbers). */
final class TarHeader {
  static final int BYTES = 512;

  private final byte[] block;

  TarHeader(byte[] block) {
    this.block = block;
  }

  boolean isEnd() {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  boolean isValid() {
    long sum = 0;
    for (int i = 0; i < BYTES; i++) {
      sum += i >= 148 && i < 156 ? ' ' : block[i] & 0xff;
    }
    OptionalLong written = number(148, 8);
    return written.isPresent() && written.getAsLong() == sum;
  }

  char type() {
    return block[156] == 0 ? '0' : (char) (block[156] & 0xff);
  }

  String name() {
    String prefix = isPosix() ? text(345, 155) : "";
    return prefix.isEmpty() ? text(0, 100) : prefix + "/" + text(0, 100);
  }

  String link() {
    return text(157, 100);
  }

  OptionalLong mode() {
    return number(100, 8);
  }

  OptionalLong size() {
    return number(124, 12);
  }

  OptionalLong time() {
    return number(136, 12);
  }

  String user() {
    String name = text(265, 32);
    return name.isEmpty() ? numberText(108) : name;
  }

  String group() {
    String name = text(297, 32);
    return name.isEmpty() ? numberText(116) : name;
  }

  String numbers() {
    return numberText(108) + ":" + numberText(116);
  }

  String magic() {
    return text(257, 8);
  }

  /** GNU's own form has other fields where POSIX has the name's prefix. */
  private boolean isPosix() {
    return block[257] == 'u' && block[262] == 0;
  }

  private String numberText(int at) {
    OptionalLong number = number(at, 8);
    return number.isPresent() ? String.valueOf(number.getAsLong()) : "?";
  }

  private String text(int at, int length) {
    int end = at;
    while (end < at + length && block[end] != 0) {
      end++;
    }
    return ZipRecord.decode(Arrays.copyOfRange(block, at, end));
  }

  private OptionalLong number(int at, int length) {
    if ((block[at] & 0x80) != 0) {
      long value = 0;
      for (int i = at + length - 8; i < at + length; i++) {
        value = value << 8 | (i == at ? block[i] & 0x7f : block[i] & 0xff);
      }
      return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }
    String digits =
        new String(block, at, length, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
    try {
      return digits.isEmpty() ? OptionalLong.of(0) : OptionalLong.of(Long.parseLong(digits, 8));
    } catch (NumberFormatException notOctal) {
      return OptionalLong.empty();
    }
  }
}
