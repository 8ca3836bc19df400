package dev.sallyport.recorder;

import java.util.regex.Pattern;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.metadata.Metadata;

/**
 * A coordinate of the resolver and its place in a Maven repository.
 *
 * @param version as in the file name: a snapshot's is its time, when it has one
 * @param folder the version that the folder is called after
 */
record Place(
    String group,
    String artifact,
    String version,
    String folder,
    String classifier,
    String extension) {
  static final String METADATA = "maven-metadata.xml";

  /** What readers of the record accept; a coordinate that was never interpolated is none. */
  private static final Pattern PATH =
      Pattern.compile("([A-Za-z0-9_][A-Za-z0-9_.+~-]*/)+[A-Za-z0-9_][A-Za-z0-9_.+~-]*");

  static Place of(Artifact artifact) {
    return new Place(
        artifact.getGroupId(),
        artifact.getArtifactId(),
        artifact.getVersion(),
        artifact.getBaseVersion(),
        artifact.getClassifier(),
        artifact.getExtension());
  }

  static Place of(Metadata metadata) {
    return new Place(
        metadata.getGroupId(),
        metadata.getArtifactId(),
        metadata.getVersion(),
        metadata.getVersion(),
        "",
        "xml");
  }

  static boolean isPath(String text) {
    return PATH.matcher(text).matches();
  }

  String path() {
    return String.format(
        "%s%s-%s%s.%s",
        versionFolder(),
        artifact,
        version,
        classifier.isEmpty() ? "" : "-" + classifier,
        extension);
  }

  /** Where the metadata of this group, artifact or version is. */
  String metadataPath() {
    StringBuilder path = new StringBuilder(group.replace('.', '/')).append('/');
    if (!artifact.isEmpty()) {
      path.append(artifact).append('/');
    }
    if (!folder.isEmpty()) {
      path.append(folder).append('/');
    }
    return path.append(METADATA).toString();
  }

  /** The folder of one version, with a slash at the end. */
  String versionFolder() {
    return group.replace('.', '/') + "/" + artifact + "/" + folder + "/";
  }

  boolean isPom() {
    return extension.equals("pom") && classifier.isEmpty();
  }

  String ga() {
    return group + ":" + artifact;
  }

  String gav() {
    return group + ":" + artifact + ":" + folder;
  }

  String purl() {
    return Purl.maven(group, artifact, version, classifier, extension);
  }
}
