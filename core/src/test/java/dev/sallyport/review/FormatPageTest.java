package dev.sallyport.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.statement.Envelope;
import dev.sallyport.statement.Statement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code docs/formats/review.md} are what the page says they are. */
@SuppressWarnings("NullAway")
class FormatPageTest {
  private static final Path PAGE = Path.of("..", "docs", "formats", "review.md");

  @TempDir Path folder;

  @Test
  void theExamplesAreWhatIsWritten() throws Exception {
    List<String> json = blocks("json");
    assertEquals(3, json.size());
    byte[] statement = json.get(0).getBytes(UTF_8);
    ReviewStatement review = ReviewStatement.read(Statement.read("page", statement));
    assertArrayEquals(statement, review.write());
    byte[] file = json.get(1).getBytes(UTF_8);
    Envelope envelope = Envelope.read("page", file);
    assertArrayEquals(file, envelope.write());
    assertArrayEquals(statement, envelope.payload());
    assertTrue(Files.readString(PAGE).contains("`" + SignedFile.nameOf(file) + "`"));
    byte[] approval = json.get(2).getBytes(UTF_8);
    assertArrayEquals(approval, ForgeApproval.read(Statement.read("page", approval)).write());
  }

  @Test
  void theSignatureOfTheExampleIsGood() throws Exception {
    Envelope envelope = Envelope.read("page", blocks("json").get(1).getBytes(UTF_8));
    String key =
        blocks("text").stream().filter(block -> block.startsWith("ssh-")).findFirst().orElseThrow();
    Path signers = Files.writeString(folder.resolve("signers"), "alice " + key);
    Path block =
        Files.write(folder.resolve("block"), SignatureBlock.of(envelope.signatures().get(0).sig()));
    List<String> verify =
        List.of(
            "ssh-keygen",
            "-Y",
            "verify",
            "-f",
            signers.toString(),
            "-I",
            "alice",
            "-n",
            ReviewStatement.NAMESPACE,
            "-s",
            block.toString());
    Programs.Call call = new Programs.Call(verify, envelope.pae(), false);
    assertEquals(0, Desk.in(folder).programs().run(call).exit());
  }

  @Test
  void theCommandsOfThePageAreThoseOfTheHints() throws Exception {
    assertEquals(
        ReviewRef.fetchLine("origin", Reviews.REF)
            + "\n"
            + ReviewRef.pushLine("origin", Reviews.REF)
            + "\n",
        blocks("text").get(0));
  }

  private static List<String> blocks(String language) throws Exception {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(PAGE))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }
}
