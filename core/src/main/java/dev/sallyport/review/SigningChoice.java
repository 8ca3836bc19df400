package dev.sallyport.review;

import java.util.Optional;

/**
 * What the caller asks for on the command line; what is empty comes from the user's and the
 * system's git configuration.
 *
 * @param format {@code openpgp} or {@code ssh}
 * @param key as git's {@code user.signingkey}
 * @param program the program's name or absolute path
 */
public record SigningChoice(
    Optional<String> format, Optional<String> key, Optional<String> program) {

  /** Nothing asked for. */
  public static SigningChoice configured() {
    return new SigningChoice(Optional.empty(), Optional.empty(), Optional.empty());
  }
}
