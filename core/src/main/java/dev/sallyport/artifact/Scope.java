package dev.sallyport.artifact;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which files of a release are held against the rebuild. Decided by the file's name alone. */
public record Scope(boolean includeJavadoc) {
  private static final List<String> SIGNATURES = List.of(".asc", ".sigstore.json", ".sigstore");
  private static final List<String> CHECKSUMS = List.of(".md5", ".sha1", ".sha256", ".sha512");
  private static final List<String> JAVADOC =
      List.of("-javadoc.jar", "-test-javadoc.jar", "-javadoc-resources.jar");

  /** Why a file is not held against the rebuild. */
  public enum Outside {
    SIGNATURE,
    CHECKSUM,
    JAVADOC,
    /** Written by the repository, not by the release. */
    METADATA,
    /** What a build says about itself; another build says something else. */
    BUILD_RECORD
  }

  /** Everything but the documentation. */
  public static Scope withoutJavadoc() {
    return new Scope(false);
  }

  /** Empty where the file is in scope. */
  public Optional<Outside> outside(String name) {
    if (CHECKSUMS.stream().anyMatch(name::endsWith)) {
      return Optional.of(Outside.CHECKSUM);
    }
    if (SIGNATURES.stream().anyMatch(name::endsWith)) {
      return Optional.of(Outside.SIGNATURE);
    }
    if (name.startsWith("maven-metadata") && name.endsWith(".xml")) {
      return Optional.of(Outside.METADATA);
    }
    if (name.endsWith(".buildinfo")) {
      return Optional.of(Outside.BUILD_RECORD);
    }
    boolean javadoc = JAVADOC.stream().anyMatch(name::endsWith);
    return javadoc && !includeJavadoc ? Optional.of(Outside.JAVADOC) : Optional.empty();
  }

  static String words(Outside outside) {
    return outside.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
