package dev.sallyport.repository;

import dev.sallyport.coordinate.Gav;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path inside a Maven repository, read by a strict grammar from text that may be hostile. The
 * text is never decoded or normalised: what is not of the grammar as it stands is not a path.
 *
 * @param text relative, without a leading slash
 * @param subject what the file is, or, of a checksum or signature, what it belongs to
 */
public record RepositoryPath(String text, Kind kind, Subject subject)
    implements Comparable<RepositoryPath> {
  static final int MAX_LENGTH = 1024;
  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+~-]{0,254}");
  private static final Pattern CHECKSUM = Pattern.compile("(.+)\\.(md5|sha1|sha256|sha512)");
  private static final String SIGNATURE = ".asc";
  private static final String METADATA = "maven-metadata.xml";

  /** What kind of file a path names. */
  public enum Kind {
    ARTIFACT,
    METADATA,
    CHECKSUM,
    SIGNATURE
  }

  /** What a path is about. */
  public sealed interface Subject permits ArtifactFile, MetadataFile {}

  /**
   * A {@code maven-metadata.xml}.
   *
   * @param gav only for the one inside a SNAPSHOT version's folder
   */
  public record MetadataFile(Optional<Gav> gav) implements Subject {}

  /** Reads a path; empty where the text is not one. Never throws. */
  public static Optional<RepositoryPath> parse(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String[] segments = text.split("/", -1);
    for (String segment : segments) {
      if (!isSegment(segment)) {
        return Optional.empty();
      }
    }
    return classify(text, segments);
  }

  /** Whether a text may be the name of a file or folder in a repository. */
  static boolean isSegment(String text) {
    return SEGMENT.matcher(text).matches() && !text.contains("..");
  }

  private static Optional<RepositoryPath> classify(String text, String[] segments) {
    String name = segments[segments.length - 1];
    var checksum = CHECKSUM.matcher(name);
    boolean isChecksum = checksum.matches();
    String signed = isChecksum ? checksum.group(1) : name;
    boolean isSignature = signed.endsWith(SIGNATURE);
    String bare = isSignature ? signed.substring(0, signed.length() - SIGNATURE.length()) : signed;
    return subject(segments, bare)
        .map(
            subject -> {
              Kind own = subject instanceof ArtifactFile ? Kind.ARTIFACT : Kind.METADATA;
              Kind kind = isChecksum ? Kind.CHECKSUM : isSignature ? Kind.SIGNATURE : own;
              return new RepositoryPath(text, kind, subject);
            });
  }

  private static Optional<Subject> subject(String[] segments, String name) {
    if (name.equals(METADATA)) {
      return segments.length < 2 ? Optional.empty() : Optional.of(metadata(segments));
    }
    return gav(segments).flatMap(gav -> ArtifactFile.parse(gav, name).map(file -> file));
  }

  private static MetadataFile metadata(String[] segments) {
    return new MetadataFile(gav(segments).filter(Gav::isSnapshot));
  }

  /** The coordinate of the folder that the last segment lies in. */
  private static Optional<Gav> gav(String[] segments) {
    int n = segments.length;
    if (n < 4) {
      return Optional.empty();
    }
    StringBuilder group = new StringBuilder(segments[0]);
    for (int i = 1; i < n - 3; i++) {
      if (segments[i].indexOf('.') >= 0) {
        return Optional.empty();
      }
      group.append('.').append(segments[i]);
    }
    if (segments[0].indexOf('.') >= 0) {
      return Optional.empty();
    }
    return Gav.parse(group + ":" + segments[n - 3] + ":" + segments[n - 2]);
  }

  /** The coordinate whose folder the file lies in; metadata of a group or artifact has none. */
  public Optional<Gav> gav() {
    return subject instanceof ArtifactFile file
        ? Optional.of(file.gav())
        : ((MetadataFile) subject).gav();
  }

  /** The package URL of an artifact; empty for everything else. */
  public Optional<String> purl() {
    return kind == Kind.ARTIFACT && subject instanceof ArtifactFile file
        ? Optional.of(file.purl())
        : Optional.empty();
  }

  /** Of a checksum file, the path of the file that it is about. */
  public Optional<RepositoryPath> checked() {
    return kind == Kind.CHECKSUM
        ? parse(text.substring(0, text.lastIndexOf('.')))
        : Optional.empty();
  }

  /** What a checksum file's name ends with, such as {@code sha1}. */
  public Optional<String> checksumAlgorithm() {
    return kind == Kind.CHECKSUM
        ? Optional.of(text.substring(text.lastIndexOf('.') + 1))
        : Optional.empty();
  }

  @Override
  public int compareTo(RepositoryPath other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
