package dev.sallyport.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/** Opens a new file for writing, for its owner only. Tests put a full disk in its place. */
@FunctionalInterface
interface TempFiles {
  FileChannel create(Path file) throws IOException;

  static TempFiles onDisk() {
    return file ->
        FileChannel.open(
            file,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }
}
