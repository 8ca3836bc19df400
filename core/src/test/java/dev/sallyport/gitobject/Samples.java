package dev.sallyport.gitobject;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Objects as git writes them, to be broken by tests. */
final class Samples {
  static final GitId ID = id('a');
  static final String ALICE = "Alice Example <alice@example.org> 1700000000 +0200";
  static final String BOB = "Bob <bob@example.org> 1700000001 -0530";
  static final String PGP =
      "-----BEGIN PGP SIGNATURE-----\n\niQIzBAABCgAdFiEE\n=abcd\n-----END PGP SIGNATURE-----\n";
  static final String SSH =
      "-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAQ\n-----END SSH SIGNATURE-----\n";
  static final String TAG =
      "object " + id('b') + "\ntype commit\ntag v1.0\ntagger " + BOB + "\n\nRelease\n" + PGP;
  static final String START =
      "tree " + id('1') + "\nparent " + id('2') + "\nauthor " + ALICE + "\ncommitter " + BOB + "\n";
  static final String SIGNED = START + header("gpgsig", PGP) + "\nChange something\n";

  private Samples() {}

  static GitId id(char digit) {
    return new GitId(String.valueOf(digit).repeat(40));
  }

  /** A header with continuation lines. */
  static String header(String key, String value) {
    String body = value.endsWith("\n") ? value.substring(0, value.length() - 1) : value;
    return key + " " + body.replace("\n", "\n ") + "\n";
  }

  static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
