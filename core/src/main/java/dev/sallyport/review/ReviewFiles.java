package dev.sallyport.review;

import dev.sallyport.verdict.Refusal;

/** The entries at the top of the tree of a ref of ours, wherever they are read from. */
public interface ReviewFiles {

  /**
   * Shows every entry.
   *
   * @throws Refusal when they cannot be read; {@code review.unavailable} when the ref is not there
   */
  void forEach(Visitor visitor) throws Refusal;

  /** Takes one entry after the other. */
  interface Visitor {
    /**
     * Takes a regular file.
     *
     * @throws Refusal when there are too many
     */
    void file(String name, byte[] bytes) throws Refusal;

    /**
     * Takes an entry that cannot be a statement.
     *
     * @param fact why not, e.g. that it is a link
     * @throws Refusal when there are too many
     */
    void other(String name, String fact) throws Refusal;
  }
}
