package dev.sallyport.source;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdOwnerMap;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The objects that a commit reaches. All commits must be there; a tree or file of an earlier commit
 * may be missing, as large files are in some mirrors, since nothing of it gets into the build.
 */
final class History implements AutoCloseable {
  private static final int MOST_NAMED = 20;

  private final RevWalk walk;
  private final ObjectReader reader;
  private final ObjectIdOwnerMap<Seen> seen = new ObjectIdOwnerMap<>();
  private final List<RevObject> objects = new ArrayList<>();

  private static final class Seen extends ObjectIdOwnerMap.Entry {
    Seen(AnyObjectId id) {
      super(id);
    }
  }

  private History(Repository repository) {
    walk = new RevWalk(repository);
    walk.setRetainBody(false);
    reader = walk.getObjectReader();
  }

  static History of(Repository repository, ObjectId commit) throws IOException {
    History history = new History(repository);
    try {
      history.walk.markStart(history.walk.parseCommit(commit));
      for (RevCommit ancestor : history.walk) {
        history.add(ancestor, Constants.OBJ_COMMIT);
        history.tree(ancestor.getTree());
      }
      return history;
    } catch (IOException | RuntimeException failed) {
      history.close();
      throw failed;
    }
  }

  /** The files and folders of one tree that are named but not there; the first few. */
  static List<String> missingIn(Repository repository, ObjectId tree) throws IOException {
    List<String> missing = new ArrayList<>();
    try (TreeWalk walk = new TreeWalk(repository)) {
      if (!walk.getObjectReader().has(tree)) {
        return List.of(tree.name());
      }
      walk.addTree(tree);
      while (walk.next() && missing.size() < MOST_NAMED) {
        boolean link = FileMode.GITLINK.equals(walk.getRawMode(0));
        if (!link && !walk.getObjectReader().has(walk.getObjectId(0))) {
          missing.add(walk.getPathString());
        } else if (walk.isSubtree()) {
          walk.enterSubtree();
        }
      }
    }
    return missing;
  }

  boolean contains(AnyObjectId id) {
    return seen.contains(id);
  }

  /** Adds what lies on the way from a tag's ref to its commit. */
  void addTag(RevObject tag) {
    if (!seen.contains(tag)) {
      add(tag, tag.getType());
    }
  }

  List<RevObject> objects() {
    return objects;
  }

  RevWalk walk() {
    return walk;
  }

  private void add(AnyObjectId id, int type) {
    seen.add(new Seen(id));
    objects.add(walk.lookupAny(id, type));
  }

  /** A tree and all beneath it, without recursion: how deep it goes is the other side's choice. */
  private void tree(ObjectId root) throws IOException {
    Deque<ObjectId> ahead = new ArrayDeque<>();
    ahead.push(root);
    while (!ahead.isEmpty()) {
      ObjectId id = ahead.pop();
      if (!seen.contains(id) && reader.has(id)) {
        add(id, Constants.OBJ_TREE);
        try {
          entries(id, ahead);
        } catch (IndexOutOfBoundsException malformed) {
          throw new CorruptObjectException(id, "a tree that ends within an entry");
        }
      }
    }
  }

  private void entries(ObjectId tree, Deque<ObjectId> ahead) throws IOException {
    CanonicalTreeParser entries = new CanonicalTreeParser(null, reader, tree);
    for (; !entries.eof(); entries.next()) {
      int type = entries.getEntryRawMode() & FileMode.TYPE_MASK;
      ObjectId child = entries.getEntryObjectId();
      if (type == FileMode.TYPE_TREE) {
        ahead.push(child);
      } else if (type != FileMode.TYPE_GITLINK && !seen.contains(child) && reader.has(child)) {
        add(child, Constants.OBJ_BLOB);
      }
    }
  }

  @Override
  public void close() {
    walk.close();
  }
}
