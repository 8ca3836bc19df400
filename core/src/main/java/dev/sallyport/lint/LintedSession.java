package dev.sallyport.lint;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * What a lint needs to know of the build beside its POMs.
 *
 * @param mavenVersion e.g. {@code 3.9.11}; only for what people read
 * @param userProperties of the command line and {@code .mvn/maven.config}
 * @param versionsInUse by {@code groupId:artifactId}: what a moving version stands for in this
 *     build, where that is known; the cures name it
 */
public record LintedSession(
    String mavenVersion, Map<String, String> userProperties, Map<String, String> versionsInUse) {
  public LintedSession {
    requireNonNull(mavenVersion, "mavenVersion is null");
    userProperties = Map.copyOf(userProperties);
    versionsInUse = Map.copyOf(versionsInUse);
  }

  /** A build of which nothing but its Maven and its properties is known. */
  public static LintedSession of(String mavenVersion, Map<String, String> userProperties) {
    return new LintedSession(mavenVersion, userProperties, Map.of());
  }
}
