package dev.sallyport.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;

/** Writes the text around signatures. */
final class Blocks {
  private Blocks() {}

  static byte[] openPgp(byte[] packets) {
    return openPgp(packets, "", 64, true, "");
  }

  static byte[] openPgp(byte[] packets, String headers, int width, boolean sum, String tail) {
    String checksum = Base64.getEncoder().encodeToString(Crc24.of(packets));
    return ("-----BEGIN PGP SIGNATURE-----\n"
            + headers
            + "\n"
            + lines(packets, width)
            + (sum ? "=" + checksum + "\n" : "")
            + "-----END PGP SIGNATURE-----\n"
            + tail)
        .getBytes(ISO_8859_1);
  }

  static byte[] ssh(byte[] blob) {
    return ssh(blob, 70);
  }

  static byte[] ssh(byte[] blob, int width) {
    return ("-----BEGIN SSH SIGNATURE-----\n"
            + lines(blob, width)
            + "-----END SSH SIGNATURE-----\n")
        .getBytes(ISO_8859_1);
  }

  static String lines(byte[] data, int width) {
    return Base64.getEncoder().encodeToString(data).replaceAll("(.{" + width + "})(?=.)", "$1\n")
        + "\n";
  }
}
