package dev.sallyport.gitobject;

import static dev.sallyport.gitobject.Samples.ID;
import static dev.sallyport.gitobject.Samples.PGP;
import static dev.sallyport.gitobject.Samples.SIGNED;
import static dev.sallyport.gitobject.Samples.SSH;
import static dev.sallyport.gitobject.Samples.START;
import static dev.sallyport.gitobject.Samples.TAG;
import static dev.sallyport.gitobject.Samples.bytes;
import static dev.sallyport.gitobject.Samples.header;
import static dev.sallyport.gitobject.Samples.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.verdict.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Broken objects are refused, or they are what was read from them: the same ones every time. */
class MutationsTest {
  private static final int ROUNDS = 8_000;
  private static final List<String> PIECES =
      List.of(
          "\n",
          "\n\n",
          " ",
          "\0",
          "\r",
          "<",
          ">",
          "tree ",
          "parent ",
          "author ",
          "gpgsig ",
          "gpgsig-sha256 ",
          "mergetag ",
          "encoding x\n",
          "\n ",
          "-----BEGIN PGP SIGNATURE-----\n",
          "-----END PGP SIGNATURE-----\n",
          "40000 ",
          "100644 ",
          "/",
          ".git",
          "+0000",
          "0");

  /** Reads, and writes again what it read. */
  private interface Reader {
    byte[] again(byte[] raw) throws Refusal;
  }

  @Test
  void commits() {
    feed(bytes(SIGNED), MutationsTest::commit);
    feed(
        bytes(START + "change-id k\n" + header("mergetag", TAG) + header("gpgsig", SSH) + "\nx\n"),
        MutationsTest::commit);
  }

  @Test
  void tags() {
    feed(bytes(TAG), MutationsTest::tag);
    feed(bytes(TAG.replace(PGP, SSH)), MutationsTest::tag);
  }

  @Test
  void trees() {
    byte[] tree =
        new TreeBytes()
            .with("100644", "a.b")
            .with("40000", "a")
            .with("100755", "a0")
            .with("120000", "\u00e9")
            .bytes();
    feed(tree, raw -> TreeBytes.of(TreeParser.parse(ID, raw)));
  }

  private static byte[] commit(byte[] raw) throws Refusal {
    CommitObject commit = CommitParser.parse(ID, raw);
    String unsigned = text(commit.unsignedBytes());
    StringBuilder start = new StringBuilder("tree " + commit.tree() + "\n");
    commit.parents().forEach(parent -> start.append("parent ").append(parent).append('\n'));
    assertTrue(unsigned.startsWith(start.toString()), unsigned);
    assertTrue(unsigned.startsWith(line("author", commit.author()), start.length()), unsigned);
    if (commit.signature().isEmpty()) {
      return commit.unsignedBytes();
    }
    // a signature stands last or before the encoding, perhaps with GitHub's empty line
    String block = header("gpgsig", text(commit.signature().get().block()));
    String whole = text(raw);
    int from = whole.indexOf("\ngpgsig ") + 1;
    assertTrue(whole.startsWith(block, from), whole);
    int to = from + block.length() + (whole.startsWith(" \n", from + block.length()) ? 2 : 0);
    return bytes(
        unsigned.substring(0, from) + whole.substring(from, to) + unsigned.substring(from));
  }

  private static String line(String key, Ident ident) {
    String text =
        key
            + " "
            + ident.name()
            + " <"
            + ident.email()
            + "> "
            + ident.epochSecond()
            + " "
            + ident.zone()
            + "\n";
    return text.indexOf('\ufffd') >= 0 ? key + " " : text;
  }

  private static byte[] tag(byte[] raw) throws Refusal {
    TagObject tag = TagParser.parse(ID, raw);
    assertTrue(
        text(raw).startsWith("object " + tag.target() + "\ntype " + tag.type() + "\n"), text(raw));
    if (tag.signature().isEmpty()) {
      return raw;
    }
    String again = text(tag.signature().get().payload()) + text(tag.signature().get().block());
    return bytes(raw.length == again.length() + 1 ? again + "\n" : again);
  }

  private static void feed(byte[] good, Reader reader) {
    Random random = new Random(20261122);
    int accepted = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] raw = good;
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        raw = mutated(raw, random);
      }
      byte[] input = raw;
      try {
        assertArrayEquals(input, reader.again(input), () -> text(input));
        accepted++;
      } catch (Refusal expected) {
        assertEquals(false, expected.finding().subject().isEmpty());
      }
    }
    assertTrue(accepted > ROUNDS / 200, accepted + " accepted: nothing was tried");
  }

  private static byte[] mutated(byte[] good, Random random) {
    int from = random.nextInt(good.length + 1);
    int to = Math.min(good.length, from + random.nextInt(6));
    byte[] piece =
        switch (random.nextInt(4)) {
          case 0 -> new byte[0];
          case 1 -> new byte[] {(byte) random.nextInt(256)};
          case 2 -> Arrays.copyOfRange(good, from / 2, from / 2 + random.nextInt(30));
          default -> bytes(PIECES.get(random.nextInt(PIECES.size())));
        };
    byte[] result = new byte[good.length - (to - from) + piece.length];
    System.arraycopy(good, 0, result, 0, from);
    System.arraycopy(piece, 0, result, from, piece.length);
    System.arraycopy(good, to, result, from + piece.length, good.length - to);
    return result;
  }
}
