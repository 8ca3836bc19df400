package dev.sallyport.recorder.facts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Digests of large files that hardly ever change, so that not every build hashes its JDK again. A
 * file is known as long as its inode, size and both times are the same. Whoever can write here can
 * also change the recorder; a rebuild hashes the JDK for itself.
 */
final class KnownDigests {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final Path folder;

  KnownDigests(Path folder) {
    this.folder = folder;
  }

  /** Of the user of this JVM. */
  static KnownDigests ofUser() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path base =
        cache == null || cache.isEmpty()
            ? Path.of(System.getProperty("user.home", "."), ".cache")
            : Path.of(cache);
    return new KnownDigests(base.resolve("sallyport").resolve("recorder"));
  }

  /** The digest, computed where it is not known; that it cannot be remembered is no fault. */
  String sha256(Path file) throws IOException {
    Optional<String> stamp = stamp(file);
    if (stamp.isEmpty()) {
      return Sha.sha256(file);
    }
    Path entry = folder.resolve(Sha.hex(Sha.digest("SHA-256").digest(bytes(file.toString()))));
    Optional<String> known = read(entry, stamp.get());
    if (known.isPresent()) {
      return known.get();
    }
    String digest = Sha.sha256(file);
    if (stamp.equals(stamp(file))) {
      remember(entry, stamp.get() + "\n" + digest + "\n");
    }
    return digest;
  }

  private static Optional<String> read(Path entry, String stamp) {
    try {
      List<String> lines = Files.readAllLines(entry);
      return lines.size() == 2
              && lines.get(0).equals(stamp)
              && DIGEST.matcher(lines.get(1)).matches()
          ? Optional.of(lines.get(1))
          : Optional.empty();
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }

  private void remember(Path entry, String text) {
    try {
      Files.createDirectories(folder);
      Path temporary = Files.createTempFile(folder, "digest", ".tmp");
      Files.write(temporary, bytes(text));
      Files.move(temporary, entry, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException notKept) {
      return;
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Empty where the system has no inodes. */
  private static Optional<String> stamp(Path file) throws IOException {
    try {
      Map<String, Object> is =
          new TreeMap<>(Files.readAttributes(file, "unix:ino,dev,size,ctime,lastModifiedTime"));
      return Optional.of(file + " " + is);
    } catch (UnsupportedOperationException | IllegalArgumentException elsewhere) {
      return Optional.empty();
    }
  }
}
