package dev.sallyport.objects;

import static dev.sallyport.verdict.Rule.BRANCH_AMBIGUOUS;
import static dev.sallyport.verdict.Rule.HISTORY_MISSING_OBJECT;
import static dev.sallyport.verdict.Rule.HISTORY_UNKNOWN_REVISION;
import static dev.sallyport.verdict.Rule.TAG_MALFORMED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.verdict.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway")
class RevisionsTest {
  @TempDir Path temp;
  private TestRepository repository;
  private GitId tree;
  private GitId first;
  private GitId second;

  @BeforeEach
  void make() throws Exception {
    repository = new TestRepository(temp);
    tree = repository.tree("a", "1\n");
    first = repository.commit(tree);
    second = repository.commit(tree, first);
    repository.ref("refs/heads/main", second).ref("refs/heads/topic/x", first);
  }

  private void is(GitId expected, String text) throws Exception {
    try (GitObjects objects = repository.open()) {
      assertEquals(expected, objects.revision(text));
    }
  }

  private void refused(Rule rule, String text) throws Exception {
    try (GitObjects objects = repository.open()) {
      assertEquals(text, Refused.by(rule, () -> objects.revision(text)).subject());
    }
  }

  @Test
  void takesNamesAndIds() throws Exception {
    repository.ref("refs/tags/v1", repository.tag(first, "commit", "v1"));
    repository.ref("refs/tags/light", first).ref("refs/remotes/origin/other", first);
    is(second, "HEAD");
    is(second, "main");
    is(second, "refs/heads/main");
    is(first, "topic/x");
    is(first, "v1");
    is(first, "refs/tags/v1");
    is(first, "light");
    is(first, "origin/other");
    is(first, first.hex());
  }

  @Test
  void followsTagsOfTags() throws Exception {
    GitId inner = repository.tag(first, "commit", "v1");
    repository.ref("refs/tags/v2", repository.tag(inner, "tag", "v2"));
    is(first, "v2");
    GitId deep = inner;
    for (int i = 0; i < 20; i++) {
      deep = repository.tag(deep, "tag", "deeper");
    }
    repository.ref("refs/tags/deep", deep);
    refused(HISTORY_UNKNOWN_REVISION, "deep");
  }

  @Test
  void evaluatesNothing() throws Exception {
    repository.ref("refs/heads/-x", first);
    for (String text :
        List.of(
            "",
            "-x",
            "--all",
            "main~1",
            "main^",
            "HEAD@{1}",
            "nowhere",
            "refs/heads/nowhere",
            "heads/main",
            "../HEAD",
            "refs/heads/../../HEAD",
            "/main",
            "main ",
            "\0",
            "@",
            first.hex().substring(0, 12),
            first.hex().toUpperCase(java.util.Locale.ROOT))) {
      refused(HISTORY_UNKNOWN_REVISION, text);
    }
    is(first, "refs/heads/-x");
  }

  @Test
  void doesNotChooseBetweenTwo() throws Exception {
    repository.ref("refs/tags/main", first);
    refused(BRANCH_AMBIGUOUS, "main");
    is(second, "refs/heads/main");
    repository.ref("refs/heads/" + first, second);
    refused(BRANCH_AMBIGUOUS, first.hex());
    repository.ref("refs/heads/HEAD", first);
    refused(BRANCH_AMBIGUOUS, "HEAD");
  }

  @Test
  void wantsCommits() throws Exception {
    repository.ref("refs/tags/tree", tree);
    repository.ref("refs/tags/blob", repository.tag(repository.blob("x"), "blob", "blob"));
    repository.ref("refs/tags/gone", TestRepository.NOWHERE);
    repository.ref("refs/tags/bad", repository.object("tag", "object x\n\n".getBytes(UTF_8)));
    refused(HISTORY_UNKNOWN_REVISION, "tree");
    refused(HISTORY_UNKNOWN_REVISION, "blob");
    refused(HISTORY_UNKNOWN_REVISION, tree.hex());
    try (GitObjects objects = repository.open()) {
      Refused.by(HISTORY_MISSING_OBJECT, () -> objects.revision("gone"));
      Refused.by(TAG_MALFORMED, () -> objects.revision("bad"));
    }
  }

  @Test
  void knowsUnbornAndDetachedHeads() throws Exception {
    repository.file("HEAD", "ref: refs/heads/unborn\n");
    refused(HISTORY_UNKNOWN_REVISION, "HEAD");
    try (GitObjects objects = repository.open()) {
      assertEquals(Optional.of("refs/heads/unborn"), objects.headBranch());
      assertEquals(Optional.empty(), objects.ref("HEAD"));
    }
    repository.file("HEAD", first + "\n");
    is(first, "HEAD");
    try (GitObjects objects = repository.open()) {
      assertEquals(Optional.empty(), objects.headBranch());
    }
  }

  @Test
  void survivesBrokenRefs() throws Exception {
    repository.file("refs/heads/broken", "what is this\n");
    refused(HISTORY_UNKNOWN_REVISION, "broken");
    repository.file("refs/heads/loop", "ref: refs/heads/loop\n");
    refused(HISTORY_UNKNOWN_REVISION, "loop");
  }
}
