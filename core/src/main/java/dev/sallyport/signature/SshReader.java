package dev.sallyport.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigInteger;
import java.util.Arrays;

/** Reads the data types of RFC 4251, section 5, up to a given end and not beyond it. */
final class SshReader {
  private final byte[] bytes;
  private int at;

  SshReader(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] raw(int length) throws Rejected {
    if (length < 0 || length > bytes.length - at) {
      throw Rejected.form("the SSH data ends early");
    }
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  int number() throws Rejected {
    byte[] four = raw(4);
    return (int) HashedArea.number(four, 0, 4);
  }

  int octet() throws Rejected {
    return raw(1)[0] & 0xff;
  }

  byte[] string() throws Rejected {
    return raw(number());
  }

  /** A string of bytes, one character each; only ever compared with ASCII. */
  String text() throws Rejected {
    return new String(string(), ISO_8859_1);
  }

  /** A positive number in its shortest form. */
  BigInteger positive() throws Rejected {
    byte[] value = string();
    boolean padded = value.length > 1 && value[0] == 0 && value[1] >= 0;
    if (value.length == 0 || value[0] < 0 || padded || (value.length == 1 && value[0] == 0)) {
      throw Rejected.form("a number of the SSH data is not in canonical form");
    }
    return new BigInteger(value);
  }

  void end() throws Rejected {
    if (at != bytes.length) {
      throw Rejected.form("something stands after the SSH data");
    }
  }
}
