package dev.sallyport.gitobject;

/**
 * One entry of a tree.
 *
 * @param name never empty, {@code .}, {@code ..}, {@code .git} or with a slash; bytes that are not
 *     UTF-8 stand as U+DC80 to U+DCFF, so that no two names become one
 */
public record TreeEntry(Mode mode, String name, GitId id) {

  /** The five modes that git writes, and no other. */
  public enum Mode {
    FILE("100644"),
    EXECUTABLE("100755"),
    LINK("120000"),
    TREE("40000"),
    SUBMODULE("160000");

    private final String octal;

    Mode(String octal) {
      this.octal = octal;
    }

    /** As it stands in the tree object. */
    public String octal() {
      return octal;
    }
  }
}
