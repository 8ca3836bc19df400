package dev.sallyport.sourcegate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.policy.PolicyFiles;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Stream;

/** Writes a proposal as the files that a policy is. */
public final class ProposalFolder {
  private ProposalFolder() {}

  /**
   * Writes {@code policy.yaml} and {@code keys/} into a folder that is new or empty.
   *
   * @throws Refusal {@code policy.invalid} when there is something already, or it cannot be written
   */
  public static void write(Path folder, Proposal proposal) throws Refusal {
    try {
      requireEmpty(folder);
      Files.createDirectories(folder);
      for (Map.Entry<String, byte[]> file : proposal.keyFiles().entrySet()) {
        Path target = folder.resolve(file.getKey());
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.write(target, file.getValue(), StandardOpenOption.CREATE_NEW);
      }
      Files.write(
          folder.resolve(PolicyFiles.POLICY),
          proposal.text().getBytes(UTF_8),
          StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw refusal(folder, "cannot be written: " + e, "name a folder that you may write to");
    }
  }

  /** Refuses a folder that holds something, before anything long is begun. */
  public static void requireEmpty(Path folder) throws Refusal {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw refusal(folder, "is not a folder", "name a new one");
    }
    try (Stream<Path> inside = Files.list(folder)) {
      if (inside.findAny().isPresent()) {
        throw refusal(folder, "is not empty", "name a new folder, and compare it with this one");
      }
    } catch (IOException e) {
      throw refusal(folder, "cannot be read: " + e, "name a new folder");
    }
  }

  private static Refusal refusal(Path folder, String fact, String hint) {
    return new Refusal(Rule.POLICY_INVALID, folder.toString(), fact, hint);
  }
}
