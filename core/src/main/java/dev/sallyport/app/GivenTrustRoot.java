package dev.sallyport.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The trust root as the caller gave it: by option, by file, or in the environment, in this order.
 *
 * @param text {@code COMMIT:SHA512}, not parsed yet
 * @param fromSubject whether it stands in the repository that is judged
 */
public record GivenTrustRoot(Optional<String> text, boolean fromSubject) {
  /** The environment variable. */
  public static final String VARIABLE = "SALLYPORT_TRUST_ROOT";

  private static final int LONGEST = 1 << 12;

  /**
   * Finds it.
   *
   * @param repository the folder of what is judged
   * @throws UnusableOption when the file cannot be read
   */
  public static GivenTrustRoot of(
      Machine machine, Optional<String> option, Optional<Path> file, Path repository)
      throws UnusableOption {
    if (option.isPresent()) {
      return new GivenTrustRoot(option, false);
    }
    if (file.isPresent()) {
      boolean inside = new RepositoryPlace(repository).holds(file.get());
      return new GivenTrustRoot(Optional.of(read(file.get())), inside);
    }
    String variable = machine.environment().getOrDefault(VARIABLE, "");
    return new GivenTrustRoot(Optional.of(variable).filter(text -> !text.isBlank()), false);
  }

  private static String read(Path file) throws UnusableOption {
    if (!Files.isRegularFile(file)) {
      throw new UnusableOption("--trust-root-file", file + " is not a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
    } catch (IOException unreadable) {
      throw new UnusableOption("--trust-root-file", file + " cannot be read");
    }
  }
}
