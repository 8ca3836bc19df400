package dev.sallyport.source;

import static dev.sallyport.verdict.Rule.SOURCE_NOT_THIS_RELEASE;
import static dev.sallyport.verdict.Rule.SOURCE_UNREACHABLE;

import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plain folder as source: copied, with the modes that a umask leaves and the files' own times. A
 * {@code .git} in its root is left out.
 */
public record FolderTree(Path from, String origin, ArchiveLimits limits) {

  /**
   * Copies the folder and looks for the release's POM.
   *
   * @param folder is made, or empty
   * @throws Refusal {@code source.archive-refused} naming the file, {@code source.unreachable}, or
   *     {@code source.not-this-release}
   * @throws IOException where a file cannot be read or {@code folder} not be written
   */
  public SourceTree write(Release release, int umask, Path folder) throws Refusal, IOException {
    if (!Files.isDirectory(from)) {
      throw new Refusal(SOURCE_UNREACHABLE, origin, "it is not a folder", "check --source");
    }
    Leftovers.requireEmpty(folder);
    Survey survey = new Survey();
    Files.walkFileTree(from, survey);
    if (survey.refused.isPresent()) {
      throw survey.refused.get();
    }
    new Links(survey.links).requireInside();
    Files.walkFileTree(from, new Copy(folder, new Modes(umask)));
    return finish(folder, origin, release);
  }

  static SourceTree finish(Path folder, String origin, Release release)
      throws Refusal, IOException {
    ReleaseMatch match = ReleaseMatch.find(new FolderPoms(folder), release);
    if (!match.isMatch()) {
      throw new Refusal(
          SOURCE_NOT_THIS_RELEASE,
          origin,
          "no POM in it is that of " + release.gav(),
          "give --source the source of this version");
    }
    Leftovers leftovers = Leftovers.clear(folder, origin);
    Optional<String> none = Optional.empty();
    return new SourceTree(folder, origin, none, none, none, match, List.of(), leftovers);
  }

  private final class Survey extends SimpleFileVisitor<Path> {
    private final Map<String, String> links = new HashMap<>();
    private Optional<Refusal> refused = Optional.empty();
    private long entries;
    private long bytes;

    @Override
    public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
      entries++;
      return isGit(at) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String name = Leftovers.name(from, file);
      entries++;
      bytes += attributes.size();
      if (attributes.isSymbolicLink()) {
        links.put(name, Files.readSymbolicLink(file).toString());
      } else if (!attributes.isRegularFile()) {
        refused = Optional.of(SourceArchive.refused(name, "it is not a file, folder or link"));
      }
      if (entries > limits.entries() || bytes > limits.bytes()) {
        refused = Optional.of(SourceArchive.refused(name, "the folder is larger than the limit"));
      }
      return refused.isPresent() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }
  }

  private boolean isGit(Path at) {
    return at.equals(from.resolve(".git"));
  }

  private final class Copy extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final Modes modes;

    Copy(Path folder, Modes modes) {
      this.folder = folder;
      this.modes = modes;
    }

    private Path copied(Path path) {
      return folder.resolve(from.relativize(path).toString());
    }

    @Override
    public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes)
        throws IOException {
      if (isGit(at)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      Files.createDirectories(copied(at));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (isGit(file)) {
        return FileVisitResult.CONTINUE;
      }
      Path to = copied(file);
      if (attributes.isSymbolicLink()) {
        Files.createSymbolicLink(to, Files.readSymbolicLink(file));
      } else {
        Files.copy(file, to, LinkOption.NOFOLLOW_LINKS);
        modes.file(
            to, Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE));
      }
      Modes.time(to, attributes.lastModifiedTime());
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path at, @Nullable IOException failed)
        throws IOException {
      if (failed != null) {
        throw failed;
      }
      modes.folder(copied(at));
      Modes.time(copied(at), Files.getLastModifiedTime(at));
      return FileVisitResult.CONTINUE;
    }
  }
}
