package dev.sallyport.witness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The work tree that a record lies in, when it was not carried away from where it was written.
 *
 * @param workTree the folder with the repository
 */
public record RecordPlace(Path workTree) {
  /** Looks in the folders above the record. */
  public static Optional<RecordPlace> of(Path record) {
    try {
      for (Path at = record.toRealPath().getParent(); at != null; at = at.getParent()) {
        if (Files.exists(at.resolve(".git"))) {
          return Optional.of(new RecordPlace(at));
        }
      }
      return Optional.empty();
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /**
   * A file that the record names relative to where Maven was started; empty where it is not there,
   * or would lie outside the work tree.
   */
  public Optional<Path> file(String folder, String relative) {
    try {
      Path file = workTree.resolve(folder).resolve(relative).toRealPath();
      return file.startsWith(workTree) && Files.isRegularFile(file)
          ? Optional.of(file)
          : Optional.empty();
    } catch (IOException | java.nio.file.InvalidPathException notThere) {
      return Optional.empty();
    }
  }
}
