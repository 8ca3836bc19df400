package dev.sallyport.recorder.facts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/**
 * Reads commits and trees of a SHA-1 repository: loose, in packs, and in alternates. Starting git
 * for it would be a process of the build that somebody has to explain. What is read must have the
 * id it was asked for by.
 */
final class GitObjects {
  static final int LARGEST = 1 << 26;
  private static final int MAX_STORES = 16;

  private final List<Path> stores = new ArrayList<>();
  private final List<GitPack> packs = new ArrayList<>();

  GitObjects(Path objects) throws IOException {
    addStore(objects);
    for (Path store : stores) {
      Path folder = store.resolve("pack");
      if (Files.isDirectory(folder)) {
        try (DirectoryStream<Path> indexes = Files.newDirectoryStream(folder, "pack-*.idx")) {
          for (Path index : indexes) {
            packs.add(new GitPack(index));
          }
        }
      }
    }
  }

  private void addStore(Path store) throws IOException {
    if (stores.size() >= MAX_STORES || stores.contains(store)) {
      return;
    }
    stores.add(store);
    Path alternates = store.resolve("info").resolve("alternates");
    if (Files.isRegularFile(alternates)) {
      for (String line : Files.readAllLines(alternates, StandardCharsets.UTF_8)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          try {
            addStore(store.resolve(line).normalize());
          } catch (InvalidPathException e) {
            throw new IOException("an alternate of the repository is no path", e);
          }
        }
      }
    }
  }

  /** The content of an object, when it is there and is of that type. */
  Optional<byte[]> read(String id, String type) throws IOException {
    Optional<GitObject> found = find(id);
    if (found.isEmpty() || !found.get().type().equals(type) || !found.get().id().equals(id)) {
      return Optional.empty();
    }
    return Optional.of(found.get().content());
  }

  private Optional<GitObject> find(String id) throws IOException {
    for (Path store : stores) {
      Path loose = store.resolve(id.substring(0, 2)).resolve(id.substring(2));
      if (Files.isRegularFile(loose)) {
        return Optional.of(loose(loose));
      }
    }
    for (GitPack pack : packs) {
      Optional<GitObject> packed = pack.read(id, this::find);
      if (packed.isPresent()) {
        return packed;
      }
    }
    return Optional.empty();
  }

  private static GitObject loose(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = new InflaterInputStream(Files.newInputStream(file))) {
      bytes = in.readNBytes(LARGEST);
    }
    int space = indexOf(bytes, ' ');
    int end = indexOf(bytes, '\0');
    if (space < 0 || end < space || bytes.length == LARGEST) {
      throw new IOException("a loose object has no form that git writes");
    }
    byte[] content = java.util.Arrays.copyOfRange(bytes, end + 1, bytes.length);
    return new GitObject(new String(bytes, 0, space, StandardCharsets.US_ASCII), content);
  }

  private static int indexOf(byte[] bytes, char wanted) {
    for (int i = 0; i < Math.min(bytes.length, 64); i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }
}
