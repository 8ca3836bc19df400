package dev.sallyport.store;

import dev.sallyport.digest.Sha256;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Where things lie in a store: {@code bytes/ab/abcd…}, {@code temp/<run>/…}, {@code changed/…}. */
final class StoreFolder {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** Less free space than this counts as none when a write has failed, in bytes. */
  private static final long NOTHING_LEFT = 1 << 16;

  private final Path root;
  private final Workspace workspace;

  private StoreFolder(Path root, Workspace workspace) {
    this.root = root;
    this.workspace = workspace;
  }

  static StoreFolder open(Path dir) throws IOException {
    Files.createDirectories(dir, OWNER_ONLY);
    Path root = dir.toRealPath();
    requireForOwnerOnly(root);
    for (String name : new String[] {"bytes", "temp", "changed"}) {
      makeFolder(root.resolve(name));
      requireForOwnerOnly(root.resolve(name));
    }
    return new StoreFolder(root, Workspace.open(root.resolve("temp")));
  }

  /** A folder of somebody else's is told by the owner of a file that this process makes there. */
  private static void requireForOwnerOnly(Path dir) throws IOException {
    PosixFileAttributes attributes =
        Files.readAttributes(dir, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isDirectory()) {
      throw new UnsafeStore(dir, "not a folder");
    }
    if (attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
        || attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new UnsafeStore(dir, "others may write to it; chmod go-w, or choose another folder");
    }
    Path probe = Files.createTempFile(dir, "probe", null);
    try {
      if (!Files.getOwner(probe).equals(attributes.owner())) {
        throw new UnsafeStore(dir, "it belongs to " + attributes.owner().getName());
      }
    } finally {
      Files.delete(probe);
    }
  }

  private static void makeFolder(Path dir) throws IOException {
    try {
      Files.createDirectory(dir, OWNER_ONLY);
    } catch (FileAlreadyExistsException there) {
      // somebody was faster, or it was always there; what it is was or will be looked at
    }
  }

  Path fileOf(Sha256 digest) {
    return root.resolve("bytes").resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
  }

  void makeShard(Path file) throws IOException {
    makeFolder(file.resolveSibling(""));
  }

  Path newFile() {
    return workspace.newFile();
  }

  Path moveAside(Sha256 digest) throws IOException {
    Path aside = root.resolve("changed").resolve(digest.hex() + "-" + UUID.randomUUID());
    return Files.move(fileOf(digest), aside, StandardCopyOption.ATOMIC_MOVE);
  }

  boolean isFull(IOException failed) {
    String message = String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT);
    if (message.contains("no space left") || message.contains("quota exceeded")) {
      return true;
    }
    try {
      return Files.getFileStore(root).getUsableSpace() < NOTHING_LEFT;
    } catch (IOException unknown) {
      return false;
    }
  }
}
