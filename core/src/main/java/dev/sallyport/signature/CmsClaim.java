package dev.sallyport.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Finds who a CMS signature claims to be by, without checking anything: the first e-mail address or
 * URI among the alternative names of a certificate in it.
 */
final class CmsClaim {
  /** The object identifier 2.5.29.17, subject alternative name, in DER. */
  private static final byte[] ALTERNATIVE_NAME = {0x06, 0x03, 0x55, 0x1d, 0x11};

  private static final int RFC822_NAME = 0x81;
  private static final int URI = 0x86;
  private static final int MAX_LENGTH = 254;
  private static final int REACH = 16;

  private CmsClaim() {}

  /** The claim, printable ASCII, or empty. */
  static String of(byte[] der) {
    for (int i = 0; i + ALTERNATIVE_NAME.length < der.length; i++) {
      if (matches(der, i)) {
        int from = i + ALTERNATIVE_NAME.length;
        String name = name(der, from, Math.min(from + REACH, der.length));
        if (!name.isEmpty()) {
          return name;
        }
      }
    }
    return "";
  }

  private static boolean matches(byte[] der, int from) {
    for (int i = 0; i < ALTERNATIVE_NAME.length; i++) {
      if (der[from + i] != ALTERNATIVE_NAME[i]) {
        return false;
      }
    }
    return true;
  }

  private static String name(byte[] der, int from, int to) {
    for (int i = from; i < to - 1; i++) {
      int tag = der[i] & 0xff;
      int length = der[i + 1] & 0xff;
      if ((tag == RFC822_NAME || tag == URI)
          && length > 2
          && length <= MAX_LENGTH
          && i + 2 + length <= der.length) {
        String text = new String(der, i + 2, length, US_ASCII);
        if (text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
          return text;
        }
      }
    }
    return "";
  }
}
