package dev.sallyport.gitobject;

import static dev.sallyport.gitobject.Samples.ALICE;
import static dev.sallyport.gitobject.Samples.BOB;
import static dev.sallyport.gitobject.Samples.ID;
import static dev.sallyport.gitobject.Samples.PGP;
import static dev.sallyport.gitobject.Samples.SIGNED;
import static dev.sallyport.gitobject.Samples.SSH;
import static dev.sallyport.gitobject.Samples.START;
import static dev.sallyport.gitobject.Samples.TAG;
import static dev.sallyport.gitobject.Samples.bytes;
import static dev.sallyport.gitobject.Samples.header;
import static dev.sallyport.gitobject.Samples.id;
import static dev.sallyport.gitobject.Samples.text;
import static dev.sallyport.verdict.Rule.COMMIT_MALFORMED;
import static dev.sallyport.verdict.Rule.COMMIT_SIGNATURE_FORM;
import static dev.sallyport.verdict.Rule.HISTORY_LIMIT;
import static dev.sallyport.verdict.Rule.TAG_MALFORMED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitParserTest {
  private static CommitObject parse(String text) throws Refusal {
    return CommitParser.parse(ID, bytes(text));
  }

  private static void refused(Rule rule, String fact, String text) {
    Refused.by(rule, fact, () -> parse(text));
  }

  @Test
  void readsEveryField() throws Exception {
    CommitObject commit = parse(SIGNED);
    assertEquals(id('1'), commit.tree());
    assertEquals(List.of(id('2')), commit.parents());
    assertEquals(
        new Ident("Alice Example", "alice@example.org", 1_700_000_000L, "+0200"), commit.author());
    assertEquals(new Ident("Bob", "bob@example.org", 1_700_000_001L, "-0530"), commit.committer());
    assertEquals("Change something\n", commit.message());
    assertEquals(PGP, text(commit.signature().orElseThrow().block()));
    assertEquals(START + "\nChange something\n", text(commit.unsignedBytes()));
    assertEquals(START + "\nChange something\n", text(commit.signature().orElseThrow().payload()));
  }

  @Test
  void acceptsWhatRealProgramsWrite() throws Exception {
    assertTrue(parse(START + "\n").signature().isEmpty(), "no message");
    assertEquals(SSH, block(START + header("gpgsig", SSH) + "\nx"));
    assertEquals(PGP, block(START + header("gpgsig", PGP) + " \n\nx"), "GitHub's empty line");
    assertEquals(PGP, block(START + header("gpgsig", PGP) + "encoding cp1251\n\nx"), "JGit");
    assertEquals(PGP, block(START + "change-id kkkk\n" + header("gpgsig", PGP) + "\nx"), "jj");
    parse(START + "HG:extra a\nHG:extra b\nHG:rename-source hg\n\nhg-git");
    parse("tree " + id('1') + "\nauthor " + ALICE + "\ncommitter " + BOB + "\n\nroot commit");
  }

  @Test
  void leavesATimestampOutOfTheSignature() throws Exception {
    String stamp =
        """
        -----BEGIN OPENTIMESTAMPS GIT TIMESTAMP-----

        AQHw
        -----END OPENTIMESTAMPS GIT TIMESTAMP-----
        """;
    assertEquals(PGP, block(START + header("gpgsig", PGP + stamp) + "\nx"));
    refused(
        COMMIT_SIGNATURE_FORM, "follows", START + header("gpgsig", PGP + stamp + stamp) + "\nx");
    refused(COMMIT_SIGNATURE_FORM, "follows", START + header("gpgsig", PGP + "junk\n") + "\nx");
  }

  private static String block(String commit) throws Refusal {
    return text(parse(commit).signature().orElseThrow().block());
  }

  @Test
  void takesASignatureInTheMessageForMessage() throws Exception {
    CommitObject moved = parse(START + "\nChange something\n" + header("gpgsig", PGP) + "\n");
    assertTrue(moved.signature().isEmpty());
  }

  @Test
  void readsTheTagsThatAMergeCarries() throws Exception {
    String merge = START + header("mergetag", TAG) + header("mergetag", TAG);
    CommitObject commit = parse(merge + header("gpgsig", SSH) + "\nMerge\n");
    assertEquals(2, commit.mergetags().size());
    TagObject tag = commit.mergetags().get(0);
    assertEquals("v1.0", tag.name());
    assertEquals(PGP, text(tag.signature().orElseThrow().block()));
    assertEquals(merge + "\nMerge\n", text(commit.unsignedBytes()));
    refused(
        TAG_MALFORMED,
        "known type",
        START + header("mergetag", TAG.replace("type commit", "type note")) + "\nx");
  }

  @Test
  void refusesMoreThanOneSignature() {
    String one = header("gpgsig", PGP);
    refused(COMMIT_SIGNATURE_FORM, "two gpgsig", START + one + one + "\nx");
    refused(COMMIT_SIGNATURE_FORM, "more than one", START + header("gpgsig", PGP + PGP) + "\nx");
    refused(COMMIT_SIGNATURE_FORM, "more than one", START + header("gpgsig", PGP + SSH) + "\nx");
    refused(COMMIT_SIGNATURE_FORM, "take for", START + one + "gpgsig-sha256 x\n\nx");
    refused(COMMIT_SIGNATURE_FORM, "take for", START + "gpgsigfoo x\n" + one + "\nx");
  }

  @Test
  void refusesASignatureThatIsNoBlock() {
    refused(COMMIT_SIGNATURE_FORM, "first line", START + "gpgsig x\n\nx");
    refused(COMMIT_SIGNATURE_FORM, "first line", START + "gpgsig \n\nx");
    refused(COMMIT_SIGNATURE_FORM, "take for", START + "gpgsig\n\nx");
    String endless = PGP.substring(0, PGP.indexOf("-----END"));
    refused(COMMIT_SIGNATURE_FORM, "last line", START + header("gpgsig", endless) + "\nx");
    refused(
        COMMIT_SIGNATURE_FORM,
        "last line",
        START + header("gpgsig", PGP.replace("END PGP", "END SSH")) + "\nx");
  }

  @Test
  void refusesASignatureInTheWrongPlace() {
    String signature = header("gpgsig", PGP);
    refused(COMMIT_MALFORMED, "follows", START + signature + header("mergetag", TAG) + "\nx");
    refused(COMMIT_MALFORMED, "follows", START + signature + "change-id k\n\nx");
    refused(COMMIT_MALFORMED, "'gpgsig'", signature + START + "\nx");
  }

  @Test
  void refusesHeadersTwiceMissingOrUnknown() {
    refused(COMMIT_MALFORMED, "'tree'", "tree " + id('1') + "\n" + START + "\nx");
    refused(
        COMMIT_MALFORMED,
        "twice",
        START.replace("author", "parent " + id('2') + "\nauthor") + "\nx");
    refused(COMMIT_MALFORMED, "'author'", START.replace("committer", "author") + "\nx");
    refused(COMMIT_MALFORMED, "no committer", START.substring(0, START.indexOf("comm")) + "\nx");
    refused(COMMIT_MALFORMED, "not known", START + "parent " + id('3') + "\n\nx");
    refused(COMMIT_MALFORMED, "not known", START + "x-extra y\n\nx");
    refused(COMMIT_MALFORMED, "two encoding", START + "encoding a\nencoding b\n\nx");
    refused(COMMIT_MALFORMED, "second line", START + "encoding a\n b\n\nx");
    refused(COMMIT_MALFORMED, "second line", START + " continued\n\nx");
  }

  @Test
  void refusesBytesThatOthersReadDifferently() {
    refused(COMMIT_MALFORMED, "NUL", START + "\nmessage\0hidden");
    refused(COMMIT_MALFORMED, "NUL", START.replace("Bob", "B\0b") + "\nx");
    refused(COMMIT_MALFORMED, "carriage", START.replace("\n", "\r\n") + "\r\nx");
    refused(COMMIT_MALFORMED, "empty line", START);
    refused(COMMIT_MALFORMED, "no tree", "\n" + START);
    refused(COMMIT_MALFORMED, "empty line", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bob <bob@example.org> 1700000001",
        "Bob <bob@example.org> 1700000001 0530",
        "Bob <bob@example.org> 1700000001 +530",
        "Bob <bob@example.org>  1700000001 +0530",
        "Bob <bob@example.org> 01700000001 +0530",
        "Bob <bob@example.org> -1 +0530",
        "Bob <bob@example.org> 1700000001 +0530 ",
        "Bob <bob@example.org> 1234567890123456789 +0530",
        "Bob <bob@example.org>1700000001 +0530",
        "Bob<bob@example.org> 1700000001 +0530",
        "Bob <bob@example.org",
        "Bob bob@example.org> 1700000001 +0530",
        "Bob <bob@example.org> <alice@example.org> 1700000001 +0530",
        "Bob <b<ob@example.org> 1700000001 +0530",
        "Bob <bob@example.org> > 1700000001 +0530",
        "<bob@example.org> 1700000001 +0530",
        ""
      })
  void refusesIdentsThatAreNotCanonical(String ident) {
    refused(COMMIT_MALFORMED, "committer", START.replace(BOB, ident) + "\nx");
  }

  @Test
  void refusesIdsThatAreNotIds() {
    refused(COMMIT_MALFORMED, "tree header", START.replace(id('1').hex(), "1".repeat(64)) + "\nx");
    refused(COMMIT_MALFORMED, "parent", START.replace(id('2').hex(), "A".repeat(40)) + "\nx");
  }

  @Test
  void refusesWhatIsTooLarge() throws Exception {
    String start = START + "\n";
    parse(start + "x".repeat(CommitParser.MAX_BYTES - start.length()));
    refused(HISTORY_LIMIT, "more than", start + "x".repeat(CommitParser.MAX_BYTES));
  }
}
