package dev.sallyport.objects;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdOwnerMap;
import org.jspecify.annotations.Nullable;

/**
 * Which commit has which parents, read as far as somebody asked and kept: about 100 bytes for each.
 *
 * <p>JGit's own walk believes a commit-graph file and the content of objects unseen; either could
 * hide commits from it. Here every commit that the walk goes through was hashed. Callers hold this
 * object's monitor while they walk: marks are kept in the nodes.
 */
final class CommitGraph {
  private static final Commit[] UNREAD = new Commit[0];
  private static final Commit[] NONE = new Commit[0];
  private static final int ID_LINE = GitId.LENGTH + 1;

  private final ObjectStore store;
  private final ObjectIdOwnerMap<Commit> commits = new ObjectIdOwnerMap<>();

  CommitGraph(ObjectStore store) {
    this.store = store;
  }

  /** A commit; its parents and time are known once it was read. */
  static final class Commit extends ObjectIdOwnerMap.Entry {
    /** The newest first, and in an order that does not depend on how objects are stored. */
    static final Comparator<Commit> NEWEST_FIRST =
        Comparator.<Commit>comparingLong(commit -> -commit.time)
            .thenComparing((a, b) -> a.compareTo((AnyObjectId) b));

    Commit[] parents = UNREAD;

    @Nullable ObjectId tree;

    /** What the committer claims; only decides the order of walking. */
    long time;

    /** Belongs to the walk that holds the graph's monitor, zero between walks. */
    int marks;

    Commit(AnyObjectId id) {
      super(id);
    }

    GitId gitId() {
      return ObjectStore.id(this);
    }
  }

  /** The commit of this id, read. */
  Commit read(GitId id) throws Refusal {
    return read(commit(ObjectStore.id(id)));
  }

  /** The same commit, read. */
  Commit read(Commit commit) throws Refusal {
    if (commit.parents == UNREAD) {
      byte[] raw = store.read(commit, ObjectKind.COMMIT, ObjectKind.COMMIT.limit());
      commit.time = time(raw);
      commit.parents = parents(commit, raw);
      commit.tree = ObjectStore.id(tree(commit, raw));
    }
    return commit;
  }

  /** The tree of a commit that a walk has read. */
  synchronized Optional<GitId> knownTree(GitId id) {
    Commit known = commits.get(ObjectStore.id(id));
    return known == null || known.tree == null
        ? Optional.empty()
        : Optional.of(ObjectStore.id(known.tree));
  }

  private Commit commit(AnyObjectId id) {
    Commit known = commits.get(id);
    if (known != null) {
      return known;
    }
    Commit fresh = new Commit(id);
    commits.add(fresh);
    return fresh;
  }

  /** The lines between {@code tree} and {@code author}, as git takes them. */
  private Commit[] parents(Commit commit, byte[] raw) throws Refusal {
    int at = afterId(commit, raw, 0, "tree ");
    List<Commit> parents = new ArrayList<>(2);
    while (startsWith(raw, at, "parent ")) {
      int from = at + "parent ".length();
      at = afterId(commit, raw, at, "parent ");
      parents.add(commit(ObjectId.fromString(raw, from)));
    }
    if (!startsWith(raw, at, "author ")) {
      throw malformed(commit, "between its parents and its author stands something else");
    }
    return parents.isEmpty() ? NONE : parents.toArray(Commit[]::new);
  }

  /** The tree that the raw bytes of a commit name. */
  static GitId tree(AnyObjectId commit, byte[] raw) throws Refusal {
    int end = afterId(commit, raw, 0, "tree ") - 1;
    return new GitId(new String(raw, end - GitId.LENGTH, GitId.LENGTH, StandardCharsets.US_ASCII));
  }

  private static int afterId(AnyObjectId commit, byte[] raw, int at, String key) throws Refusal {
    int from = at + key.length();
    int to = from + GitId.LENGTH;
    if (!startsWith(raw, at, key)
        || raw.length < from + ID_LINE
        || raw[to] != '\n'
        || !GitId.isForm(new String(raw, from, GitId.LENGTH, StandardCharsets.ISO_8859_1))) {
      throw malformed(commit, "its tree or a parent is not named as git does it");
    }
    return to + 1;
  }

  private static Refusal malformed(AnyObjectId commit, String fact) {
    return new Refusal(
        Rule.COMMIT_MALFORMED,
        "commit " + commit.name(),
        fact,
        "look at it with `git cat-file -p`; git does not write this, so ask who made it and how");
  }

  /** Zero where there is none: strict reading is not done here, for commits below the root. */
  private static long time(byte[] raw) {
    int line = 0;
    while (line < raw.length && raw[line] != '\n' && !startsWith(raw, line, "committer ")) {
      line = lineAfter(raw, line);
    }
    int end = lineAfter(raw, line);
    int at = end - 1;
    while (at > line && raw[at] != '>') {
      at--;
    }
    long time = 0;
    for (int i = at + 2; i < end && i < at + 14 && raw[i] >= '0' && raw[i] <= '9'; i++) {
      time = time * 10 + (raw[i] - '0');
    }
    return time;
  }

  private static int lineAfter(byte[] raw, int from) {
    int at = from;
    while (at < raw.length && raw[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, raw.length);
  }

  private static boolean startsWith(byte[] raw, int at, String text) {
    if (raw.length - at < text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (raw[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
