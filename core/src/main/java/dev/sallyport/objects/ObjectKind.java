package dev.sallyport.objects;

import org.eclipse.jgit.lib.Constants;

/** The four kinds of git objects, and how large one may be to be read whole. */
public enum ObjectKind {
  COMMIT("commit", Constants.OBJ_COMMIT, 1L << 20),
  TREE("tree", Constants.OBJ_TREE, 32L << 20),
  BLOB("blob", Constants.OBJ_BLOB, 256L << 20),
  TAG("tag", Constants.OBJ_TAG, 1L << 20);

  private final String word;
  private final int code;
  private final long limit;

  ObjectKind(String word, int code, long limit) {
    this.word = word;
    this.code = code;
    this.limit = limit;
  }

  /** As it stands in an object's header. */
  public String word() {
    return word;
  }

  int code() {
    return code;
  }

  /** In bytes. */
  long limit() {
    return limit;
  }
}
