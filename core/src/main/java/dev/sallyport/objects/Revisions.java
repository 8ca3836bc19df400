package dev.sallyport.objects;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.gitobject.TagObject;
import dev.sallyport.gitobject.TagParser;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;

/** What a person means by a revision; nothing is guessed and no expression is evaluated. */
final class Revisions {
  private static final List<String> PLACES =
      List.of(Constants.R_HEADS, Constants.R_TAGS, Constants.R_REMOTES);
  private static final int DEEPEST_TAG = 10;

  private final Refs refs;
  private final ObjectStore store;

  Revisions(Refs refs, ObjectStore store) {
    this.refs = refs;
    this.store = store;
  }

  /** The commit that the text names, annotated tags followed. */
  GitId commit(String text) throws Refusal {
    return peeled(text, named(text));
  }

  private GitId named(String text) throws Refusal {
    if (text.isEmpty() || text.startsWith("-")) {
      throw unknown(text, "this is not a name that a revision can have");
    }
    Map<String, GitId> found = new TreeMap<>();
    if (GitId.isForm(text)) {
      found.put(text, new GitId(text));
    }
    if (text.equals(Constants.HEAD) || text.startsWith(Constants.R_REFS)) {
      refs.ref(text).ifPresent(id -> found.put(text, id));
    }
    for (String place : PLACES) {
      String full = place + text;
      if (Repository.isValidRefName(full)) {
        refs.ref(full).ifPresent(id -> found.put(full, id));
      }
    }
    if (found.size() > 1) {
      throw new Refusal(
          Rule.BRANCH_AMBIGUOUS,
          text,
          "it names " + String.join(" and ", found.keySet()),
          "give the full name of the one that is meant");
    }
    return found.values().stream().findFirst().orElseThrow(() -> nothing(text));
  }

  private Refusal nothing(String text) {
    boolean unborn = text.equals(Constants.HEAD);
    return unknown(
        text,
        unborn
            ? "HEAD names no commit: the branch has none yet"
            : "no branch, tag or full ref has this name");
  }

  private GitId peeled(String text, GitId start) throws Refusal {
    GitId id = start;
    for (int depth = 0; depth < DEEPEST_TAG; depth++) {
      ObjectKind kind = store.kind(ObjectStore.id(id));
      if (kind == ObjectKind.COMMIT) {
        store.read(ObjectStore.id(id), kind, kind.limit());
        return id;
      }
      if (kind != ObjectKind.TAG) {
        throw unknown(text, "it names a " + kind.word() + ", not a commit");
      }
      TagObject tag = TagParser.parse(id, store.read(ObjectStore.id(id), kind, kind.limit()));
      id = tag.target();
    }
    throw unknown(text, "it names a tag of a tag of a tag, and so on");
  }

  private static Refusal unknown(String text, String fact) {
    return new Refusal(
        Rule.HISTORY_UNKNOWN_REVISION,
        text,
        fact,
        "give a branch, a tag, a full ref or a full commit id; `git fetch` if it is not here yet");
  }
}
