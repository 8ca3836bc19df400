package dev.sallyport.sourcegate;

import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * Checkpoints on disk, one file for each question, each with a keyed digest. The key lies beside
 * them, so they are worth no more than the folder is safe: one that others can write to, or that is
 * a link or not the owner's, is not used at all.
 */
final class CheckpointFolder {
  private static final int KEY_BYTES = 32;
  private static final long LARGEST = 4 << 20;
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("----w--w-");

  private final Path folder;
  private final byte[] key;

  private CheckpointFolder(Path folder, byte[] key) {
    this.folder = folder;
    this.key = key;
  }

  /** Empty where the folder cannot be made or trusted. */
  static Optional<CheckpointFolder> open(Path folder, Path repository) {
    Path absolute = folder.toAbsolutePath().normalize();
    try {
      if (isWithinSomeRepository(real(absolute), repository.toRealPath())) {
        return Optional.empty();
      }
      if (!Files.isDirectory(absolute)) {
        Files.createDirectories(absolute.getParent());
        Files.createDirectory(
            absolute,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      return isOurs(absolute, true)
          ? Optional.of(new CheckpointFolder(absolute, key(absolute.resolve("key"))))
          : Optional.empty();
    } catch (IOException | UnsupportedOperationException unusable) {
      return Optional.empty();
    }
  }

  /** With links followed as far as the path exists. */
  private static Path real(Path absolute) throws IOException {
    Path at = absolute;
    while (at.getParent() != null && !Files.exists(at)) {
      at = at.getParent();
    }
    return at.toRealPath().resolve(at.relativize(absolute)).normalize();
  }

  /** What is checked out or fetched anywhere may be somebody else's file. */
  private static boolean isWithinSomeRepository(Path folder, Path repository) {
    for (Path at = folder; at != null; at = at.getParent()) {
      boolean bare = Files.exists(at.resolve("HEAD")) && Files.exists(at.resolve("objects"));
      if (at.equals(repository)
          || bare
          || Files.exists(at.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] key(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] fresh = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(fresh);
      PrivateFile.replace(file, fresh);
    }
    if (!isOurs(file, false) || Files.size(file) != KEY_BYTES) {
      throw new IOException("the key is not safe");
    }
    return Files.readAllBytes(file);
  }

  /** The folder's owner is whoever owns what this process writes. */
  private static boolean isOurs(Path path, boolean directory) throws IOException {
    PosixFileAttributes attributes =
        Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    String me = System.getProperty("user.name");
    return (directory ? attributes.isDirectory() : attributes.isRegularFile())
        && attributes.owner().getName().equals(me)
        && attributes.permissions().stream().noneMatch(OTHERS::contains);
  }

  /** The checkpoint for a question, if there is one that we wrote. */
  Optional<Checkpoint> read(String question) {
    Path file = file(question);
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || !isOurs(file, false)
          || Files.size(file) > LARGEST) {
        return Optional.empty();
      }
      byte[] all = Files.readAllBytes(file);
      int body = all.length - KEY_BYTES;
      if (body <= 0
          || !MessageDigest.isEqual(
              mac(Arrays.copyOf(all, body)), Arrays.copyOfRange(all, body, all.length))) {
        return Optional.empty();
      }
      return Optional.of(Checkpoint.read(Arrays.copyOf(all, body)))
          .filter(found -> found.question().equals(question));
    } catch (IOException | Refusal | RuntimeException unusable) {
      return Optional.empty();
    }
  }

  /** Losing a checkpoint loses nothing but time. */
  void write(Checkpoint checkpoint) {
    byte[] body = checkpoint.write();
    byte[] all = Arrays.copyOf(body, body.length + KEY_BYTES);
    System.arraycopy(mac(body), 0, all, body.length, KEY_BYTES);
    try {
      PrivateFile.replace(file(checkpoint.question()), all);
    } catch (IOException | RuntimeException unwritten) {
      return;
    }
  }

  private Path file(String question) {
    return folder.resolve(question + ".checkpoint");
  }

  private byte[] mac(byte[] bytes) {
    return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmac(bytes);
  }
}
