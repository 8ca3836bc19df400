package dev.sallyport.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway")
class ReviewRefTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir Path folder;
  private Desk desk;
  private Path repository;

  @BeforeEach
  void open() throws Exception {
    desk = Desk.in(folder);
    repository = desk.repository("one");
  }

  @Test
  void addsFilesOneCommitAfterAnotherForReadersToFind() throws Exception {
    String first = ref(repository).add(Cast.review("alice"), NOW);
    String second = ref(repository).add(Cast.review("bob"), NOW);
    assertEquals(first, desk.run(repository, "git", "rev-parse", Reviews.REF + "^"));
    assertEquals(second, desk.run(repository, "git", "rev-parse", Reviews.REF));
    desk.run(repository, "git", "fsck", "--strict", Reviews.REF);
    Reviews reviews = Reviews.read(desk.files(repository, Reviews.REF));
    assertEquals(List.of(), reviews.unreadable());
    assertEquals(2, reviews.verify(Cast.policy(), Cast.CHECK).reviews().size());
  }

  @Test
  void addingTwiceChangesNothing() throws Exception {
    String first = ref(repository).add(Cast.review("alice"), NOW);
    assertEquals(first, ref(repository).add(Cast.review("alice"), NOW.plusSeconds(9)));
  }

  @Test
  void manyWritersLoseNothing() throws Exception {
    Set<String> added = new TreeSet<>();
    ExecutorService writers = Executors.newFixedThreadPool(2);
    try {
      List<Future<String>> done = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        SignedFile file = Cast.review("writer" + i);
        added.add(file.name());
        done.add(writers.submit(() -> ref(repository).add(file, NOW)));
      }
      for (Future<String> one : done) {
        assertFalse(one.get().isEmpty());
      }
    } finally {
      writers.shutdownNow();
    }
    assertEquals(added, names(repository));
  }

  @Test
  void pushesAfterPuttingBothSidesTogether() throws Exception {
    Path server = server();
    Path other = desk.repository("two");
    ref(repository).add(Cast.review("alice"), NOW);
    ref(other).add(Cast.review("bob"), NOW);
    ref(repository).push(server.toString(), NOW);
    ref(other).push(server.toString(), NOW);
    assertEquals(
        new TreeSet<>(Set.of(Cast.review("alice").name(), Cast.review("bob").name())),
        names(server));
    ref(repository).push(server.toString(), NOW);
    assertEquals(names(server), names(repository));
    String tip = desk.run(server, "git", "rev-parse", Reviews.REF);
    assertEquals(tip, desk.run(repository, "git", "rev-parse", Reviews.REF));
    assertEquals(
        "3", desk.run(server, "git", "rev-list", "--count", Reviews.REF), "two and their merge");
  }

  @Test
  void aPushThatLosesTheRaceIsRepeated() throws Exception {
    Path server = server();
    Path other = desk.repository("two");
    ref(other).add(Cast.review("bob"), NOW);
    ref(repository).add(Cast.review("alice"), NOW);
    List<String> raced = new ArrayList<>();
    Programs slow =
        call -> {
          if (call.command().contains("push") && raced.isEmpty()) {
            raced.add("once");
            desk.run(other, "git", "push", "-q", server.toString(), Reviews.REF);
          }
          return desk.programs(repository).run(call);
        };
    new ReviewRef(Reviews.REF, slow).push(server.toString(), NOW);
    assertEquals(2, names(server).size());
  }

  @Test
  void aWrongFileOfTheRemoteDoesNotReplaceARightOne() throws Exception {
    Path server = server();
    SignedFile good = Cast.review("alice");
    ref(server).add(new SignedFile(good.name(), "junk".getBytes(UTF_8)), NOW);
    ref(repository).add(good, NOW);
    ref(repository).push(server.toString(), NOW);
    assertEquals(List.of(), Reviews.read(desk.files(server, Reviews.REF)).unreadable());
    Path other = desk.repository("two");
    ref(other).add(new SignedFile(good.name(), "junk".getBytes(UTF_8)), NOW);
    ref(other).push(server.toString(), NOW);
    assertEquals(List.of(), Reviews.read(desk.files(server, Reviews.REF)).unreadable());
  }

  @Test
  void hooksOfTheCheckoutDoNotRun() throws Exception {
    Path ran = folder.resolve("ran");
    for (String hook : List.of("reference-transaction", "pre-push", "pre-auto-gc")) {
      Path file = repository.resolve(".git/hooks/" + hook);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "#!/bin/sh\ntouch " + ran + "\nexit 1\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    ref(repository).add(Cast.review("alice"), NOW);
    ref(repository).push(server().toString(), NOW);
    assertFalse(Files.exists(ran));
    Programs.Call plain =
        new Programs.Call(
            List.of("git", "update-ref", "refs/heads/x", Reviews.REF), new byte[0], false);
    assertTrue(desk.programs(repository).run(plain).exit() != 0, "the hooks would have run");
    assertTrue(Files.exists(ran));
  }

  @Test
  void aServerThatDeclinesIsNotAskedForEver() throws Exception {
    Path server = server();
    Path hook = server.resolve("hooks/pre-receive");
    Files.createDirectories(hook.getParent());
    Files.writeString(hook, "#!/bin/sh\necho asked >> asked\nexit 1\n");
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    ref(repository).add(Cast.review("alice"), NOW);
    refused(Rule.REVIEW_UNAVAILABLE, () -> ref(repository).push(server.toString(), NOW));
    assertEquals(5, Files.readAllLines(server.resolve("asked")).size());
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    Path nowhere = Files.createDirectory(folder.resolve("nowhere"));
    refused(Rule.HISTORY_NOT_A_REPOSITORY, () -> ref(nowhere).add(Cast.review("alice"), NOW));
    refused(Rule.REVIEW_UNAVAILABLE, () -> ref(repository).push(nowhere.toString(), NOW));
    refused(Rule.REVIEW_UNAVAILABLE, () -> ref(repository).push("--upload-pack=x", NOW));
    refused(Rule.REVIEW_UNAVAILABLE, () -> ref(repository).push("ext::touch x", NOW));
    Path locked = repository.resolve(".git/refs/sallyport/reviews.lock");
    Files.createDirectories(locked.getParent());
    Files.writeString(locked, "");
    refused(Rule.REVIEW_UNAVAILABLE, () -> ref(repository).add(Cast.review("alice"), NOW));
  }

  private static void refused(Rule rule, Executable what) {
    assertEquals(rule, assertThrows(Refusal.class, what).finding().rule());
  }

  private Path server() throws Exception {
    Path server = folder.resolve("server.git");
    desk.run(folder, "git", "init", "--quiet", "--bare", server.toString());
    return server;
  }

  private ReviewRef ref(Path where) {
    return new ReviewRef(Reviews.REF, desk.programs(where));
  }

  private Set<String> names(Path where) throws Exception {
    return new TreeSet<>(
        desk.run(where, "git", "ls-tree", "--name-only", Reviews.REF).lines().toList());
  }
}
