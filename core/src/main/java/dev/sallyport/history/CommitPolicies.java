package dev.sallyport.history;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.verdict.Refusal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The policy at a commit. Safe for many threads. */
final class CommitPolicies {
  private final GitObjects objects;
  private final PolicySource source;
  private final Map<GitId, PolicySource.State> known = new ConcurrentHashMap<>();

  CommitPolicies(GitObjects objects, PolicySource source) {
    this.objects = objects;
    this.source = source;
  }

  PolicySource.State of(GitId commit) throws Refusal {
    if (source.fromOutside()) {
      return source.in(commit);
    }
    PolicySource.State state = known.get(commit);
    if (state == null) {
      state = source.in(objects.rootTree(commit));
      known.put(commit, state);
    }
    return state;
  }

  boolean fromOutside() {
    return source.fromOutside();
  }
}
