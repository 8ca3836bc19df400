package dev.sallyport.source;

import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.TreeMap;

/** The second pass over a source archive: writes what the first has checked. */
final class Unpacking {
  private final SourceArchive archive;
  private final Path folder;
  private final String common;
  private final Modes modes;
  private long left;

  /** Deepest first: a folder's time changes with what is written into it. */
  private final TreeMap<Path, ArchiveItem> folders = new TreeMap<>(Comparator.reverseOrder());

  Unpacking(SourceArchive archive, Path folder, String common, Modes modes) throws IOException {
    this.archive = archive;
    this.folder = folder;
    this.common = common;
    this.modes = modes;
    this.left = archive.limits().unpacked(Files.size(archive.file()));
  }

  void run() throws Refusal, IOException {
    new ArchiveReader(archive.file(), archive.limits()).forEach(this::write);
    for (var entry : folders.entrySet()) {
      ArchiveItem item = entry.getValue();
      // the owner must be able to build in it
      Modes.set(entry.getKey(), item.mode().orElse(0777 & ~modes.umask()) | 0700);
      stamp(entry.getKey(), item);
    }
  }

  private void write(ArchiveItem item) throws Refusal, IOException {
    String name = EntryNames.normal(item.name());
    if (name.length() <= common.length()) {
      return;
    }
    Path path = folder.resolve(name.substring(common.length()));
    switch (item.kind()) {
      case FOLDER -> {
        makeFolders(path);
        folders.put(path, item);
      }
      case LINK -> {
        makeFolders(path.resolveSibling(""));
        SymbolicLink.create(path, item.link().orElse(""));
        stamp(path, item);
      }
      default -> {
        makeFolders(path.resolveSibling(""));
        content(path, item);
        Modes.set(path, item.mode().orElse(0666 & ~modes.umask()) | 0400);
        stamp(path, item);
      }
    }
  }

  private void makeFolders(Path path) throws IOException {
    if (!path.startsWith(folder) || path.equals(folder) || Files.isDirectory(path)) {
      return;
    }
    makeFolders(path.resolveSibling(""));
    Files.createDirectory(path);
    modes.folder(path);
  }

  private void content(Path path, ArchiveItem item) throws Refusal, IOException {
    byte[] buffer = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(path)) {
      InputStream in = item.content().open();
      for (int n = read(in, buffer, item); n >= 0; n = read(in, buffer, item)) {
        left -= n;
        if (left < 0) {
          throw SourceArchive.refused(item.name(), SourceArchive.TOO_LARGE);
        }
        out.write(buffer, 0, n);
      }
    }
  }

  private static int read(InputStream in, byte[] buffer, ArchiveItem item) throws Refusal {
    try {
      return in.read(buffer);
    } catch (IOException | RuntimeException damaged) {
      throw SourceArchive.refused(item.name(), "its content is damaged");
    }
  }

  private static void stamp(Path path, ArchiveItem item) throws IOException {
    Modes.time(path, FileTime.from(item.time().orElse(Instant.EPOCH)));
  }
}
