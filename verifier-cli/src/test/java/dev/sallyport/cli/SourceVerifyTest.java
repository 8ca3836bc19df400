package dev.sallyport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceVerifyTest {
  private static final String HOSTILE =
      "\u001b[2K\u001b[1A\u202eVERIFIED <script>alert(1)</script> ]]>&";

  private Path dir;

  @BeforeEach
  void open(@TempDir Path folder) {
    dir = folder;
  }

  private static Ran verify(GitStage stage, String root, String... more) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "source",
                "verify",
                "--repo",
                stage.repository().toString(),
                "--branch",
                "main",
                "--trust-root",
                root));
    line.addAll(List.of(more));
    return Ran.of(line.toArray(String[]::new));
  }

  private static List<String> rules(GitStage stage, String root, int exit, String... more)
      throws Exception {
    List<String> options = new ArrayList<>(List.of(more));
    options.addAll(List.of("--format", "json"));
    Ran ran = verify(stage, root, options.toArray(String[]::new));
    assertEquals(exit, ran.exit(), ran::toString);
    JsonNode report = new ObjectMapper().readTree(ran.out());
    assertEquals(exit, report.at("/exit").asInt());
    TreeSet<String> rules = new TreeSet<>();
    report
        .at("/findings")
        .forEach(
            finding -> {
              if (!finding.at("/weight").asText().equals("NOTE")) {
                rules.add(finding.at("/rule").asText());
              }
            });
    return List.copyOf(rules);
  }

  @Test
  void aReviewedMergeIsVerifiedAndADirectPushIsNot() throws Exception {
    GitStage stage = GitStage.set(dir);
    String root = stage.root(stage.head());
    stage.reviewedMerge("feature");
    assertEquals(List.of(), rules(stage, root, 0));
    Ran text = verify(stage, root);
    assertTrue(text.out().startsWith("VERIFIED 1 step, 2 commits"), text.out());

    stage.file("pushed", "x\n");
    stage.commit("alice", "Push");
    assertEquals(List.of("review.unavailable"), rules(stage, root, 2));

    stage.git("alice", "commit", "-q", "--allow-empty", "--no-gpg-sign", "-m", "Unsigned");
    assertTrue(rules(stage, root, 1).contains("commit.unsigned"));
  }

  @Test
  void whatRefutesASubjectAndWhatIsMissingHaveTheirOwnExitCodes() throws Exception {
    GitStage stage = GitStage.set(dir);
    String root = stage.root(stage.head());
    String repo = stage.repository().toString();
    assertEquals(List.of("history.empty"), rules(stage, root, 2));
    stage.reviewedMerge("feature");
    String[] bare = {"source", "verify", "--repo", repo, "--branch", "main"};
    Ran noRoot = Ran.of(bare);
    assertEquals(2, noRoot.exit());
    assertTrue(noRoot.out().contains("policy.root-missing"), noRoot.out());
    assertEquals(List.of("policy.root-missing"), rules(stage, root.substring(0, 40), 2));
    assertEquals(
        List.of("policy.root-mismatch"), rules(stage, root.substring(0, 41) + "0".repeat(128), 1));

    stage.file("root.txt", root);
    Ran inside = withFile(stage, stage.repository().resolve("root.txt"));
    assertEquals(2, inside.exit());
    assertTrue(inside.out().contains("policy.root-from-subject"), inside.out());
    Path link = Files.createSymbolicLink(dir.resolve("link"), Path.of("repo/root.txt"));
    assertEquals(2, withFile(stage, link).exit());
    assertEquals(0, withFile(stage, Files.writeString(dir.resolve("root"), root + "\n")).exit());
    assertEquals(3, withFile(stage, dir.resolve("none")).exit());

    stage.git("alice", "checkout", "-q", "--detach");
    Ran detached = Ran.of("source", "verify", "--repo", repo, "--trust-root", root);
    assertEquals(2, detached.exit());
    assertTrue(detached.out().contains("branch.ambiguous"), detached.out());
    stage.git("alice", "checkout", "-q", "--orphan", "unborn");
    Ran unborn = Ran.of("source", "verify", "--repo", repo, "--trust-root", root);
    assertEquals(2, unborn.exit());
    assertTrue(unborn.out().contains("history.empty"), unborn.out());
    Ran nowhere = Ran.of("source", "verify", "--repo", dir.resolve("no").toString());
    assertEquals(2, nowhere.exit());
    assertTrue(nowhere.out().contains("history.not-a-repository"), nowhere.out());
  }

  private static Ran withFile(GitStage stage, Path file) {
    return Ran.of(
        "source",
        "verify",
        "--repo",
        stage.repository().toString(),
        "--branch",
        "main",
        "--trust-root-file",
        file.toString());
  }

  @Test
  void aPolicyThatCannotBeUsedIsToldAndNeverPasses() throws Exception {
    GitStage stage = GitStage.set(dir);
    String root = stage.root(stage.head());
    stage.reviewedMerge("feature");
    Path policy = dir.resolve("policy.yaml");
    assertEquals(2, verify(stage, root, "--policy", policy.toString()).exit());
    Files.writeString(policy, "version: 1\nnonsense: yes\n");
    assertEquals(List.of("policy.invalid"), rules(stage, root, 2, "--policy", policy.toString()));
    Files.writeString(
        policy,
        """
        version: 1
        repository: a
        people:
          alice: {name: A, emails: [alice@example.org], keys: [{ssh: keys/gone.pub}]}
        branches: [{match: [refs/heads/main], reviews: 0}]
        """);
    Ran keyless = verify(stage, root, "--policy", policy.toString());
    assertEquals(2, keyless.exit(), keyless::toString);
    assertTrue(keyless.out().contains("gone.pub"), keyless.out());
    String own = stage.repository().resolve(".sallyport/policy.yaml").toString();
    Ran self = verify(stage, root, "--policy", own);
    assertEquals(3, self.exit(), self::toString);
    assertTrue(self.err().contains("--policy"), self.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "sarif", "junit", "html"})
  void textOfOthersIsHarmlessInEveryFormat(String format) throws Exception {
    GitStage stage = GitStage.set(dir);
    String root = stage.root(stage.head());
    stage.file("x", "x\n");
    stage.git("alice", "add", "-A");
    stage.git(
        "alice", "-c", "user.name=" + HOSTILE, "commit", "-q", "--no-gpg-sign", "-m", HOSTILE);
    Path out = dir.resolve("report");
    Ran ran = verify(stage, root, "--format", format, "--out", out.toString());
    assertEquals(1, ran.exit(), ran::toString);
    assertTrue(ran.out().startsWith("REFUTED"), ran.out());
    String report = Files.readString(out);
    assertFalse(report.contains("\u001b") || report.contains("\u202e"), report);
    // SARIF has findings only, and those name the commit by its id
    assertTrue(
        format.equals("sarif") || report.toLowerCase(Locale.ROOT).contains("\\u001b[2k"), report);
    if (format.equals("html") || format.equals("junit")) {
      assertFalse(report.contains("<script>") || report.contains("]]>"), report);
    }
  }

  @Test
  void anApprovalMakesADirectCommitGood() throws Exception {
    GitStage stage = GitStage.set(dir);
    String root = stage.root(stage.head());
    stage.file("pushed", "x\n");
    stage.commit("alice", "Push");
    Ran approved = approve(stage, "bob", root.substring(0, 40));
    assertEquals(0, approved.exit(), approved::toString);
    assertTrue(approved.out().contains("A  pushed"), approved.out());
    assertTrue(approved.out().contains("alice <alice@example.org>"), approved.out());
    assertTrue(approved.out().contains("git push REMOTE refs/sallyport/reviews"), approved.out());
    assertEquals(List.of(), rules(stage, root, 0));
    Ran list = Ran.of("review", "list", "--repo", stage.repository().toString());
    assertEquals(0, list.exit(), list::toString);
    assertTrue(list.out().contains("good  bob (statement)"), list.out());

    stage.file("again", "x\n");
    stage.commit("alice", "Push again");
    assertEquals(List.of("branch.direct-push"), rules(stage, root, 1));
  }

  @Test
  void aReviewThatWouldCountForNothingIsNotKept() throws Exception {
    GitStage stage = GitStage.set(dir);
    String from = stage.head();
    stage.file("pushed", "x\n");
    stage.commit("alice", "Push");
    stage.stranger("mallory");
    Ran stranger = approve(stage, "mallory", from);
    assertEquals(1, stranger.exit(), stranger::toString);
    assertTrue(stranger.err().contains("refuted review.not-allowed"), stranger.err());
    Ran own = approve(stage, "alice", from);
    assertEquals(1, own.exit(), own::toString);
    assertTrue(own.err().contains("refuted review.self"), own.err());
    Ran nothing = approve(stage, "bob", stage.head());
    assertEquals(2, nothing.exit(), nothing::toString);
    assertTrue(nothing.err().contains("history.empty"), nothing.err());
    Ran noKey = approve(stage, "nobody", from);
    assertEquals(2, noKey.exit(), noKey::toString);
    assertTrue(noKey.err().contains("review.unavailable"), noKey.err());
  }

  @Test
  void aStatementGoesToARemoteAndIsListedThere() throws Exception {
    GitStage stage = GitStage.set(dir);
    String from = stage.head();
    stage.git("alice", "init", "-q", "--bare", dir.resolve("remote").toString());
    Ran none = Ran.of("review", "list", "--repo", stage.repository().toString());
    assertEquals(2, none.exit(), none::toString);
    assertTrue(none.err().contains("git fetch REMOTE refs/sallyport/reviews"), none.err());
    stage.file("pushed", "x\n");
    stage.commit("alice", "Push");
    Ran sent = approve(stage, "bob", from, "--push", dir.resolve("remote").toString());
    assertEquals(0, sent.exit(), sent::toString);
    stage.git("alice", "push", "-q", dir.resolve("remote").toString(), "main");
    Ran list =
        Ran.of("review", "list", "--repo", dir.resolve("remote").toString(), "--branch", "main");
    assertEquals(0, list.exit(), list::toString);
    assertTrue(list.out().contains("from " + from), list.out());
    Ran gone = approve(stage, "bob", from, "--push", dir.resolve("nowhere").toString());
    assertEquals(2, gone.exit(), gone::toString);
  }

  @Test
  void aVsaIsWrittenForAVerdictOnly() throws Exception {
    GitStage stage = GitStage.set(dir);
    String root = stage.root(stage.head());
    Path vsa = dir.resolve("source.vsa.intoto.json");
    String merge = stage.reviewedMerge("feature");
    assertEquals(0, verify(stage, root, "--vsa", vsa.toString()).exit());
    JsonNode statement = new ObjectMapper().readTree(vsa.toFile());
    assertEquals("PASSED", statement.at("/predicate/verificationResult").asText());
    assertEquals(merge, statement.at("/subject/0/digest/gitCommit").asText());
    assertEquals(
        "[\"SALLYPORT_REVIEWED\",\"SALLYPORT_SIGNED\",\"SLSA_SOURCE_LEVEL_1\"]",
        statement.at("/predicate/verifiedLevels").toString());

    stage.file("pushed", "x\n");
    stage.commit("alice", "Push");
    assertEquals(2, verify(stage, root, "--vsa", vsa.toString()).exit());
    assertFalse(Files.exists(vsa), "what an earlier run said");
    stage.git("alice", "commit", "-q", "--allow-empty", "--no-gpg-sign", "-m", "Unsigned");
    assertEquals(1, verify(stage, root, "--vsa", vsa.toString()).exit());
    JsonNode failed = new ObjectMapper().readTree(vsa.toFile());
    assertEquals("FAILED", failed.at("/predicate/verificationResult").asText());
  }

  @Test
  void aPullRequestIsJudgedUnderTheBase() throws Exception {
    GitStage stage = GitStage.set(dir);
    String root = stage.root(stage.head());
    stage.reviewedMerge("feature");
    stage.git("alice", "checkout", "-q", "-b", "proposal");
    stage.file("proposed", "x\n");
    stage.commit("alice", "Propose");
    assertEquals(0, approve(stage, "bob", stage.git("alice", "rev-parse", "main")).exit());
    assertEquals(List.of(), rules(stage, root, 0, "--base", "main", "--head", "proposal"));
    stage.file("proposed", "y\n");
    stage.commit("alice", "Change it after the review");
    assertEquals(
        List.of("review.stale"), rules(stage, root, 1, "--base", "main", "--head", "proposal"));
  }

  private static Ran approve(GitStage stage, String person, String from, String... more) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "review",
                "approve",
                "--repo",
                stage.repository().toString(),
                "--branch",
                "main",
                "--from",
                from,
                "--head",
                "HEAD",
                "--format",
                "ssh",
                "--key",
                stage.keyFile(person).toString()));
    line.addAll(List.of(more));
    return Ran.of(line.toArray(String[]::new));
  }
}
