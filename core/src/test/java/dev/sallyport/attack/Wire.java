package dev.sallyport.attack;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Bytes as SSH and OpenPGP write them. */
final class Wire {
  private Wire() {}

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  static byte[] bytes(int... values) {
    byte[] all = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      all[i] = (byte) values[i];
    }
    return all;
  }

  static byte[] u16(int value) {
    return bytes(value >>> 8, value);
  }

  static byte[] u32(long value) {
    return ByteBuffer.allocate(4).putInt((int) value).array();
  }

  /** A string of SSH: its length, then its bytes. */
  static byte[] string(byte[] value) {
    return concat(u32(value.length), value);
  }

  static byte[] string(String value) {
    return string(utf8(value));
  }

  /** A number as SSH writes it. */
  static byte[] mpint(BigInteger value) {
    return string(value.toByteArray());
  }

  /** A number as OpenPGP writes it: its length in bits, then its bytes. */
  static byte[] mpi(byte[] unsigned) {
    BigInteger value = new BigInteger(1, unsigned);
    byte[] signed = value.toByteArray();
    int zero = signed[0] == 0 && signed.length > 1 ? 1 : 0;
    byte[] bare = java.util.Arrays.copyOfRange(signed, zero, signed.length);
    return concat(u16(value.bitLength()), bare);
  }

  static byte[] digest(String algorithm, byte[]... parts) {
    try {
      return MessageDigest.getInstance(algorithm).digest(concat(parts));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Base64 in lines of the given width, each ended by a line feed. */
  static String lines(byte[] bytes, int width) {
    // Java's own encoder for MIME makes lines of a multiple of four only; OpenSSH's have 70.
    return base64(bytes).replaceAll("(.{" + width + "})(?=.)", "$1\n") + "\n";
  }
}
