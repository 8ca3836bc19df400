package dev.sallyport.gitobject;

import java.util.Locale;

/**
 * Names that some file system takes for {@code .git}: NTFS by its short name, a stream, or dots and
 * spaces at the end, HFS+ by code points that it ignores. The rules are those of {@code git fsck}
 * (is_ntfs_dotgit, is_hfs_dotgit in git's path.c and utf8.c), taken together.
 */
final class DotGit {
  private DotGit() {}

  static boolean isMeant(String name) {
    if (!mayBe(name)) {
      return false;
    }
    String seen = visible(name).toLowerCase(Locale.ROOT);
    for (String part : seen.split("\\\\", -1)) {
      int stream = part.indexOf(':');
      String plain = stream < 0 ? part : part.substring(0, stream);
      int end = plain.length();
      while (end > 0 && (plain.charAt(end - 1) == '.' || plain.charAt(end - 1) == ' ')) {
        end--;
      }
      String bare = plain.substring(0, end);
      if (bare.equals(".git") || bare.equals("git~1")) {
        return true;
      }
    }
    return false;
  }

  /** Quick, since every name of every tree is asked: only ASCII and nowhere "git" is no. */
  private static boolean mayBe(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 0x80 || ((c == 'g' || c == 'G') && name.regionMatches(true, i, "git", 0, 3))) {
        return true;
      }
    }
    return false;
  }

  private static String visible(String name) {
    if (name.chars().noneMatch(DotGit::isIgnored)) {
      return name;
    }
    StringBuilder kept = new StringBuilder(name.length());
    name.chars().filter(c -> !isIgnored(c)).forEach(c -> kept.append((char) c));
    return kept.toString();
  }

  static boolean isIgnored(int c) {
    return (c >= 0x200c && c <= 0x200f)
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x206a && c <= 0x206f)
        || c == 0xfeff;
  }
}
