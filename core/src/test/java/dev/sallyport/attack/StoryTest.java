package dev.sallyport.attack;

import static dev.sallyport.attack.Cast.ALICE;
import static dev.sallyport.attack.Cast.ALICE_WITH_SECOND_KEY;
import static dev.sallyport.attack.Cast.BOB;
import static dev.sallyport.attack.Cast.CAROL;
import static dev.sallyport.attack.Cast.DAVE;
import static dev.sallyport.attack.Cast.ERIN;
import static dev.sallyport.attack.CommitPlan.by;
import static dev.sallyport.attack.TagPlan.tagBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the stories against git itself: they are proper repositories with real signatures. */
@SuppressWarnings("NullAway")
class StoryTest {
  @TempDir Path temp;
  private Path repository;
  private Story story;

  @BeforeEach
  void tell() throws IOException {
    repository = Files.createDirectory(temp.resolve("repository"));
    story =
        Story.in(repository)
            .policy(p -> p.bot("pom.xml").forge("merge").importer().witness())
            .commit(by(ALICE).file("src/a.txt", "1\n").reviewedBy(BOB).as("one"))
            .branch("topic")
            .commit(by(ERIN).file("src/b.txt", "2\n"))
            .commit(by(ALICE_WITH_SECOND_KEY).entry("src/link", "120000", "a.txt"))
            .on("main")
            .commit(by(DAVE).file("src.x", "3\n").reviewedBy(CAROL))
            .merge(by(BOB).mergetag(tagBy(CAROL)).as("merge"), "topic")
            .commit(by(CAROL).remove("README").reviewedBy(DAVE))
            .tag("v1.0", tagBy(ALICE));
    story.told();
  }

  @Test
  void gitFindsNothingWrong() throws Exception {
    assertEquals("", git("fsck", "--strict", "--no-dangling"));
    assertEquals("7", git("rev-list", "--count", "main").strip());
    assertEquals(3L, git("ls-tree", "--name-only", "refs/sallyport/reviews").lines().count());
    assertEquals(
        "pom.xml\nsrc.x\nsrc\n",
        git("ls-tree", "--name-only", "main").replaceFirst("\\.sallyport\n", ""));
  }

  @Test
  void gitTakesEverySignature() throws Exception {
    Path allowed = temp.resolve("allowed_signers");
    StringBuilder lines = new StringBuilder();
    for (var actor : List.of(ALICE, ALICE_WITH_SECOND_KEY, CAROL, DAVE, ERIN)) {
      lines.append(actor.email()).append(' ').append(((SshKey) actor.key()).line()).append('\n');
    }
    Files.writeString(allowed, lines);
    Path home = Files.createDirectory(temp.resolve("gnupg"));
    Path certificate = temp.resolve("bob.asc");
    Files.writeString(certificate, Cast.BOB_KEY.armored());
    run("gpg", "--batch", "--homedir", home.toString(), "--import", certificate.toString());
    String answers =
        git("-c", "gpg.ssh.allowedSignersFile=" + allowed, "log", "--format=%G? %cn", "main");
    List<String> wrong = answers.lines().filter(l -> !l.matches("[GU] .*")).toList();
    assertEquals(List.of(), wrong);
    assertEquals(7, answers.lines().count());
    git("-c", "gpg.ssh.allowedSignersFile=" + allowed, "verify-tag", "v1.0");
    run("gpgconf", "--homedir", home.toString(), "--kill", "all");
  }

  @Test
  void tellsTheSameStoryTwice() throws IOException {
    String first = story.tip().id();
    tell2();
    assertEquals(first, story.tip().id());
    assertTrue(story.told().trustRoot().orElseThrow().matches("[0-9a-f]{40}:[0-9a-f]{128}"));
  }

  private void tell2() throws IOException {
    temp = Files.createDirectory(temp.resolve("again"));
    tell();
  }

  private String git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
    command.addAll(List.of(arguments));
    return run(command.toArray(new String[0]));
  }

  private String run(String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("GNUPGHOME", temp.resolve("gnupg").toString());
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("HOME", temp.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue(), output);
    return output;
  }
}
