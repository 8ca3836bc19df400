package dev.sallyport.coordinate;

import java.util.Optional;
import java.util.regex.Pattern;

/** A coordinate {@code groupId:artifactId:version}, of the characters Maven itself allows. */
public record Gav(String groupId, String artifactId, String version) implements Comparable<Gav> {
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+~-]{0,254}");

  public Gav {
    requireForm(groupId, "groupId");
    requireForm(artifactId, "artifactId");
    requireForm(version, "version");
  }

  private static void requireForm(String part, String name) {
    if (!PART.matcher(part).matches() || part.contains("..")) {
      throw new IllegalArgumentException(name + " is not of a Maven coordinate's form: " + part);
    }
  }

  /** Reads {@code g:a:v}; empty where the text is not of that form. */
  public static Optional<Gav> parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Gav(parts[0], parts[1], parts[2]));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** The folder in a repository, with a final slash. */
  public String folder() {
    return groupId.replace('.', '/') + "/" + artifactId + "/" + version + "/";
  }

  /** The repository path of this coordinate's file, e.g. {@code file("-sources.jar")}. */
  public String file(String suffix) {
    return folder() + artifactId + "-" + version + suffix;
  }

  public boolean isSnapshot() {
    return version.endsWith("-SNAPSHOT");
  }

  @Override
  public int compareTo(Gav other) {
    int byGroup = groupId.compareTo(other.groupId);
    int byArtifact = byGroup != 0 ? byGroup : artifactId.compareTo(other.artifactId);
    return byArtifact != 0 ? byArtifact : version.compareTo(other.version);
  }

  @Override
  public String toString() {
    return groupId + ":" + artifactId + ":" + version;
  }
}
