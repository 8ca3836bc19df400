package dev.sallyport.release;

import dev.sallyport.rebuild.Rebuilt;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Scanner;
import java.util.regex.Pattern;

/** What a build that failed has to say for itself. */
final class BuildFailure {
  private static final int LAST_LINES = 25;
  private static final int WIDTH = 240;

  private BuildFailure() {}

  /** A build that wanted its own release and could not go on without it is refused for that. */
  static List<Finding> findings(Rebuilt build, Reference published) {
    List<String> own =
        build.ledger().ownAsked().stream().filter(published.paths()::contains).toList();
    boolean alreadyRefused =
        build.ledger().findings().stream().anyMatch(f -> f.rule() == Rule.INPUT_OWN_RELEASE);
    if (alreadyRefused) {
      return List.of();
    }
    List<String> last = lastLines(build.log());
    if (own.stream().anyMatch(path -> last.stream().anyMatch(line -> couldNotHave(path, line)))) {
      return List.of(
          new Finding(
              Rule.INPUT_OWN_RELEASE,
              own.get(0),
              new Evidence.Items(own),
              "the build asked for files of the release that it should make, was told that they are"
                  + " not there, and failed; build.log in the out folder has the rest"));
    }
    return List.of(
        new Finding(
            Rule.RECIPE_BUILD_FAILED,
            build.ended().exitCode() == 0
                ? "it deployed nothing of the release"
                : "exit code " + build.ended().exitCode(),
            new Evidence.Items(last),
            "build.log in the out folder is the whole log; change the recipe with --recipe, --jdk or"
                + " --maven"));
  }

  /** A build may ask for its own release for a good reason and fail for another one. */
  private static boolean couldNotHave(String path, String line) {
    String[] parts = path.split("/");
    String artifactId = parts[parts.length - 3];
    String version = parts[parts.length - 2];
    return line.matches(".*(not find|not found|not resolve|unresolvable|Failure to|absent).*")
        && line.matches(".*:" + Pattern.quote(artifactId) + ":.*")
        && line.matches(".*:" + Pattern.quote(version) + "(?![A-Za-z0-9.-]*[A-Za-z0-9]).*");
  }

  /** The last lines of a log that say something. */
  static List<String> lastLines(Path log) {
    Deque<String> last = new ArrayDeque<>();
    try (Scanner lines = new Scanner(Files.newInputStream(log), StandardCharsets.UTF_8)) {
      while (lines.hasNextLine()) {
        String line = lines.nextLine();
        if (isTelling(line)) {
          last.addLast(cut(line));
        }
        if (last.size() > LAST_LINES) {
          last.removeFirst();
        }
      }
    } catch (IOException unreadable) {
      return List.of("the log cannot be read: " + log);
    }
    return List.copyOf(last);
  }

  private static String cut(String line) {
    return line.codePointCount(0, line.length()) > WIDTH
        ? line.substring(0, line.offsetByCodePoints(0, WIDTH)) + "…"
        : line;
  }

  private static boolean isTelling(String line) {
    return !line.isBlank()
        && !line.matches(
            "\\[(INFO|ERROR)\\]\\s*-*\\s*|\\s+at .*|.*Download(ed|ing) from.*|.*Progress \\(.*");
  }
}
