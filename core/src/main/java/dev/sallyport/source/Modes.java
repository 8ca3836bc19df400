package dev.sallyport.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;

/** The permission bits that a umask leaves, and times; links are never followed. */
record Modes(int umask) {

  void file(Path file, boolean executable) throws IOException {
    set(file, (executable ? 0777 : 0666) & ~umask);
  }

  void folder(Path folder) throws IOException {
    set(folder, 0777 & ~umask);
  }

  static void set(Path path, int mode) throws IOException {
    StringBuilder text = new StringBuilder("rwxrwxrwx");
    for (int bit = 0; bit < text.length(); bit++) {
      if ((mode & (0400 >> bit)) == 0) {
        text.setCharAt(bit, '-');
      }
    }
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(text.toString()));
  }

  static void time(Path path, FileTime time) throws IOException {
    Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .setTimes(time, time, null);
  }
}
