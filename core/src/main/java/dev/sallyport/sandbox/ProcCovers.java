package dev.sallyport.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/**
 * What of /proc is made read-only. When root runs the verifier the build has no capability but
 * still root's number outside its user namespace, and with that number alone the kernel lets it
 * write settings such as {@code /proc/sys/kernel/core_pattern}; bwrap 0.8 leaves that file open.
 */
final class ProcCovers {
  private ProcCovers() {}

  /** Every folder that is not a process's, and every file that its owner may write. */
  static List<String> list() {
    List<String> covers = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of("/proc"))) {
      for (Path entry : entries) {
        boolean process = Character.isDigit(entry.getFileName().toString().charAt(0));
        if (!process && !Files.isSymbolicLink(entry) && (isFolder(entry) || isWritable(entry))) {
          covers.add(entry.toString());
        }
      }
    } catch (IOException unreadable) {
      covers.add("/proc/sys");
    }
    covers.sort(null);
    return covers;
  }

  private static boolean isFolder(Path entry) {
    return Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isWritable(Path entry) throws IOException {
    return Files.getPosixFilePermissions(entry, LinkOption.NOFOLLOW_LINKS)
        .contains(PosixFilePermission.OWNER_WRITE);
  }
}
