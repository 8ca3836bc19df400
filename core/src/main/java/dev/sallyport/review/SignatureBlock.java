package dev.sallyport.review;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The armored form of a binary signature, made afresh, so that what an armor can hide cannot be in
 * it: byte for byte what {@code ssh-keygen} and {@code gpg --armor} write, without headers.
 */
final class SignatureBlock {
  private static final byte[] SSHSIG = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
  private static final String SSH = "SSH SIGNATURE-----\n";
  private static final String PGP = "PGP SIGNATURE-----\n";

  private SignatureBlock() {}

  static boolean isSsh(byte[] signature) {
    return signature.length > SSHSIG.length
        && Arrays.equals(SSHSIG, 0, SSHSIG.length, signature, 0, SSHSIG.length);
  }

  /** Whether it begins like an OpenPGP packet with tag 2, in the old or the new format. */
  static boolean isOpenPgp(byte[] signature) {
    return signature.length > 2 && ((signature[0] & 0xFC) == 0x88 || (signature[0] & 0xFF) == 0xC2);
  }

  /**
   * The fingerprint of the key that an SSHSIG names, as a trusted key has it.
   *
   * @throws IllegalArgumentException when the blob ends before it
   */
  static String sshFingerprint(byte[] signature) {
    int start = SSHSIG.length + Integer.BYTES;
    if (signature.length < start + Integer.BYTES) {
      throw new IllegalArgumentException("an SSHSIG without a key");
    }
    int length = ByteBuffer.wrap(signature).getInt(start);
    int from = start + Integer.BYTES;
    if (length < 0 || length > signature.length - from) {
      throw new IllegalArgumentException("an SSHSIG that is cut off");
    }
    byte[] key = Arrays.copyOfRange(signature, from, from + length);
    String digest = Base64.getEncoder().withoutPadding().encodeToString(DigestUtils.sha256(key));
    return "ssh:SHA256:" + digest;
  }

  static byte[] of(byte[] signature) {
    boolean ssh = isSsh(signature);
    String type = ssh ? SSH : PGP;
    StringBuilder block = new StringBuilder("-----BEGIN ").append(type).append(ssh ? "" : "\n");
    String body = Base64.getEncoder().encodeToString(signature);
    int width = ssh ? 70 : 64;
    for (int i = 0; i < body.length(); i += width) {
      block.append(body, i, Math.min(i + width, body.length())).append('\n');
    }
    if (!ssh) {
      block.append('=').append(Base64.getEncoder().encodeToString(crc24(signature))).append('\n');
    }
    return block.append("-----END ").append(type).toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** The checksum of RFC 4880, section 6.1; gpg 2.2 does not read an armor without it. */
  private static byte[] crc24(byte[] bytes) {
    int crc = 0xB704CE;
    for (byte b : bytes) {
      crc ^= (b & 0xFF) << 16;
      for (int bit = 0; bit < 8; bit++) {
        crc <<= 1;
        if ((crc & 0x1000000) != 0) {
          crc ^= 0x1864CFB;
        }
      }
    }
    return new byte[] {(byte) (crc >> 16), (byte) (crc >> 8), (byte) crc};
  }
}
