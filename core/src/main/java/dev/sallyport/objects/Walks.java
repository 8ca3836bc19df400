package dev.sallyport.objects;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.objects.CommitGraph.Commit;
import dev.sallyport.verdict.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.AnyObjectId;

/** Questions to the graph of commits. Wrong dates make no answer too small. */
final class Walks {
  private static final int FIRST = 1;
  private static final int SECOND = 2;
  private static final int BOTH = FIRST | SECOND;

  /** Below a common ancestor. */
  private static final int BELOW = 4;

  private final CommitGraph graph;

  /** The tree of a commit that some question went through. */
  Optional<GitId> knownTree(GitId commit) {
    return graph.knownTree(commit);
  }

  Walks(CommitGraph graph) {
    this.graph = graph;
  }

  /** All that {@code head} reaches and {@code root} does not. */
  Range range(GitId root, GitId head) throws Refusal {
    synchronized (graph) {
      try (MarkedWalk walk = new MarkedWalk(graph, marks -> marks == FIRST)) {
        walk.mark(graph.read(head), FIRST);
        walk.mark(graph.read(root), SECOND);
        walk.run(MarkedWalk::marks);
        long oldest = oldest(walk);
        if (oldest < Long.MAX_VALUE) {
          walk.runPast(oldest, MarkedWalk::marks);
        }
        return new Range(
            walk.touched().stream().filter(commit -> MarkedWalk.marks(commit) == FIRST).toList());
      }
    }
  }

  private static long oldest(MarkedWalk walk) {
    long oldest = Long.MAX_VALUE;
    for (Commit commit : walk.touched()) {
      if (MarkedWalk.marks(commit) == FIRST) {
        oldest = Math.min(oldest, commit.time);
      }
    }
    return oldest;
  }

  /** From {@code head} along first parents to before {@code root}. */
  Optional<List<GitId>> firstParents(GitId head, GitId root) throws Refusal {
    synchronized (graph) {
      Commit end = graph.read(root);
      List<GitId> chain = new ArrayList<>();
      Commit at = graph.read(head);
      while (!AnyObjectId.isEqual(at, end)) {
        chain.add(at.gitId());
        if (at.parents.length == 0) {
          return Optional.empty();
        }
        at = graph.read(at.parents[0]);
      }
      return Optional.of(chain);
    }
  }

  /**
   * The best common ancestors, sorted by id. Wrong dates may add common ancestors that are not the
   * best, never leave out one that is.
   */
  List<GitId> mergeBases(GitId a, GitId b) throws Refusal {
    synchronized (graph) {
      try (MarkedWalk walk = new MarkedWalk(graph, marks -> (marks & BELOW) == 0)) {
        walk.mark(graph.read(a), FIRST);
        walk.mark(graph.read(b), SECOND);
        walk.run(Walks::common);
        List<Commit> found = bases(walk);
        if (found.size() > 1) {
          long oldest = found.stream().mapToLong(commit -> commit.time).min().orElse(0);
          walk.runPast(oldest, Walks::common);
          found = bases(walk);
        }
        return found.stream().map(Commit::gitId).sorted().toList();
      }
    }
  }

  private static int common(Commit commit) {
    int marks = MarkedWalk.marks(commit);
    return (marks & BOTH) == BOTH ? marks | BELOW : marks;
  }

  private static List<Commit> bases(MarkedWalk walk) {
    return walk.touched().stream().filter(commit -> MarkedWalk.marks(commit) == BOTH).toList();
  }
}
