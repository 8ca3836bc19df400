package dev.sallyport.gitobject;

/** The SHA-1 id of a git object as 40 lower-case hexadecimal digits. */
public record GitId(String hex) implements Comparable<GitId> {
  public static final int LENGTH = 40;

  public GitId {
    if (!isForm(hex)) {
      throw new IllegalArgumentException("not a git object id of " + LENGTH + " lower-case digits");
    }
  }

  public static boolean isForm(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int compareTo(GitId other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
