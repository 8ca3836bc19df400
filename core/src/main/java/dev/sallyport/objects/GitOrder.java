package dev.sallyport.objects;

import dev.sallyport.gitobject.GitText;
import dev.sallyport.gitobject.TreeEntry;
import java.util.Arrays;

/** Git's order of the entries of a tree: by bytes, a folder as if its name ended with a slash. */
final class GitOrder {
  private GitOrder() {}

  static int compare(TreeEntry a, TreeEntry b) {
    String one = a.name();
    String two = b.name();
    int common = Math.min(one.length(), two.length());
    for (int i = 0; i < common; i++) {
      char x = one.charAt(i);
      char y = two.charAt(i);
      if (x != y) {
        return x < 0x80 && y < 0x80 ? x - y : byBytes(a, b);
      }
    }
    return at(a, common) - at(b, common);
  }

  private static int at(TreeEntry entry, int position) {
    if (position < entry.name().length()) {
      // any byte above the slash will do for what is not ASCII
      return Math.min(entry.name().charAt(position), 0x80);
    }
    return entry.mode() == TreeEntry.Mode.TREE ? '/' : 0;
  }

  private static int byBytes(TreeEntry a, TreeEntry b) {
    return Arrays.compareUnsigned(GitText.encode(a.name()), GitText.encode(b.name()));
  }
}
