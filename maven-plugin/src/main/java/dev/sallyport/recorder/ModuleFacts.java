package dev.sallyport.recorder;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * What one module adds to the record of its reactor: the files it made and the files it used.
 *
 * <p>Handed on as maps, lists and strings only, because a module with extensions loads this class a
 * second time, and its instances would be strangers to the other modules.
 */
public final class ModuleFacts {
  static final String SUBJECTS = "subjects";
  static final String DEPENDENCIES = "dependencies";
  static final String WITHOUT_MAIN = "withoutMain";
  static final String PROFILES = "profiles";
  static final String CANNOT_SEE = "cannotSee";

  private final MavenProject project;
  private final Set<String> reactor;
  private final Set<Descriptor> subjects = new TreeSet<>();
  private final Set<Descriptor> dependencies = new TreeSet<>();
  private final Set<String> withoutMain = new TreeSet<>();
  private final Set<String> cannotSee = new TreeSet<>();

  private ModuleFacts(MavenProject project, Set<String> reactor) {
    this.project = project;
    this.reactor = reactor;
  }

  /**
   * Reads and hashes the files of one module.
   *
   * @param reactor {@code group:artifact} of the modules whose files are made here, not used
   * @param pluginArtifacts plugins that ran in this module, and what they depend on
   */
  public static Map<String, Object> read(
      MavenProject project, Set<String> reactor, Collection<Artifact> pluginArtifacts)
      throws RecordingException {
    ModuleFacts facts = new ModuleFacts(project, reactor);
    facts.readSubjects();
    for (Artifact artifact : project.getArtifacts()) {
      facts.readDependency(artifact);
    }
    for (Artifact artifact : pluginArtifacts) {
      facts.readDependency(artifact);
    }
    return facts.toMap();
  }

  private Map<String, Object> toMap() {
    Set<String> profiles = new TreeSet<>();
    project.getInjectedProfileIds().values().forEach(profiles::addAll);
    Map<String, Object> map = new TreeMap<>();
    map.put(SUBJECTS, maps(subjects));
    map.put(DEPENDENCIES, maps(dependencies));
    map.put(WITHOUT_MAIN, List.copyOf(withoutMain));
    map.put(PROFILES, List.copyOf(profiles));
    map.put(CANNOT_SEE, List.copyOf(cannotSee));
    return map;
  }

  private static List<Map<String, Object>> maps(Set<Descriptor> descriptors) {
    return descriptors.stream().map(Descriptor::toMap).toList();
  }

  private void readSubjects() throws RecordingException {
    addSubject(project.getFile(), "", "pom");
    Artifact main = project.getArtifact();
    if (isFile(main.getFile())) {
      addSubject(main.getFile(), classifier(main), extension(main));
    } else if (!project.getPackaging().equals("pom")) {
      withoutMain.add(id(main));
    }
    List<Artifact> attached = new ArrayList<>(project.getAttachedArtifacts());
    for (Artifact artifact : attached) {
      if (!isFile(artifact.getFile())) {
        throw new RecordingException(
            "attached to " + id(main) + " but not a file: " + artifact,
            "run the record goal in the verify phase, after what makes this file");
      }
      addSubject(artifact.getFile(), classifier(artifact), extension(artifact));
    }
  }

  /** Named by its path in a Maven repository: two modules may well make the same file name. */
  private void addSubject(@Nullable File file, String classifier, String extension)
      throws RecordingException {
    if (file == null) {
      return;
    }
    String name =
        String.format(
            "%s/%s/%s/%2$s-%3$s%s.%s",
            project.getGroupId().replace('.', '/'),
            project.getArtifactId(),
            project.getVersion(),
            classifier.isEmpty() ? "" : "-" + classifier,
            extension);
    try {
      subjects.add(Descriptor.subject(name, FileDigests.sha256AndSha512(file.toPath())));
    } catch (IOException e) {
      throw unreadable(file.toPath(), e);
    }
  }

  private void readDependency(Artifact artifact) throws RecordingException {
    if (reactor.contains(artifact.getGroupId() + ":" + artifact.getArtifactId())) {
      return;
    }
    File file = artifact.getFile();
    if (file == null || !file.isFile()) {
      cannotSee.add("the file of " + id(artifact) + ": it was not resolved");
      return;
    }
    addDependency(artifact, file.toPath(), classifier(artifact), extension(artifact));
    Path pom = file.toPath().resolveSibling(pomName(artifact));
    if (Files.isRegularFile(pom) && !pom.equals(file.toPath())) {
      addDependency(artifact, pom, "", "pom");
    }
  }

  private void addDependency(Artifact artifact, Path file, String classifier, String extension)
      throws RecordingException {
    String purl =
        Purl.maven(
            artifact.getGroupId(),
            artifact.getArtifactId(),
            artifact.getVersion(),
            classifier,
            extension);
    try {
      dependencies.add(Descriptor.dependency(purl, FileDigests.sha256(file)));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private RecordingException unreadable(Path file, IOException e) {
    return new RecordingException(
        "cannot read " + file + " for the record of " + project.getId() + ": " + e,
        "make sure that nothing else writes to this folder or to the local repository, and build"
            + " again",
        e);
  }

  private static String pomName(Artifact artifact) {
    return artifact.getArtifactId() + "-" + artifact.getVersion() + ".pom";
  }

  private static boolean isFile(@Nullable File file) {
    return file != null && file.isFile();
  }

  private static String classifier(Artifact artifact) {
    return artifact.hasClassifier() ? artifact.getClassifier() : "";
  }

  private static String extension(Artifact artifact) {
    return artifact.getArtifactHandler().getExtension();
  }

  private static String id(Artifact artifact) {
    return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getVersion();
  }
}
