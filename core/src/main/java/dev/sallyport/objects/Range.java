package dev.sallyport.objects;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.objects.CommitGraph.Commit;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.RandomAccess;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectIdOwnerMap;

/**
 * The commits that one commit reaches and another does not, with their parents. Immutable; ids are
 * made when asked for.
 */
public final class Range {
  private static final long DAY = 24 * 60 * 60;

  /** Children before parents, otherwise the newest first. */
  private final Commit[] order;

  private final ObjectIdOwnerMap<Place> places = new ObjectIdOwnerMap<>();

  private static final class Place extends ObjectIdOwnerMap.Entry {
    private final Commit commit;
    private int position;
    private int children;

    Place(Commit commit) {
      super(commit);
      this.commit = commit;
    }
  }

  Range(List<Commit> commits) {
    for (Commit commit : commits) {
      places.add(new Place(commit));
    }
    for (Place place : places) {
      for (Commit parent : place.commit.parents) {
        Place within = places.get(parent);
        if (within != null) {
          within.children++;
        }
      }
    }
    order = new Commit[commits.size()];
    sort();
  }

  private void sort() {
    PriorityQueue<Commit> ready = new PriorityQueue<>(Commit.NEWEST_FIRST);
    for (Place place : places) {
      if (place.children == 0) {
        ready.add(place.commit);
      }
    }
    int next = 0;
    for (Commit commit = ready.poll(); commit != null; commit = ready.poll()) {
      place(commit).position = next;
      order[next++] = commit;
      for (Commit parent : commit.parents) {
        Place within = places.get(parent);
        if (within != null && --within.children == 0) {
          ready.add(parent);
        }
      }
    }
  }

  private Place place(AnyObjectId id) {
    Place place = places.get(id);
    if (place == null) {
      throw new IllegalArgumentException("not in the range: " + id.name());
    }
    return place;
  }

  /** How many commits there are. */
  public int size() {
    return order.length;
  }

  /** Every commit before all of its parents. */
  public List<GitId> childrenFirst() {
    return new Ids(order, false);
  }

  /** Every commit after all of its parents that are in the range. */
  public List<GitId> parentsFirst() {
    return new Ids(order, true);
  }

  /**
   * Where a commit of the range stands when children come first.
   *
   * @throws IllegalArgumentException for a commit that is not in the range
   */
  public int position(GitId id) {
    return place(ObjectStore.id(id)).position;
  }

  /** Whether a commit of the range claims a time more than a day before that of a parent. */
  public boolean isBackdated(GitId id) {
    Commit commit = place(ObjectStore.id(id)).commit;
    return Arrays.stream(commit.parents)
        .anyMatch(parent -> places.contains(parent) && commit.time < parent.time - DAY);
  }

  /** Whether a commit is in the range. */
  public boolean contains(GitId id) {
    return places.contains(ObjectStore.id(id));
  }

  /**
   * The parents of a commit of the range, in their order, also those outside.
   *
   * @throws IllegalArgumentException for a commit that is not in the range
   */
  public List<GitId> parents(GitId id) {
    List<GitId> parents = new ArrayList<>(2);
    for (Commit parent : place(ObjectStore.id(id)).commit.parents) {
      parents.add(parent.gitId());
    }
    return parents;
  }

  /**
   * Whether one commit of the range can be reached from another, or is the same. False where one of
   * the two is not in the range.
   */
  public boolean isAncestor(GitId ancestor, GitId descendant) {
    Place wanted = places.get(ObjectStore.id(ancestor));
    Place start = places.get(ObjectStore.id(descendant));
    if (wanted == null || start == null) {
      return false;
    }
    BitSet todo = new BitSet();
    todo.set(start.position);
    // parents have higher positions, so one pass upwards meets every commit after its children
    for (int at = start.position; at >= 0 && at < wanted.position; at = todo.nextSetBit(at + 1)) {
      for (Commit parent : order[at].parents) {
        Place within = places.get(parent);
        if (within != null) {
          todo.set(within.position);
        }
      }
    }
    return todo.get(wanted.position);
  }

  private static final class Ids extends AbstractList<GitId> implements RandomAccess {
    private final Commit[] order;
    private final boolean backwards;

    Ids(Commit[] order, boolean backwards) {
      this.order = order;
      this.backwards = backwards;
    }

    @Override
    public GitId get(int index) {
      return order[backwards ? order.length - 1 - index : index].gitId();
    }

    @Override
    public int size() {
      return order.length;
    }
  }

  @Override
  public String toString() {
    return order.length + " commits" + Arrays.stream(order).limit(3).map(Commit::name).toList();
  }
}
