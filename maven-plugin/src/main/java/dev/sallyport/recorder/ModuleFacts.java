package dev.sallyport.recorder;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/**
 * What one module adds to the record of its reactor: the files it made and the files it used.
 *
 * <p>Handed on as maps, lists and strings only, because a module with extensions loads this class a
 * second time, and its instances would be strangers to the other modules.
 */
public final class ModuleFacts {
  static final String MODULE = "module";
  static final String SUBJECTS = "subjects";
  static final String INPUTS = "inputs";
  static final String WITHOUT_MAIN = "withoutMain";
  static final String PROFILES = "profiles";
  static final String CANNOT_SEE = "cannotSee";

  /** Classifier and type of a record that is attached: no record names a record. */
  public static final String ATTACHED_AS = "provenance";

  public static final String ATTACHED_TYPE = "intoto.json";

  private static final String CONSUMER = "consumer";

  private final MavenProject project;
  private final Path root;
  private final List<Map<String, Object>> subjects = new ArrayList<>();
  private final Map<String, Input> inputs = new TreeMap<>();
  private final Set<String> withoutMain = new TreeSet<>();
  private final Set<String> cannotSee = new TreeSet<>();

  private ModuleFacts(MavenProject project, Path root) {
    this.project = project;
    this.root = root.toAbsolutePath().normalize();
  }

  /**
   * Reads and hashes what one module made.
   *
   * @param root folder that Maven was started in
   */
  public static Map<String, Object> made(MavenProject project, Path root)
      throws RecordingException {
    ModuleFacts facts = new ModuleFacts(project, root);
    facts.readSubjects();
    return facts.toMap();
  }

  /**
   * Reads and hashes what one module made and, as far as the module knows, what it used.
   *
   * @param reactor {@code group:artifact} of the modules whose files are made here, not used
   * @param plugins by coordinate, those that ran in this module, and what they depend on
   */
  public static Map<String, Object> read(
      MavenProject project,
      Path root,
      Set<String> reactor,
      Map<String, ? extends Collection<Artifact>> plugins)
      throws RecordingException {
    ModuleFacts facts = new ModuleFacts(project, root);
    facts.readSubjects();
    String module = "module " + project.getGroupId() + ":" + project.getArtifactId();
    for (Artifact artifact : project.getArtifacts()) {
      facts.readInput(
          artifact, reactor, new Asked(Kind.DEPENDENCY, Asked.longer(module, gav(artifact))));
    }
    for (Map.Entry<String, ? extends Collection<Artifact>> plugin : plugins.entrySet()) {
      String asker = "plugin " + plugin.getKey();
      for (Artifact artifact : plugin.getValue()) {
        boolean self = plugin.getKey().equals(gav(artifact));
        facts.readInput(
            artifact,
            reactor,
            self
                ? new Asked(Kind.PLUGIN, asker)
                : new Asked(Kind.PLUGIN_DEPENDENCY, Asked.longer(asker, gav(artifact))));
      }
    }
    return facts.toMap();
  }

  private Map<String, Object> toMap() {
    Set<String> profiles = new TreeSet<>();
    project.getInjectedProfileIds().values().forEach(profiles::addAll);
    Map<String, Object> map = new TreeMap<>();
    map.put(MODULE, module());
    map.put(SUBJECTS, List.copyOf(subjects));
    map.put(INPUTS, inputs.values().stream().map(Input::toMap).toList());
    map.put(WITHOUT_MAIN, List.copyOf(withoutMain));
    map.put(PROFILES, List.copyOf(profiles));
    map.put(CANNOT_SEE, List.copyOf(cannotSee));
    return map;
  }

  private Map<String, Object> module() {
    Map<String, Object> module = new LinkedHashMap<>();
    module.put("gav", SessionReader.id(project));
    module.put("packaging", project.getPackaging());
    module.put("folder", relative(project.getBasedir().toPath()));
    return module;
  }

  private String relative(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    return root.relativize(absolute).toString().replace(File.separatorChar, '/');
  }

  private void readSubjects() throws RecordingException {
    Optional<Path> pom = Ledger.pathOf(project.getFile());
    if (pom.isPresent()) {
      addSubject(pom.get(), hasConsumerPom() ? "build" : "", "pom");
    }
    Artifact main = project.getArtifact();
    Optional<Path> made = Ledger.pathOf(main.getFile()).filter(Files::isRegularFile);
    if (made.isPresent()) {
      addSubject(made.get(), classifier(main), extension(main));
    } else if (!project.getPackaging().equals("pom")) {
      withoutMain.add(SessionReader.id(project));
    }
    for (Artifact artifact : List.copyOf(project.getAttachedArtifacts())) {
      if (!classifier(artifact).equals(ATTACHED_AS) || !extension(artifact).equals(ATTACHED_TYPE)) {
        readAttached(artifact);
      }
    }
  }

  /** Maven 4 publishes a POM of its own making, and the one of the source as {@code build}. */
  private boolean hasConsumerPom() {
    return List.copyOf(project.getAttachedArtifacts()).stream()
        .anyMatch(ModuleFacts::isConsumerPom);
  }

  private static boolean isConsumerPom(Artifact artifact) {
    return classifier(artifact).equals(CONSUMER) && extension(artifact).equals("pom");
  }

  private void readAttached(Artifact artifact) throws RecordingException {
    Optional<Path> file = Ledger.pathOf(artifact.getFile()).filter(Files::isRegularFile);
    if (file.isPresent() && isConsumerPom(artifact)) {
      addSubject(file.get(), "", "pom");
    } else if (file.isPresent()) {
      addSubject(file.get(), classifier(artifact), extension(artifact));
    } else {
      cannotSee.add("what is attached as " + artifact + ": it was no file when it was recorded");
    }
  }

  /** Named by its path in a Maven repository: two modules may well make the same file name. */
  private void addSubject(Path file, String classifier, String extension)
      throws RecordingException {
    String name =
        String.format(
            "%s/%s/%s/%2$s-%3$s%s.%s",
            project.getGroupId().replace('.', '/'),
            project.getArtifactId(),
            project.getVersion(),
            classifier.isEmpty() ? "" : "-" + classifier,
            extension);
    Map<String, Object> subject = new LinkedHashMap<>();
    subject.put("name", name);
    try {
      subject.put("digest", FileDigests.sha256AndSha512(file));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    if (!file.getFileName().toString().startsWith(CONSUMER + "-")) { // its name is random
      subject.put("annotations", Map.of("file", relative(file)));
    }
    subjects.add(subject);
  }

  private void readInput(Artifact artifact, Set<String> reactor, Asked by)
      throws RecordingException {
    if (reactor.contains(artifact.getGroupId() + ":" + artifact.getArtifactId())) {
      return;
    }
    Optional<Path> file = Ledger.pathOf(artifact.getFile()).filter(Files::isRegularFile);
    if (file.isEmpty()) {
      cannotSee.add("the file of " + gav(artifact) + ": it was not resolved");
      return;
    }
    addInput(place(artifact, classifier(artifact), extension(artifact)), file.get(), by);
    Path pom =
        file.get().resolveSibling(artifact.getArtifactId() + "-" + artifact.getVersion() + ".pom");
    if (Files.isRegularFile(pom) && !pom.equals(file.get())) {
      addInput(place(artifact, "", "pom"), pom, by);
    }
  }

  private void addInput(Place place, Path file, Asked by) throws RecordingException {
    Input known = inputs.get(place.path());
    if (known != null && known.asked().compareTo(by) <= 0) {
      return;
    }
    try {
      inputs.put(
          place.path(),
          new Input(
              place.path(),
              place.purl(),
              known == null ? FileDigests.sha256Hex(file) : known.sha256(),
              Files.size(file),
              by,
              "",
              Optional.empty()));
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

  private static Place place(Artifact artifact, String classifier, String extension) {
    return new Place(
        artifact.getGroupId(),
        artifact.getArtifactId(),
        artifact.getVersion(),
        artifact.getBaseVersion(),
        classifier,
        extension);
  }

  private static String classifier(Artifact artifact) {
    return artifact.hasClassifier() ? artifact.getClassifier() : "";
  }

  private static String extension(Artifact artifact) {
    return artifact.getArtifactHandler().getExtension();
  }

  private static String gav(Artifact artifact) {
    return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getBaseVersion();
  }
}
