package dev.sallyport.policy;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A policy file given from outside, with its keys in the folder around it. The policy itself may be
 * reached over a link, since the caller named it; a key file may not, nor any folder on the way to
 * it, so that a policy never takes in what lies elsewhere.
 */
public final class PolicyFolder implements PolicyFiles {
  private final Path policy;
  private final Path folder;

  private PolicyFolder(Path policy, Path folder) {
    this.policy = policy;
    this.folder = folder;
  }

  /** The policy in this file, whatever its name. */
  public static PolicyFolder of(Path policy) {
    Path absolute = policy.toAbsolutePath();
    return new PolicyFolder(absolute, absolute.resolveSibling(""));
  }

  @Override
  public Optional<byte[]> read(String path) throws Refusal {
    return path.equals(POLICY) ? bytes(policy) : key(path);
  }

  private Optional<byte[]> key(String path) throws Refusal {
    Path file = folder;
    for (String name : path.split("/", -1)) {
      if (name.isEmpty() || name.equals(".") || name.equals("..")) {
        throw refusal(file, "a path that leaves the folder of the policy", "name a file below it");
      }
      file = file.resolve(name);
      if (Files.isSymbolicLink(file)) {
        throw refusal(file, "a symbolic link", "put the file itself beside the policy");
      }
    }
    return bytes(file);
  }

  private static Optional<byte[]> bytes(Path file) throws Refusal {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    // A pipe or a device could be read for ever.
    if (!Files.isRegularFile(file)) {
      throw refusal(file, "not a file", "give a regular file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw refusal(file, "longer than " + MAX_BYTES + " bytes", "make it smaller");
      }
      return Optional.of(bytes);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw refusal(file, "cannot be read: " + e.getMessage(), "make it readable for this user");
    }
  }

  private static Refusal refusal(Path file, String fact, String hint) {
    return new Refusal(Rule.POLICY_INVALID, file.toString(), fact, hint);
  }
}
