package dev.sallyport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@SuppressWarnings("NullAway") // JUnit fills the folder
class SourceSimulateTest {
  @TempDir Path temporary;
  private Path repository;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void signedTwice() throws Exception {
    repository = Files.createDirectories(temporary.resolve("widgets"));
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", temporary.resolve("key").toString());
    run("git", "init", "-q", "-b", "main", ".");
    commit("Begin");
    commit("Red \u001b[31m\u202e alert");
  }

  private void commit(String subject) throws Exception {
    run(
        "git",
        "-c",
        "user.name=Alice \u202e{x: y}",
        "-c",
        "user.email=alice@example.org",
        "-c",
        "gpg.format=ssh",
        "-c",
        "user.signingkey=" + temporary.resolve("key"),
        "commit",
        "-q",
        "-S",
        "--allow-empty",
        "-m",
        subject);
  }

  private void run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(repository.toFile());
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), said);
  }

  private int simulate(Path folder, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--repo", folder.toString()));
    arguments.addAll(List.of(more));
    CommandLine line = new CommandLine(new SourceSimulateCommand());
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.getCommandSpec().exitCodeOnInvalidInput(Main.USAGE);
    return line.execute(arguments.toArray(String[]::new));
  }

  @Test
  void showsWhatWouldBeRefusedAndAPolicy() {
    assertEquals(0, simulate(repository), err::toString);
    assertTrue(out.toString().contains("branch.direct-push at 1 commit"), out::toString);
    assertTrue(out.toString().contains("reviews 0, commits signed, expiry witnessed: all pass"));
    assertTrue(out.toString().contains("version: 1"));
    assertTrue(out.toString().contains("--trust-root "));
    assertFalse(out.toString().chars().anyMatch(c -> c == 0x1b || c == 0x202e));
  }

  @Test
  void writesTheProposalOnce() throws Exception {
    Path draft = temporary.resolve("draft");
    assertEquals(0, simulate(repository, "--propose", draft.toString()), err::toString);
    String first = Files.readString(draft.resolve("policy.yaml"));
    assertTrue(first.contains("repository: widgets"), first);
    assertEquals(2, simulate(repository, "--propose", draft.toString()));
    assertTrue(err.toString().contains("is not empty"), err::toString);
    assertEquals(first, Files.readString(draft.resolve("policy.yaml")));
    out.getBuffer().setLength(0);
    String policy = draft.resolve("policy.yaml").toString();
    assertEquals(0, simulate(repository, "--policy", policy), err::toString);
    assertTrue(out.toString().contains("as written: reviews 0, commits signed"), out::toString);
  }

  @Test
  void saysTheSameInJson() throws Exception {
    assertEquals(0, simulate(repository, "--format", "json"), err::toString);
    JsonNode root = new ObjectMapper().readTree(out.toString());
    assertEquals("proposed", root.path("basis").asText());
    assertEquals(1, root.path("steps").asInt());
    assertEquals("branch.direct-push", root.at("/levels/0/rules/0/rule").asText(), out::toString);
    assertTrue(root.at("/proposal/policy").asText().contains("version: 1"));
    assertFalse(out.toString().chars().anyMatch(c -> c == 0x1b || c == 0x202e));
  }

  @Test
  void whatCannotBeReadIsTwoAndWrongUseIsThree() throws Exception {
    assertEquals(2, simulate(Files.createDirectories(temporary.resolve("empty"))));
    assertTrue(err.toString().contains("history.not-a-repository"), err::toString);
    assertEquals(2, simulate(repository, "--ring", temporary.resolve("none").toString()));
    assertEquals(2, simulate(repository, "--policy", temporary.resolve("none").toString()));
    assertEquals(2, simulate(repository, "--branch", "other"));
    assertFalse(err.toString().contains("\tat "), err::toString);
    assertEquals(3, simulate(repository, "--last", "0"));
  }
}
