package dev.sallyport.recorder.facts;

/**
 * One line of a git index.
 *
 * @param path its bytes, each as one character, so that the order of strings is git's order
 * @param mode as git writes it: 0100644, 0100755, 0120000 or 0160000
 * @param id SHA-1 of the blob, or the commit of a submodule, as hex
 * @param stage 0, or 1 to 3 while a merge is not done
 * @param assumeUnchanged git was told not to look whether the file changed
 * @param skipWorktree git was told that the file need not be there
 * @param intentToAdd announced only: it is in no tree
 */
record IndexEntry(
    String path,
    int mode,
    String id,
    int stage,
    boolean assumeUnchanged,
    boolean skipWorktree,
    boolean intentToAdd) {
  static final int FILE = 0100644;
  static final int PROGRAM = 0100755;
  static final int LINK = 0120000;
  static final int SUBMODULE = 0160000;
  static final int FOLDER = 040000;

  boolean isHidden() {
    return assumeUnchanged || skipWorktree;
  }

  boolean isSubmodule() {
    return mode == SUBMODULE;
  }
}
