package dev.sallyport.source;

import java.util.Optional;

/**
 * How a source tree is written to disk.
 *
 * @param umask of the process that is imitated, 0 to 077: it shapes the modes of files and folders
 * @param newline CRLF converts text as {@code core.autocrlf=true} does; git sources only
 * @param branch the branch that HEAD is on; without it HEAD is detached
 * @param originUrl what {@code remote.origin.url} says; without it the source's own origin where
 *     that is a web address, else there is no remote
 */
public record Checkout(
    int umask, Newline newline, Optional<String> branch, Optional<String> originUrl) {

  /** The line ends of text files. */
  public enum Newline {
    LF,
    CRLF
  }

  public Checkout {
    if (umask < 0 || umask > 077) {
      throw new IllegalArgumentException("the umask is not one of 0 to 077: " + umask);
    }
  }

  /** Line ends as committed, HEAD detached. */
  public static Checkout withUmask(int umask) {
    return new Checkout(umask, Newline.LF, Optional.empty(), Optional.empty());
  }
}
