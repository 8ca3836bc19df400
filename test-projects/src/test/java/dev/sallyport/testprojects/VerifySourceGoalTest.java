package dev.sallyport.testprojects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.testprojects.MavenRun.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sallyport:verify-source} and {@code sallyport:init} in a real Maven. */
class VerifySourceGoalTest {
  private static final String PLUGIN =
      "dev.sallyport:sallyport-maven-plugin:" + Workplace.VERSION + ":";

  @Test
  void whatIsReviewedAndUnchangedPassesAndNothingElse(@TempDir Path dir) throws Exception {
    SignedProject project = SignedProject.reviewed(dir);
    String root = project.trustRoot();

    Result clean = project.maven(root, "clean", "compile", "-T2").run();
    assertEquals(0, clean.exit(), clean::log);
    JsonNode report = project.report();
    assertEquals(0, report.path("exit").asInt());
    assertEquals("VERIFIED", report.path("outcome").asText());
    assertTrue(report.at("/facts/work tree").asText().contains("byte for byte"), report::toString);
    assertEquals(2, clean.log().split("VERIFIED 1 step", -1).length, "once: " + clean.log());

    project.file("app/src/main/java/Evil.java", "class Evil {}\n");
    assertEquals("", project.git("alice", "status", "--porcelain"));
    Result evil = project.maven(root, "validate").run();
    assertEquals(1, evil.exit(), evil::log);
    assertTrue(evil.log().contains("tree.worktree-extra app/src/main/java/Evil.java"), evil::log);
    assertTrue(evil.log().contains("target/sallyport/report.json"), evil::log);
    assertFalse(evil.log().contains("MojoExecutionException"), evil::log);
    assertEquals(1, project.report().path("exit").asInt());
    assertEquals(Set.of("tree.worktree-extra"), project.rules());
    Files.delete(project.folder.resolve("app/src/main/java/Evil.java"));

    project.file("pushed.txt", "x\n");
    project.git("alice", "add", "-A");
    project.git("alice", "commit", "-q", "--no-gpg-sign", "-m", "Push");
    Result pushed = project.maven(root, "validate").run();
    assertEquals(1, pushed.exit(), pushed::log);
    assertEquals(1, project.report().path("exit").asInt());
    assertTrue(project.rules().contains("commit.unsigned"), pushed::log);
    assertFalse(project.rules().contains("tree.worktree-extra"), pushed::log);
  }

  @Test
  void theBuildCannotSayWhatItIsJudgedBy(@TempDir Path dir) throws Exception {
    SignedProject project = SignedProject.reviewed(dir);
    String root = project.trustRoot();

    Result alone = project.maven("", "validate", "-Dsallyport.trustRoot=" + root).run();
    assertEquals(1, alone.exit(), alone::log);
    assertTrue(alone.log().contains("MojoExecutionException"), alone::log);
    assertEquals(2, project.report().path("exit").asInt());
    assertEquals(Set.of("policy.root-from-subject"), project.rules());

    Result same = project.maven(root, "validate", "-Dsallyport.trustRoot=" + root).run();
    assertEquals(0, same.exit(), same::log);

    String other = project.git("alice", "rev-parse", "HEAD~1") + ":" + "0".repeat(128);
    Result another = project.maven(root, "validate", "-Dsallyport.trustRoot=" + other).run();
    assertEquals(1, another.exit(), another::log);
    assertEquals(Set.of("policy.root-mismatch"), project.rules());

    Path file = Files.writeString(dir.resolve("root"), root + "\n");
    project.git("alice", "checkout", "-q", "--detach");
    Result detached =
        project
            .maven("", "validate", "-Dsallyport.branch=main")
            .environment("SALLYPORT_TRUST_ROOT_FILE", file.toString())
            .run();
    assertEquals(1, detached.exit(), detached::log);
    assertEquals(Set.of("branch.ambiguous"), project.rules());
    Path own = project.folder.resolve(".sallyport/policy.yaml");
    Result named =
        project
            .maven("", "validate", "-Dsallyport.branch=main", "-Dsallyport.policy=" + own)
            .environment("SALLYPORT_TRUST_ROOT_FILE", file.toString())
            .environment("SALLYPORT_BRANCH", "refs/heads/main")
            .run();
    assertEquals(1, named.exit(), named::log);
    assertEquals(Set.of("policy.root-from-subject"), project.rules());
  }

  @Test
  void initProposesAPolicyAndReplacesNone(@TempDir Path dir) throws Exception {
    SignedProject project = SignedProject.begun(dir);
    project.merge("one");
    project.merge("two");

    Result first = MavenRun.in(project.folder).with(PLUGIN + "init", "-N").run();
    assertEquals(0, first.exit(), first::log);
    assertTrue(first.log().contains("The last 2 moves of refs/heads/main"), first::log);
    String policy = Files.readString(project.folder.resolve(".sallyport/policy.yaml"));
    assertTrue(policy.contains("alice@example.org"), policy);

    Result second = MavenRun.in(project.folder).with(PLUGIN + "init", "-N").run();
    assertEquals(1, second.exit(), second::log);
    assertTrue(second.log().contains("is not empty"), second::log);
    assertEquals(policy, Files.readString(project.folder.resolve(".sallyport/policy.yaml")));
  }
}
