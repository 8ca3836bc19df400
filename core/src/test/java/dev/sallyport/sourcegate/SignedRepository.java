package dev.sallyport.sourcegate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A repository that real git makes, with SSH keys that real ssh-keygen makes. */
final class SignedRepository {

  /** Who commits: a name and an address as typed, and a key that need not be theirs. */
  record Hand(String name, String email, String key) {}

  final Path folder;
  private final Path keys;
  private long clock = 1_767_000_000L;

  SignedRepository(Path temporary) throws IOException {
    folder = temporary.resolve("widgets");
    keys = Files.createDirectories(temporary.resolve("secret"));
    Files.createDirectories(folder);
    run(folder, Map.of(), "git", "init", "-q", "-b", "main", ".");
  }

  /** The public key line of a name; made when first asked for. */
  String key(String name) {
    Path file = keys.resolve(name);
    if (!Files.exists(file)) {
      run(keys, Map.of(), "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", name);
    }
    try {
      return Files.readString(keys.resolve(name + ".pub")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A commit that changes one file; unsigned where the hand has no key. */
  SignedRepository commit(Hand hand, String file) {
    write(file, "line " + clock + "\n");
    return commitAll(hand, "Change " + file);
  }

  SignedRepository write(String file, String text) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SignedRepository commitAll(Hand hand, String message) {
    git(hand, "add", "-A");
    return git(hand, "commit", "-q", "-m", message);
  }

  SignedRepository branch(String name) {
    run(folder, Map.of(), "git", "checkout", "-q", "-b", name);
    return this;
  }

  SignedRepository main() {
    run(folder, Map.of(), "git", "checkout", "-q", "main");
    return this;
  }

  SignedRepository merge(Hand hand, String branch) {
    return git(hand, "merge", "-q", "--no-ff", "-m", "Merge " + branch, branch);
  }

  private SignedRepository git(Hand hand, String... arguments) {
    clock += 60;
    List<String> command = new ArrayList<>(List.of("git"));
    if (!hand.key().isEmpty()) {
      key(hand.key());
      String file = keys.resolve(hand.key()).toString();
      command.addAll(
          List.of(
              "-c",
              "gpg.format=ssh",
              "-c",
              "user.signingkey=" + file,
              "-c",
              "commit.gpgsign=true"));
    }
    command.addAll(List.of(arguments));
    String date = clock + " +0000";
    run(
        folder,
        Map.of(
            "GIT_AUTHOR_NAME", hand.name(),
            "GIT_AUTHOR_EMAIL", hand.email(),
            "GIT_AUTHOR_DATE", date,
            "GIT_COMMITTER_NAME", hand.name(),
            "GIT_COMMITTER_EMAIL", hand.email(),
            "GIT_COMMITTER_DATE", date),
        command.toArray(String[]::new));
    return this;
  }

  private static void run(Path folder, Map<String, String> environment, String... command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
      builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
      builder.environment().put("HOME", folder.toString());
      builder.environment().putAll(environment);
      Process process = builder.redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it hangs");
      assertEquals(0, process.exitValue(), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
