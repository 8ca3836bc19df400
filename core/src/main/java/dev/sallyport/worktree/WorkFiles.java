package dev.sallyport.worktree;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.gitobject.GitText;
import dev.sallyport.gitobject.TreeEntry;
import dev.sallyport.gitobject.TreeEntry.Mode;
import dev.sallyport.objects.BlobDigest;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;

/** Holds single files and links against the entries of a tree. */
final class WorkFiles {
  private static final long LONGEST_LINK = 1 << 16;
  private static final long LARGEST = 2L << 30;

  private final GitObjects objects;
  private final Differences differences;

  WorkFiles(GitObjects objects, Differences differences) {
    this.objects = objects;
    this.differences = differences;
  }

  /** What a file is, of itself and not of what a link leads to. */
  static BasicFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  static String kind(BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      return "a link";
    }
    if (attributes.isDirectory()) {
      return "a folder";
    }
    return attributes.isRegularFile() ? "a file" : "neither file, folder nor link";
  }

  /** A regular file against an entry that is one. */
  void file(TreeEntry entry, Path file, String path) throws Refusal {
    try {
      BasicFileAttributes attributes = attributes(file);
      if (!attributes.isRegularFile()) {
        differences.differs(path, "a file", kind(attributes));
      } else if (attributes.size() > LARGEST) {
        differences.differs(
            path, entry.id().hex(), attributes.size() + " bytes, more than are read");
      } else {
        executable(entry, file, path);
        content(entry.id(), file, attributes.size(), path);
      }
    } catch (IOException unreadable) {
      differences.unreadable(path, unreadable.toString());
    }
  }

  private void content(GitId blob, Path file, long size, String path) throws IOException, Refusal {
    BlobDigest actual;
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      actual = BlobDigest.of(in, size);
    }
    String id = actual.id().map(GitId::hex).orElse("made to collide with another content");
    if (!id.equals(blob.hex()) || !actual.sha512().equals(objects.blobSha512(blob))) {
      differences.differs(path, blob.hex(), id);
    }
  }

  /** Git knows of a mode only whether the owner may execute the file. */
  private void executable(TreeEntry entry, Path file, String path) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view == null) {
      return;
    }
    boolean is = view.readAttributes().permissions().contains(PosixFilePermission.OWNER_EXECUTE);
    Mode actual = is ? Mode.EXECUTABLE : Mode.FILE;
    if (actual != entry.mode()) {
      differences.differs(path, "mode " + entry.mode().octal(), "mode " + actual.octal());
    }
  }

  /** A symbolic link against an entry that is one. */
  void link(TreeEntry entry, Path file, String path) throws Refusal {
    try {
      BasicFileAttributes attributes = attributes(file);
      if (!attributes.isSymbolicLink()) {
        differences.differs(path, "a link", kind(attributes));
        return;
      }
      byte[] expected = objects.blob(entry.id(), LONGEST_LINK);
      byte[] actual = RawName.bytes(Files.readSymbolicLink(file));
      if (!Arrays.equals(expected, actual)) {
        differences.differs(
            path,
            "a link to " + GitText.decode(expected, 0, expected.length),
            "a link to " + GitText.decode(actual, 0, actual.length));
      }
    } catch (IOException unreadable) {
      differences.unreadable(path, unreadable.toString());
    }
  }
}
