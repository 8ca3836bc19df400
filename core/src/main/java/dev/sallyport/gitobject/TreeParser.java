package dev.sallyport.gitobject;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a tree as git writes it: {@code mode SP name NUL id}, in git's order, where a folder sorts
 * as if its name ended with a slash.
 */
public final class TreeParser {
  private static final int ID_BYTES = 20;
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final GitId id;
  private final byte[] raw;
  private final List<TreeEntry> entries;
  private final Set<String> files = new HashSet<>();
  private int at;
  private int lastFrom;
  private int lastTo = -1;
  private boolean lastIsTree;

  private TreeParser(GitId id, byte[] raw) {
    this.id = id;
    this.raw = raw;
    this.entries = new ArrayList<>(raw.length / 34 + 1);
  }

  /**
   * Parses the content of a tree object, without git's own {@code tree <size>} header.
   *
   * @param id whom refusals are about; not checked against the bytes
   * @return the entries in their order, unmodifiable
   * @throws Refusal {@code tree.malformed}
   */
  public static List<TreeEntry> parse(GitId id, byte[] raw) throws Refusal {
    TreeParser parser = new TreeParser(id, raw);
    while (parser.at < raw.length) {
      parser.entry();
    }
    return List.copyOf(parser.entries);
  }

  private void entry() throws Refusal {
    TreeEntry.Mode mode = mode();
    int from = at;
    int to = from;
    while (to < raw.length && raw[to] != 0) {
      to++;
    }
    if (raw.length - to < 1 + ID_BYTES) {
      throw refusal("it ends within an entry");
    }
    String name = GitText.decode(raw, from, to);
    checkName(name);
    boolean isTree = mode == TreeEntry.Mode.TREE;
    checkOrder(from, to, isTree, name);
    // a file of the same name may stand well before the folder
    if (isTree ? files.contains(name) : !files.add(name)) {
      throw refusal("the name " + Headers.quoted(name) + " stands there twice");
    }
    entries.add(new TreeEntry(mode, name, id(to + 1)));
    at = to + 1 + ID_BYTES;
  }

  private TreeEntry.Mode mode() throws Refusal {
    for (TreeEntry.Mode mode : TreeEntry.Mode.values()) {
      String octal = mode.octal();
      if (matches(octal)) {
        at += octal.length() + 1;
        return mode;
      }
    }
    int end = at;
    while (end < raw.length && end - at < 8 && raw[end] != ' ' && raw[end] > 0) {
      end++;
    }
    String found = GitText.decode(raw, at, end);
    throw refusal("it has an entry of a mode that git does not write: " + Headers.quoted(found));
  }

  private boolean matches(String octal) {
    int length = octal.length();
    if (raw.length - at <= length || raw[at + length] != ' ') {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (raw[at + i] != octal.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void checkName(String name) throws Refusal {
    if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0) {
      throw refusal("it has an entry that names no file: " + Headers.quoted(name));
    }
    if (DotGit.isMeant(name)) {
      throw refusal("it has an entry that some systems take for .git: " + Headers.quoted(name));
    }
  }

  private void checkOrder(int from, int to, boolean isTree, String name) throws Refusal {
    if (lastTo >= 0) {
      int order = compare(from, to, isTree);
      if (order >= 0) {
        throw refusal(Headers.quoted(name) + " is not in git's order");
      }
    }
    lastFrom = from;
    lastTo = to;
    lastIsTree = isTree;
  }

  /** The last name against this one. */
  private int compare(int from, int to, boolean isTree) {
    int common = Math.min(lastTo - lastFrom, to - from);
    int differ = Arrays.mismatch(raw, lastFrom, lastFrom + common, raw, from, from + common);
    int where = differ < 0 ? common : differ;
    return at(lastFrom + where, lastTo, lastIsTree) - at(from + where, to, isTree);
  }

  private int at(int position, int end, boolean isTree) {
    if (position < end) {
      return raw[position] & 0xff;
    }
    return isTree ? '/' : 0;
  }

  private GitId id(int from) {
    char[] hex = new char[GitId.LENGTH];
    for (int i = 0; i < ID_BYTES; i++) {
      int b = raw[from + i];
      hex[2 * i] = HEX[(b >> 4) & 0xf];
      hex[2 * i + 1] = HEX[b & 0xf];
    }
    return new GitId(new String(hex));
  }

  private Refusal refusal(String fact) {
    return new Refusal(
        Rule.TREE_MALFORMED,
        "tree " + id,
        fact,
        "look at it with `git ls-tree`; git refuses it too where fsck is on, so ask who made it");
  }
}
