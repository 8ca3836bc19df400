package dev.sallyport.history;

import dev.sallyport.gitobject.GitId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * When a commit was seen by somebody other than its signer. A witness of a commit is a witness of
 * everything before it.
 */
public final class Witnesses {
  private final Map<GitId, Instant> seen;

  private Witnesses(Map<GitId, Instant> seen) {
    this.seen = seen;
  }

  public static Witnesses none() {
    return new Witnesses(Map.of());
  }

  /**
   * Carries what was seen from each commit to its parents.
   *
   * @param stated when a witness said that he had verified a commit
   * @param childrenFirst the commits of the range, every commit before its parents
   */
  public static Witnesses of(
      Map<GitId, Instant> stated, List<GitId> childrenFirst, Function<GitId, List<GitId>> parents) {
    if (stated.isEmpty()) {
      return none();
    }
    Map<GitId, Instant> seen = new HashMap<>(stated);
    for (GitId commit : childrenFirst) {
      Instant time = seen.get(commit);
      if (time != null) {
        parents.apply(commit).forEach(parent -> seen.merge(parent, time, Witnesses::earlier));
      }
    }
    return new Witnesses(seen);
  }

  Optional<Instant> firstSeen(GitId commit) {
    return Optional.ofNullable(seen.get(commit));
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
