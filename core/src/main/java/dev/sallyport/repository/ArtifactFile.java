package dev.sallyport.repository;

import dev.sallyport.coordinate.Gav;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of a coordinate, as its name says.
 *
 * @param gav of the folder it lies in
 * @param version as the file name has it: of a SNAPSHOT it may be the timestamped one
 * @param classifier empty for none
 * @param extension without the leading dot
 */
public record ArtifactFile(Gav gav, String version, String classifier, String extension)
    implements RepositoryPath.Subject {
  private static final Pattern TIMESTAMPED = Pattern.compile("\\d{8}\\.\\d{6}-\\d+(?=[.-])");

  /** Extensions of two parts; after a classifier, which may hold dots, others have one. */
  private static final Pattern SPLIT =
      Pattern.compile(
          "(.+?)\\.(tar\\.(?:gz|bz2|xz|zst|Z)|[^.]+\\.(?:sigstore\\.json|intoto\\.jsonl)|[^.]+)");

  private static final String SNAPSHOT = "SNAPSHOT";

  /** Reads a file name; empty where it is not the name of a file of this coordinate. */
  static Optional<ArtifactFile> parse(Gav gav, String name) {
    String prefix = gav.artifactId() + "-";
    if (!name.startsWith(prefix)) {
      return Optional.empty();
    }
    return version(gav, name.substring(prefix.length()))
        .flatMap(version -> rest(gav, version, name.substring(prefix.length() + version.length())));
  }

  private static Optional<String> version(Gav gav, String versioned) {
    if (versioned.startsWith(gav.version())) {
      return Optional.of(gav.version());
    }
    if (!gav.isSnapshot()) {
      return Optional.empty();
    }
    String base = gav.version().substring(0, gav.version().length() - SNAPSHOT.length());
    if (!versioned.startsWith(base)) {
      return Optional.empty();
    }
    Matcher stamp = TIMESTAMPED.matcher(versioned).region(base.length(), versioned.length());
    stamp.useTransparentBounds(true);
    return stamp.lookingAt() ? Optional.of(base + stamp.group()) : Optional.empty();
  }

  private static Optional<ArtifactFile> rest(Gav gav, String version, String rest) {
    if (rest.length() > 1 && rest.startsWith(".") && !rest.endsWith(".")) {
      return Optional.of(new ArtifactFile(gav, version, "", rest.substring(1)));
    }
    if (!rest.startsWith("-")) {
      return Optional.empty();
    }
    Matcher split = SPLIT.matcher(rest.substring(1));
    return split.matches()
        ? Optional.of(new ArtifactFile(gav, version, split.group(1), split.group(2)))
        : Optional.empty();
  }

  /** The package URL, with its qualifiers in the order the specification asks for. */
  String purl() {
    String qualifier = classifier.isEmpty() ? "" : "classifier=" + encode(classifier) + "&";
    return "pkg:maven/"
        + encode(gav.groupId())
        + "/"
        + encode(gav.artifactId())
        + "@"
        + encode(version)
        + "?"
        + qualifier
        + "type="
        + encode(extension);
  }

  /** Of the characters that a path may have, the plus sign alone means something in a URL. */
  private static String encode(String part) {
    return part.replace("+", "%2B");
  }
}
