package dev.sallyport.objects;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** The names in a repository. They prove nothing: who can write to it sets them. */
final class Refs {
  private static final String REPLACE = "refs/replace/";

  private final Repository repository;
  private final Path root;

  Refs(Repository repository, Path root) {
    this.repository = repository;
    this.root = root;
  }

  /** What a ref of exactly this name points to, symbolic ones followed. */
  Optional<GitId> ref(String full) throws Refusal {
    if (!full.equals(Constants.HEAD) && !Repository.isValidRefName(full)) {
      return Optional.empty();
    }
    try {
      return target(repository.getRefDatabase().exactRef(full));
    } catch (IOException | RuntimeException unreadable) {
      throw new Refusal(
          Rule.HISTORY_UNKNOWN_REVISION,
          full,
          "this ref cannot be read",
          "run `git fsck` in the repository and fetch again");
    }
  }

  private static Optional<GitId> target(@Nullable Ref ref) {
    ObjectId id = ref == null ? null : ref.getObjectId();
    return id == null ? Optional.empty() : Optional.of(ObjectStore.id(id));
  }

  /** All refs below a prefix that ends with a slash, by full name, sorted. */
  Map<String, GitId> refs(String prefix) throws Refusal {
    Map<String, GitId> found = new TreeMap<>();
    try {
      for (Ref ref : repository.getRefDatabase().getRefsByPrefix(prefix)) {
        target(ref).ifPresent(id -> found.put(ref.getName(), id));
      }
    } catch (IOException | RuntimeException unreadable) {
      throw RepositoryFolder.notOne(root, "its refs below " + prefix + " cannot be read");
    }
    return found;
  }

  /** The branch that {@code HEAD} names, born or not. */
  Optional<String> headBranch() throws Refusal {
    try {
      Ref head = repository.getRefDatabase().exactRef(Constants.HEAD);
      return head != null && head.isSymbolic()
          ? Optional.of(head.getTarget().getName())
          : Optional.empty();
    } catch (IOException | RuntimeException unreadable) {
      throw RepositoryFolder.notOne(root, "its HEAD cannot be read");
    }
  }

  /** Refuses a repository where git shows other objects than their ids name. */
  void requireNoneReplaced() throws Refusal {
    Map<String, GitId> replaced = refs(REPLACE);
    if (!replaced.isEmpty()) {
      throw new Refusal(
          Rule.HISTORY_REPLACED,
          root.toString(),
          "it has "
              + replaced.size()
              + " replace refs, the first for "
              + replaced.keySet().iterator().next().substring(REPLACE.length()),
          "delete them with `git replace -d`, or judge a fresh clone");
    }
  }
}
