package dev.sallyport.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.eclipse.jgit.lib.FileMode.REGULAR_FILE;
import static org.eclipse.jgit.lib.FileMode.TREE;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** The tree of a middling project: 384 files in 16 folders, of which each step changes one. */
final class SteadyTree {
  private static final int FOLDERS = 16;
  private static final int FILES = 24;
  private static final int LINES = 24;

  private final ObjectInserter inserter;
  private final ObjectId policy;
  private final ObjectId[][] blobs = new ObjectId[FOLDERS][FILES];
  private final ObjectId[] folders = new ObjectId[FOLDERS];

  private SteadyTree(ObjectInserter inserter, ObjectId policy) {
    this.inserter = inserter;
    this.policy = policy;
  }

  static SteadyTree fresh(ObjectInserter inserter, Map<String, byte[]> policy) throws IOException {
    SteadyTree tree = new SteadyTree(inserter, policyTree(inserter, policy));
    for (int folder = 0; folder < FOLDERS; folder++) {
      for (int file = 0; file < FILES; file++) {
        tree.blobs[folder][file] = tree.blob(folder, file, 0);
      }
      tree.folders[folder] = tree.folder(folder);
    }
    return tree;
  }

  /** As it is at a commit. */
  static SteadyTree of(ObjectInserter inserter, ObjectReader reader, ObjectId commit)
      throws IOException {
    Map<String, ObjectId> top;
    try (RevWalk walk = new RevWalk(reader)) {
      top = entries(reader, walk.parseCommit(commit).getTree());
    }
    SteadyTree tree = new SteadyTree(inserter, top.get(".sallyport"));
    for (int folder = 0; folder < FOLDERS; folder++) {
      tree.folders[folder] = top.get(folderName(folder));
      Map<String, ObjectId> files = entries(reader, tree.folders[folder]);
      for (int file = 0; file < FILES; file++) {
        tree.blobs[folder][file] = files.get(fileName(file));
      }
    }
    return tree;
  }

  private static Map<String, ObjectId> entries(ObjectReader reader, ObjectId tree)
      throws IOException {
    Map<String, ObjectId> entries = new TreeMap<>();
    CanonicalTreeParser parser = new CanonicalTreeParser(null, reader, tree);
    for (; !parser.eof(); parser.next()) {
      entries.put(parser.getEntryPathString(), parser.getEntryObjectId());
    }
    return entries;
  }

  /** Changes one small file; which one depends on the revision alone. */
  SteadyTree change(int revision) throws IOException {
    int folder = revision % FOLDERS;
    int file = revision / FOLDERS % FILES;
    blobs[folder][file] = blob(folder, file, revision);
    folders[folder] = folder(folder);
    return this;
  }

  ObjectId write() throws IOException {
    TreeFormatter top = new TreeFormatter();
    top.append(".sallyport", TREE, policy);
    for (int folder = 0; folder < FOLDERS; folder++) {
      top.append(folderName(folder), TREE, folders[folder]);
    }
    return inserter.insert(top);
  }

  private ObjectId folder(int folder) throws IOException {
    TreeFormatter tree = new TreeFormatter();
    for (int file = 0; file < FILES; file++) {
      tree.append(fileName(file), REGULAR_FILE, blobs[folder][file]);
    }
    return inserter.insert(tree);
  }

  private ObjectId blob(int folder, int file, int revision) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < LINES; line++) {
      int changed = revision % LINES == line ? revision : 0;
      text.append(String.format("line %d of file %d/%d: %d%n", line, folder, file, changed));
    }
    return inserter.insert(Constants.OBJ_BLOB, text.toString().getBytes(UTF_8));
  }

  private static ObjectId policyTree(ObjectInserter inserter, Map<String, byte[]> files)
      throws IOException {
    TreeFormatter keys = new TreeFormatter();
    TreeFormatter top = new TreeFormatter();
    boolean some = false;
    for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
      if (file.getKey().startsWith("keys/")) {
        append(inserter, keys, file.getKey().substring("keys/".length()), file.getValue());
        some = true;
      }
    }
    if (some) {
      top.append("keys", FileMode.TREE, inserter.insert(keys));
    }
    append(inserter, top, "policy.yaml", files.get("policy.yaml"));
    return inserter.insert(top);
  }

  private static void append(ObjectInserter inserter, TreeFormatter tree, String name, byte[] bytes)
      throws IOException {
    tree.append(name, REGULAR_FILE, inserter.insert(Constants.OBJ_BLOB, bytes));
  }

  private static String folderName(int folder) {
    return String.format("part%02d", folder);
  }

  private static String fileName(int file) {
    return String.format("file%02d.txt", file);
  }
}
