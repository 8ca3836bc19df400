package dev.sallyport.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder for one run's unfinished files. It is held by a file lock for as long as the run
 * lives, so that a later run can tell what a killed one left behind.
 */
final class Workspace {
  private static final Object OPENING = new Object();

  private final Path folder;

  /** Never closed: the lock ends with the process, or when nothing uses this store any more. */
  @SuppressWarnings("unused")
  private final FileLock held;

  private Workspace(Path folder, FileLock held) {
    this.folder = folder;
    this.held = held;
  }

  /** Makes this run's folder and removes those of dead runs. */
  static Workspace open(Path parent) throws IOException {
    Path guard = parent.resolve("guard");
    // A file lock is one of the whole process, so threads need a lock of their own as well.
    synchronized (OPENING) {
      try (FileChannel channel = lockFile(guard);
          FileLock opening = channel.lock()) {
        sweep(parent, opening);
        Path folder = Files.createDirectory(parent.resolve(ownPrefix() + UUID.randomUUID()));
        return new Workspace(folder, lockFile(folder.resolve("lock")).lock());
      }
    }
  }

  Path newFile() {
    return folder.resolve(UUID.randomUUID().toString());
  }

  private static FileChannel lockFile(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  private static void sweep(Path parent, FileLock guard) throws IOException {
    if (!guard.isValid()) {
      return;
    }
    try (DirectoryStream<Path> runs = Files.newDirectoryStream(parent, Workspace::isForeignRun)) {
      for (Path run : runs) {
        if (isDead(run)) {
          delete(run);
        }
      }
    }
  }

  private static boolean isForeignRun(Path entry) {
    // Closing any descriptor of a lock file drops all locks of this process on it (POSIX), so the
    // folders of this very process must not even be looked at.
    return Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
        && !String.valueOf(entry.getFileName()).startsWith(ownPrefix());
  }

  private static boolean isDead(Path run) throws IOException {
    try (FileChannel channel = lockFile(run.resolve("lock"));
        @Nullable FileLock lock = channel.tryLock()) {
      return lock != null;
    }
  }

  private static void delete(Path run) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(run, 1)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }

  /** The process id alone is not enough: in containers every run may have the same one. */
  private static String ownPrefix() {
    ProcessHandle self = ProcessHandle.current();
    long start = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return self.pid() + "-" + start + "-";
  }
}
