package dev.sallyport.source;

import static dev.sallyport.verdict.Rule.SOURCE_ARCHIVE_REFUSED;

import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A source archive (zip, tar, tar.gz, tar.bz2). All names, kinds and links are checked before the
 * first byte is written; modes and times are the archive's.
 *
 * @param file on this machine
 * @param origin what to call it: a coordinate, a URL, a file name
 */
public record SourceArchive(Path file, String origin, ArchiveLimits limits) {
  static final String TOO_LARGE = "unpacked it is larger than its size allows";

  /** Whether the file is an archive, by its first bytes. */
  public static boolean isArchive(Path file) throws IOException {
    return Files.isRegularFile(file) && ArchiveReader.canRead(file);
  }

  /**
   * Unpacks without the one folder that everything lies in, and looks for the release's POM.
   *
   * @param umask for what has no mode in the archive
   * @param folder is made, or empty
   * @throws Refusal {@code source.archive-refused} naming the entry, or {@code
   *     source.not-this-release}
   * @throws IOException where {@code folder} cannot be written
   */
  public SourceTree write(Release release, int umask, Path folder) throws Refusal, IOException {
    Leftovers.requireEmpty(folder);
    EntryNames names = new EntryNames();
    list(item -> check(names, item));
    String common = names.commonFolder();
    requireConsistent(names, common);
    try {
      new Unpacking(this, folder, common, new Modes(umask)).run();
    } catch (InvalidPathException unspeakable) {
      throw refused(
          unspeakable.getInput(), "this process cannot write the name; use a UTF-8 locale");
    }
    return FolderTree.finish(folder, origin, release);
  }

  private void check(EntryNames names, ArchiveItem item) throws Refusal {
    Optional<String> wrong = names.add(item);
    if (wrong.isPresent()) {
      throw refused(item.name(), wrong.get());
    }
    if (names.size() > limits.entries()) {
      throw refused(item.name(), "the archive holds more than " + limits.entries() + " entries");
    }
  }

  private void requireConsistent(EntryNames names, String common) throws Refusal {
    if (names.size() == 0) {
      throw refused(origin, "the archive is empty");
    }
    Optional<String> beneath = names.beneathNoFolder();
    if (beneath.isPresent()) {
      throw refused(beneath.get(), "it lies beneath an entry that is not a folder");
    }
    if (names.has(common + ".git")) {
      throw refused(common + ".git", "a git repository inside an archive proves nothing");
    }
    names.links(common).requireInside();
  }

  private void list(ArchiveReader.Visitor visitor) throws Refusal {
    try {
      new ArchiveReader(file, limits).forEach(visitor);
    } catch (ArchiveLimits.TooLarge bomb) {
      throw refused(origin, TOO_LARGE);
    } catch (IOException | IllegalArgumentException unreadable) {
      // an unsupported feature or a damaged header; the library tells them by either
      throw refused(origin, "it cannot be read as a zip, tar, tar.gz or tar.bz2");
    }
  }

  static Refusal refused(String entry, String fact) {
    return new Refusal(
        SOURCE_ARCHIVE_REFUSED,
        entry,
        fact,
        "give --source a repository of this release, or an archive without that entry");
  }
}
