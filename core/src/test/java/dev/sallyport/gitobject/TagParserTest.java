package dev.sallyport.gitobject;

import static dev.sallyport.gitobject.Samples.BOB;
import static dev.sallyport.gitobject.Samples.ID;
import static dev.sallyport.gitobject.Samples.PGP;
import static dev.sallyport.gitobject.Samples.SSH;
import static dev.sallyport.gitobject.Samples.TAG;
import static dev.sallyport.gitobject.Samples.bytes;
import static dev.sallyport.gitobject.Samples.header;
import static dev.sallyport.gitobject.Samples.id;
import static dev.sallyport.gitobject.Samples.text;
import static dev.sallyport.verdict.Rule.TAG_MALFORMED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.verdict.Refusal;
import org.junit.jupiter.api.Test;

class TagParserTest {
  private static TagObject parse(String text) throws Refusal {
    return TagParser.parse(ID, bytes(text));
  }

  private static void refused(String fact, String text) {
    Refused.by(TAG_MALFORMED, fact, () -> parse(text));
  }

  @Test
  void readsEveryField() throws Exception {
    TagObject tag = parse(TAG);
    assertEquals(id('b'), tag.target());
    assertEquals("commit", tag.type());
    assertEquals("v1.0", tag.name());
    assertEquals("bob@example.org", tag.tagger().orElseThrow().email());
    assertEquals("Release\n", tag.message());
    SignedBytes signed = tag.signature().orElseThrow();
    assertEquals(PGP, text(signed.block()));
    assertEquals(TAG, text(signed.payload()) + PGP);
  }

  @Test
  void acceptsOldAndUnsignedTags() throws Exception {
    assertTrue(parse(TAG.replace("tagger " + BOB + "\n", "")).tagger().isEmpty());
    TagObject unsigned = parse(TAG.replace(PGP, ""));
    assertTrue(unsigned.signature().isEmpty());
    assertEquals("Release\n", unsigned.message());
    assertEquals(SSH, text(parse(TAG.replace(PGP, SSH)).signature().orElseThrow().block()));
  }

  @Test
  void refusesMoreThanOneSignature() {
    refused("more than one", TAG + PGP);
    refused("more than one", TAG + SSH);
    refused("more than one", TAG.replace("Release\n", PGP));
    refused("follows", TAG + "more message\n");
    refused("last line", TAG.substring(0, TAG.indexOf("-----END")));
  }

  @Test
  void refusesHeadersThatDoNotBelongThere() {
    refused("too many", TAG.replace("\n\nRelease", "\n" + header("gpgsig", PGP) + "\nRelease"));
    refused("too many", TAG.replace("\n\nRelease", "\ngpgsig-sha256 x\n\nRelease"));
    refused("'tag'", TAG.replace("type commit\n", ""));
    refused("second line", TAG.replace("tag v1.0", "tag v1.0\n v2.0"));
    refused("name is empty", TAG.replace("tag v1.0", "tag "));
    refused("known type", TAG.replace("type commit", "type branch"));
    refused("object header", TAG.replace(id('b').hex(), "main"));
    refused(
        "'tagger",
        TAG.replace("tagger " + BOB, "tagger Bob <bob@example.org>")
            .replace("tagger Bob", "taggerBob"));
    refused("tagger is not", TAG.replace(BOB, "Bob <bob@example.org>"));
    refused("NUL", TAG.replace("Release", "Rel\0ease"));
    refused("empty line", TAG.substring(0, TAG.indexOf("\n\n") + 1));
  }
}
