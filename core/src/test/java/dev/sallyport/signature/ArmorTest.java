package dev.sallyport.signature;

import static dev.sallyport.signature.Scene.PAYLOAD;
import static dev.sallyport.signature.Scene.SIGNED;
import static dev.sallyport.signature.Scene.check;
import static dev.sallyport.signature.Scene.good;
import static dev.sallyport.signature.Scene.refused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The closed list of forms that the text around a signature may have. */
class ArmorTest {
  private static final Key ALICE = Key.p256();
  private static final byte[] PACKET = ALICE.sign(PAYLOAD, SIGNED);
  private static final String OTS =
      "-----BEGIN OPENTIMESTAMPS GIT TIMESTAMP-----\n\n"
          + Blocks.lines(new byte[100], 64)
          + "-----END OPENTIMESTAMPS GIT TIMESTAMP-----\n";

  private static Checked openPgp(String headers, int width, boolean sum, String tail)
      throws Refusal {
    return check(
        Blocks.openPgp(PACKET, headers, width, sum, tail), Certificate.usual(ALICE).read());
  }

  private static Checked text(String block) throws Refusal {
    return check(block.getBytes(ISO_8859_1), Certificate.usual(ALICE).read());
  }

  @Test
  void readsTheFormsThatRealHistoriesHold() throws Refusal {
    good(openPgp("", 64, true, ""));
    good(openPgp("", 64, false, ""));
    good(openPgp("", 60, true, ""));
    good(openPgp("", 76, true, ""));
    good(openPgp("", 64, true, "\n"));
    good(openPgp("", 64, true, OTS));
    for (String version : List.of("v1", "v2", "v1.4.11 (GNU/Linux)", "v1.4.7 (MingW32)")) {
      good(openPgp("Version: GnuPG " + version + "\n", 64, true, ""));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Comment: x\n",
        "Comment: GPGTools - https://gpgtools.org\n",
        "Hash: SHA256\n",
        "Version: BCPG v1.67\n",
        "Version: GnuPG v\n",
        "Version: GnuPG v2\nComment: x\n",
        "Version: GnuPG v2\nVersion: GnuPG v2\n",
        "Version: GnuPG v2 <script>\n",
        "version: GnuPG v2\n",
        " \n",
        "\n"
      })
  void refusesAnyOtherHeader(String headers) throws Refusal {
    refused(Rule.COMMIT_SIGNATURE_FORM, openPgp(headers, 64, true, ""));
  }

  @Test
  void refusesAnythingElseAfterTheEnd() throws Refusal {
    String block = new String(Blocks.openPgp(PACKET), ISO_8859_1);
    for (String tail :
        List.of("\n\n", " ", "\r\n", "x\n", block, OTS + "\n", OTS + OTS, "\n" + OTS)) {
      refused(Rule.COMMIT_SIGNATURE_FORM, openPgp("", 64, true, tail));
    }
    refused(Rule.COMMIT_SIGNATURE_FORM, openPgp("", 64, true, OTS.replace("AAAA\n", "AA\n")));
    refused(Rule.COMMIT_SIGNATURE_FORM, openPgp("", 64, true, "Timestamp(<00>)\n" + OTS));
  }

  @Test
  void refusesOtherLines() throws Refusal {
    String block = new String(Blocks.openPgp(PACKET), ISO_8859_1);
    good(text(block));
    for (String other :
        List.of(
            block.replace("\n", "\r\n"),
            " " + block,
            block.substring(0, block.length() - 1),
            block.replace("-----END", "----END"),
            block.replaceFirst("(?s)-----END.*", ""),
            block.replaceFirst("\n([A-Za-z0-9+/]{10})", "\n$1\n"),
            block.replaceFirst("\n=....\n", "\n=AAAA\n"),
            block.replaceFirst("(?s)(\n=....\n)", "$1$1"),
            block.replaceFirst("\n\n", "\n\n\n"),
            block.replaceFirst("\n\n", "\n"),
            block.replaceFirst("\n\n(.)", "\n\n-"),
            block.replaceFirst("\n\n(.)", "\n\n\u00e9"),
            "",
            "\n",
            "-----BEGIN PGP SIGNATURE-----\n",
            "-----BEGIN PGP SIGNATURE-----\n\n-----END PGP SIGNATURE-----\n")) {
      refused(Rule.COMMIT_SIGNATURE_FORM, text(other));
    }
    refused(Rule.COMMIT_SIGNATURE_FORM, openPgp("", 20, true, ""));
    refused(Rule.COMMIT_SIGNATURE_FORM, openPgp("", 68, true, ""));
    refused(Rule.COMMIT_SIGNATURE_FORM, text(block + "x".repeat(1 << 17) + "\n"));
  }

  @Test
  void refusesUnusedBitsAndExtraPadding() throws Refusal {
    for (int extra = 0; extra < 3; extra++) {
      SshKey key = SshKey.ed25519();
      String block = new String(Blocks.ssh(key.sign(PAYLOAD)), ISO_8859_1);
      String other = block.replaceFirst("([A-Za-z0-9+/])(=*)\n-----END", "$1=$2\n-----END");
      refused(Rule.COMMIT_SIGNATURE_FORM, check(other.getBytes(ISO_8859_1), key.read()));
    }
    refusedText("QQ=", 4);
    refusedText("QR==", 4);
    refusedText("QUJ=", 4);
    refusedText("QU=B", 4);
    refusedText("====", 4);
  }

  private static void refusedText(String text, int length) {
    byte[] bytes = java.util.Arrays.copyOf(text.getBytes(ISO_8859_1), length);
    org.junit.jupiter.api.Assertions.assertThrows(
        Rejected.class, () -> Base64Body.decode(bytes, length));
  }

  @Test
  void readsSshInThreeWidths() throws Refusal {
    SshKey key = SshKey.ed25519();
    good(check(Blocks.ssh(key.sign(PAYLOAD), 70), key.read()));
    good(check(Blocks.ssh(key.sign(PAYLOAD), 76), key.read()));
    good(check(Blocks.ssh(key.sign(PAYLOAD), 64), key.read()));
    refused(Rule.COMMIT_SIGNATURE_FORM, check(Blocks.ssh(key.sign(PAYLOAD), 68), key.read()));
    byte[] block = Blocks.ssh(key.sign(PAYLOAD));
    refused(
        Rule.COMMIT_SIGNATURE_FORM,
        check(OpenPgpCheckTest.join(block, new byte[] {'\n'}), key.read()));
    refused(Rule.COMMIT_SIGNATURE_FORM, check(OpenPgpCheckTest.join(block, block), key.read()));
  }
}
