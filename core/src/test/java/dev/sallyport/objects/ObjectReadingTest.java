package dev.sallyport.objects;

import static dev.sallyport.verdict.Rule.HISTORY_CORRUPT;
import static dev.sallyport.verdict.Rule.HISTORY_LIMIT;
import static dev.sallyport.verdict.Rule.HISTORY_MISSING_OBJECT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.gitobject.TreeEntry;
import dev.sallyport.verdict.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects are what their ids say, or are refused. */
@SuppressWarnings("NullAway")
class ObjectReadingTest {
  @TempDir Path temp;
  private TestRepository repository;

  @BeforeEach
  void make() throws Exception {
    repository = new TestRepository(temp);
  }

  private void refused(Rule rule, GitId id, ObjectKind kind) throws Exception {
    try (GitObjects objects = repository.open()) {
      assertEquals(id.hex(), Refused.by(rule, () -> objects.raw(id, kind)).subject());
    }
  }

  @Test
  void readsEachKind() throws Exception {
    GitId tree = repository.tree("a", "1\n", "d/x", "x:run\n", "d/l", "l:../a");
    GitId commit = repository.commit(tree);
    GitId tag = repository.tag(commit, "commit", "v1");
    try (GitObjects objects = repository.open()) {
      assertEquals(tree, objects.commit(commit).tree());
      assertEquals(tree, objects.rootTree(commit));
      assertEquals(commit, objects.tag(tag).target());
      assertEquals(ObjectKind.TAG, objects.kind(tag));
      assertEquals(List.of("a", "d"), objects.tree(tree).stream().map(TreeEntry::name).toList());
      TreeEntry run = objects.entry(tree, "d/x").orElseThrow();
      assertEquals(TreeEntry.Mode.EXECUTABLE, run.mode());
      assertArrayEquals("run\n".getBytes(UTF_8), objects.blob(run.id(), 4));
      Refused.by(HISTORY_LIMIT, () -> objects.blob(run.id(), 3));
      for (String nothing : List.of("", "/", "b", "a/x", "d/", "d/y", "/a", "d//x", "d/l/a")) {
        assertEquals(Optional.empty(), objects.entry(tree, nothing), nothing);
      }
    }
  }

  @Test
  void refusesAnObjectThatIsNotThere() throws Exception {
    for (ObjectKind kind : ObjectKind.values()) {
      refused(HISTORY_MISSING_OBJECT, TestRepository.NOWHERE, kind);
    }
  }

  @Test
  void refusesContentOfAnotherId() throws Exception {
    GitId good = repository.blob("good\n");
    repository.loose(good, TestRepository.whole("blob 5", "evil\n".getBytes(UTF_8)));
    refused(HISTORY_CORRUPT, good, ObjectKind.BLOB);
    GitId tree = repository.tree("a", "1\n");
    GitId commit = repository.commit(tree);
    byte[] other = TestRepository.commitText(1, tree).getBytes(UTF_8);
    repository.loose(commit, TestRepository.whole("commit " + other.length, other));
    refused(HISTORY_CORRUPT, commit, ObjectKind.COMMIT);
  }

  @Test
  void refusesAnotherKind() throws Exception {
    refused(HISTORY_CORRUPT, repository.blob("x"), ObjectKind.COMMIT);
    refused(HISTORY_CORRUPT, repository.tree("a", "1"), ObjectKind.BLOB);
  }

  @Test
  void refusesWhatCannotBeDecoded() throws Exception {
    GitId id = repository.blob("some content that is long enough to be cut\n");
    byte[] packed = Files.readAllBytes(repository.path(id));
    Files.write(repository.path(id), Arrays.copyOf(packed, packed.length / 2));
    refused(HISTORY_CORRUPT, id, ObjectKind.BLOB);
    Files.write(repository.path(id), "not zlib".getBytes(UTF_8));
    refused(HISTORY_CORRUPT, id, ObjectKind.BLOB);
    Files.write(repository.path(id), new byte[0]);
    refused(HISTORY_CORRUPT, id, ObjectKind.BLOB);
    repository.loose(id, TestRepository.whole("bl", new byte[0]));
    refused(HISTORY_CORRUPT, id, ObjectKind.BLOB);
    repository.loose(id, TestRepository.whole("blob -5", "hello".getBytes(UTF_8)));
    refused(HISTORY_CORRUPT, id, ObjectKind.BLOB);
  }

  @Test
  void refusesByTheHeaderWhatIsTooLarge() throws Exception {
    GitId id = TestRepository.NOWHERE;
    repository.loose(id, TestRepository.whole("commit 1073741824", "tree".getBytes(UTF_8)));
    refused(HISTORY_LIMIT, id, ObjectKind.COMMIT);
    repository.loose(id, TestRepository.whole("blob 9000000000000", "x".getBytes(UTF_8)));
    refused(HISTORY_LIMIT, id, ObjectKind.BLOB);
    repository.loose(id, TestRepository.whole("tree 1073741824", "x".getBytes(UTF_8)));
    refused(HISTORY_LIMIT, id, ObjectKind.TREE);
    try (GitObjects objects = repository.open()) {
      Refused.by(HISTORY_LIMIT, () -> objects.revision(id.hex()));
    }
  }

  @Test
  void hashesWhatATreeDigestIsMadeOf() throws Exception {
    GitId blob = repository.blob("good\n");
    GitId tree = repository.entries(List.of(new TestRepository.Entry("100644", "a", blob)));
    String digest;
    try (GitObjects objects = repository.open()) {
      digest = objects.treeSha512(tree);
      assertEquals(digest, objects.treeSha512(tree));
    }
    assertEquals(128, digest.length());
    repository.loose(blob, TestRepository.whole("blob 5", "evil\n".getBytes(UTF_8)));
    try (GitObjects objects = repository.open()) {
      Refused.by(HISTORY_CORRUPT, () -> objects.treeSha512(tree));
    }
    Files.delete(repository.path(blob));
    try (GitObjects objects = repository.open()) {
      Refused.by(HISTORY_MISSING_OBJECT, () -> objects.treeSha512(tree));
    }
  }

  @Test
  void givesTheDigestOfTheDocumentation() throws Exception {
    GitId tree = repository.tree("a.b", "", "a/a", "hello\n", "a0", "hello\n");
    try (GitObjects objects = repository.open()) {
      assertEquals("f33f29ac954b20be", objects.treeSha512(tree).substring(0, 16));
    }
  }

  @Test
  void servesManyThreads() throws Exception {
    GitId tree = repository.tree("a", "1\n", "b/c", "2\n");
    GitId commit = repository.commit(tree);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (GitObjects objects = repository.open()) {
      Callable<String> read =
          () -> objects.commit(commit).message() + objects.treeSha512(objects.rootTree(commit));
      List<Future<String>> all = threads.invokeAll(Stream.generate(() -> read).limit(64).toList());
      String first = all.get(0).get();
      for (Future<String> one : all) {
        assertEquals(first, one.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
