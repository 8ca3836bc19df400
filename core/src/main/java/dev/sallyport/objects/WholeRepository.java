package dev.sallyport.objects;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.jspecify.annotations.Nullable;

/**
 * What a repository may not be: of another object format, shallow, partial, or with grafts. JGit
 * answers wrongly or not at all for each of these, so it is told by the files before JGit opens
 * them.
 *
 * <p>As for git, a clone is partial when its configuration names a promisor: packs marked {@code
 * .promisor} alone are not, since then nobody fetches what is missing and reading it is refused.
 */
final class WholeRepository {
  private static final int LONGEST_CONFIG = 1 << 20;
  private static final int LONGEST_LIST = 1 << 20;

  /** Those that change neither objects nor history. */
  private static final Set<String> HARMLESS =
      Set.of(
          "noop",
          "noop-v1",
          "preciousobjects",
          "refstorage",
          "relativeworktrees",
          "worktreeconfig");

  private final RepositoryFolder folder;
  private boolean partial;

  private WholeRepository(RepositoryFolder folder) {
    this.folder = folder;
  }

  /**
   * Refuses what cannot be judged, by the files alone.
   *
   * @return whether it is a partial clone: one where objects may have been left out on purpose
   */
  static boolean require(RepositoryFolder folder) throws Refusal {
    WholeRepository whole = new WholeRepository(folder);
    try {
      whole.checkConfig();
      whole.checkShallow();
      whole.checkGrafts();
      return whole.partial;
    } catch (IOException | ConfigInvalidException | RuntimeException unreadable) {
      // JGit's parser answers some broken configurations with unchecked exceptions
      throw RepositoryFolder.notOne(
          folder.root(), "its config, shallow or grafts file cannot be read");
    }
  }

  private void checkConfig() throws Refusal, IOException, ConfigInvalidException {
    Path file = folder.commonDir().resolve("config");
    if (!Files.exists(file)) {
      return;
    }
    Config config = new Config();
    config.fromText(RepositoryFolder.text(file, LONGEST_CONFIG));
    for (String name : config.getNames("extensions")) {
      checkExtension(name.toLowerCase(Locale.ROOT), config.getString("extensions", null, name));
    }
    for (String remote : config.getSubsections("remote")) {
      if (config.getBoolean("remote", remote, "promisor", false)
          || config.getString("remote", remote, "partialclonefilter") != null) {
        partial = true;
      }
    }
  }

  private void checkExtension(String name, @Nullable String value) throws Refusal {
    if (name.equals("partialclone")) {
      partial = true;
      return;
    }
    boolean isSha1 = name.equals("objectformat") && "sha1".equalsIgnoreCase(value);
    if (!isSha1 && !HARMLESS.contains(name)) {
      throw refusal(
          Rule.HISTORY_OBJECT_FORMAT,
          "its config has extensions." + name + (value == null ? "" : " = " + value),
          "only repositories with SHA-1 objects can be judged so far");
    }
  }

  private void checkShallow() throws Refusal, IOException {
    for (Path place : places()) {
      Path shallow = place.resolve("shallow");
      if (Files.exists(shallow) && Files.size(shallow) > 0) {
        throw refusal(
            Rule.HISTORY_SHALLOW,
            "older commits were cut off when it was cloned",
            "run `git fetch --unshallow` in it; in CI set fetch-depth: 0");
      }
    }
  }

  private void checkGrafts() throws Refusal, IOException {
    for (Path place : places()) {
      Path grafts = place.resolve("info").resolve("grafts");
      if (!Files.exists(grafts)) {
        continue;
      }
      String text = RepositoryFolder.text(grafts, LONGEST_LIST);
      if (text.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#"))) {
        throw refusal(
            Rule.HISTORY_REPLACED,
            "info/grafts gives commits other parents",
            "remove info/grafts, or judge a fresh clone");
      }
    }
  }

  private Set<Path> places() {
    return new HashSet<>(List.of(folder.gitDir(), folder.commonDir()));
  }

  private Refusal refusal(Rule rule, String fact, String hint) {
    return new Refusal(rule, folder.root().toString(), fact, hint);
  }
}
