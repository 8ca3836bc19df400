package dev.sallyport.inputs;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A lock on the disk: read, or made anew. */
public final class LockFile {
  /** Where it is, from the root of the checkout. */
  public static final String PLACE = ".sallyport/inputs.lock";

  private final Path file;

  public LockFile(Path file) {
    this.file = file;
  }

  /**
   * What a change of the lock means.
   *
   * @param before the old lock against the new one; empty where there was none that could be read
   */
  public record Update(int inputs, Optional<Comparison> before) {}

  /**
   * Reads the lock; a record may stand for one.
   *
   * @param make the command that makes one
   * @throws Refusal {@code input.lock-missing} or {@code input.lock-invalid}
   */
  public BuildInputs read(String make) throws Refusal {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new Refusal(
          Rule.INPUT_LOCK_MISSING,
          file.toString(),
          "there is no such file, so nothing says what this build may read",
          "make one, review it and commit it: " + make);
    }
    return InputsReader.read(file);
  }

  /**
   * Writes the lock of a build that has read everything it will read. The file appears whole.
   *
   * @throws Refusal if there can be no lock of it
   */
  public Update update(BuildInputs inputs) throws Refusal {
    byte[] text = LockText.writeSoFar(inputs);
    Optional<Comparison> before = before(inputs.atEnd());
    try {
      Path folder = file.toAbsolutePath().normalize().getParent();
      Files.createDirectories(folder == null ? Path.of(".") : folder);
      Path beside = file.resolveSibling("." + file.getFileName() + ".partial");
      try {
        Files.write(beside, text);
        Files.move(
            beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException failed) {
      throw new Refusal(
          Rule.INPUT_LOCK_INVALID,
          file.toString(),
          "it cannot be written: " + failed.getMessage(),
          "see that the folder can be written, and run again");
    }
    return new Update(inputs.inputs().size(), before);
  }

  private Optional<Comparison> before(BuildInputs inputs) {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Comparison.of(InputsReader.read(file), inputs))
          : Optional.empty();
    } catch (Refusal unreadable) {
      return Optional.empty();
    }
  }
}
