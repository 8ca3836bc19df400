package dev.sallyport.objects;

import dev.sallyport.objects.CommitGraph.Commit;
import dev.sallyport.verdict.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;

/**
 * Hands marks down from commits to their parents, newest first. A commit that gets another mark
 * after its turn has its turn again, so wrong dates cost time but no mark.
 */
final class MarkedWalk implements AutoCloseable {
  private static final int QUEUED = 1 << 30;

  /** How much further to look when only old commits are left, lest a wrong date ends it early. */
  private static final int MARGIN = 256;

  private final CommitGraph graph;
  private final IntPredicate isOpen;
  private final PriorityQueue<Commit> queue = new PriorityQueue<>(Commit.NEWEST_FIRST);
  private final List<Commit> touched = new ArrayList<>();
  private int open;

  /**
   * Prepares a walk.
   *
   * @param isOpen whether a commit with these marks, not yet walked, may still lead to a result
   */
  MarkedWalk(CommitGraph graph, IntPredicate isOpen) {
    this.graph = graph;
    this.isOpen = isOpen;
  }

  /** What a commit hands down to its parents. */
  interface Inheritance {
    int marks(Commit commit);
  }

  void mark(Commit commit, int marks) throws Refusal {
    int before = commit.marks;
    if ((before | marks) == before) {
      return;
    }
    if (before == 0) {
      graph.read(commit);
      touched.add(commit);
    }
    boolean wasOpen = (before & QUEUED) != 0 && isOpen.test(before & ~QUEUED);
    commit.marks = before | marks | QUEUED;
    boolean nowOpen = isOpen.test(commit.marks & ~QUEUED);
    open += (nowOpen ? 1 : 0) - (wasOpen ? 1 : 0);
    if ((before & QUEUED) == 0) {
      queue.add(commit);
    }
  }

  /** Walks until nothing open is left. */
  void run(Inheritance inheritance) throws Refusal {
    while (open > 0) {
      step(inheritance);
    }
  }

  /**
   * Walks on until all that is left is older than {@code oldest} and a margin is used up, or
   * nothing is left.
   */
  void runPast(long oldest, Inheritance inheritance) throws Refusal {
    int margin = MARGIN;
    for (Commit next = queue.peek(); next != null; next = queue.peek()) {
      if (open == 0 && next.time < oldest && margin-- <= 0) {
        return;
      }
      step(inheritance);
    }
  }

  private void step(Inheritance inheritance) throws Refusal {
    Commit commit = queue.remove();
    int marks = commit.marks & ~QUEUED;
    if (isOpen.test(marks)) {
      open--;
    }
    commit.marks = marks;
    int handed = inheritance.marks(commit);
    for (Commit parent : commit.parents) {
      mark(parent, handed);
    }
  }

  /** All commits that have a mark, in the order of their first. */
  List<Commit> touched() {
    return touched;
  }

  /** The marks of a commit. */
  static int marks(Commit commit) {
    return commit.marks & ~QUEUED;
  }

  @Override
  public void close() {
    for (Commit commit : touched) {
      commit.marks = 0;
    }
  }
}
