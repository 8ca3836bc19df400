package dev.sallyport.sandbox;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies a source tree: regular files, folders and links as links, with modes and times; anything
 * else is left out. No link is followed. The owner can read and write every copy.
 */
final class SourceCopy extends SimpleFileVisitor<Path> {
  private final Path from;
  private final Path to;

  private SourceCopy(Path from, Path to) {
    this.from = from;
    this.to = to;
  }

  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    Files.walkFileTree(from, new SourceCopy(from, to));
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
      throws IOException {
    Files.createDirectories(target(folder));
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (attributes.isSymbolicLink()) {
      Files.createSymbolicLink(target(file), Files.readSymbolicLink(file));
    } else if (attributes.isRegularFile()) {
      Files.copy(
          file,
          target(file),
          StandardCopyOption.COPY_ATTRIBUTES,
          StandardCopyOption.REPLACE_EXISTING);
      open(target(file), false);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
      throws IOException {
    if (failure != null) {
      throw failure;
    }
    Path copy = target(folder);
    Files.setPosixFilePermissions(
        copy, Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS));
    open(copy, true);
    Files.setLastModifiedTime(copy, Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS));
    return FileVisitResult.CONTINUE;
  }

  private Path target(Path path) {
    return to.resolve(from.relativize(path));
  }

  private static void open(Path copy, boolean folder) throws IOException {
    Set<PosixFilePermission> now = Files.getPosixFilePermissions(copy, LinkOption.NOFOLLOW_LINKS);
    Set<PosixFilePermission> wanted =
        EnumSet.copyOf(now.isEmpty() ? Set.of(PosixFilePermission.OWNER_READ) : now);
    wanted.add(PosixFilePermission.OWNER_READ);
    wanted.add(PosixFilePermission.OWNER_WRITE);
    if (folder) {
      wanted.add(PosixFilePermission.OWNER_EXECUTE);
    }
    if (!wanted.equals(now)) {
      Files.setPosixFilePermissions(copy, wanted);
    }
  }
}
