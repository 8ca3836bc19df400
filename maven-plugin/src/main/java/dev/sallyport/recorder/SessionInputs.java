package dev.sallyport.recorder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.model.Extension;
import org.apache.maven.project.MavenProject;

/** The inputs of a session: what the ledger holds, seen from its end. */
final class SessionInputs {
  static final String BYTES_DIFFER = "input.bytes-differ";

  private final List<Input> inputs = new ArrayList<>();
  private final Set<String> absent = new TreeSet<>();
  private final List<Map<String, Object>> findings = new ArrayList<>();
  private final Set<String> cannotSee = new TreeSet<>();

  private final Ledger ledger;
  private final Collection<MavenProject> projects;

  private SessionInputs(Ledger ledger, Collection<MavenProject> projects) {
    this.ledger = ledger;
    this.projects = projects;
  }

  /**
   * Reads the ledger.
   *
   * @param all modules that were read
   * @param built those of them that were built: what is resolved of them was made here
   */
  static SessionInputs of(
      Ledger ledger, Collection<MavenProject> all, Collection<MavenProject> built)
      throws RecordingException {
    SessionInputs result = new SessionInputs(ledger, all);
    Set<String> own = new TreeSet<>();
    built.forEach(project -> own.add(SessionReader.id(project)));
    List<Resolved> files =
        ledger.files().stream().filter(file -> !own.contains(file.place().gav())).toList();
    Map<Resolved, Asked> asked = result.asked(files);
    Set<String> extensions = result.extensions();
    for (Resolved file : files) {
      result.add(file, asExtension(asked.getOrDefault(file, nobody(file)), extensions));
    }
    result.inputs.sort(Comparator.comparing(Input::path).thenComparing(Input::repository));
    result.readAbsent(own);
    result.cannotSee.addAll(ledger.faults());
    return result;
  }

  List<Input> inputs() {
    return inputs;
  }

  List<String> absent() {
    return List.copyOf(absent);
  }

  List<Map<String, Object>> findings() {
    return findings;
  }

  Set<String> cannotSee() {
    return cannotSee;
  }

  private static Asked nobody(Resolved file) {
    return new Asked(file.isMetadata() ? Kind.METADATA : Kind.POM, "");
  }

  private Map<Resolved, Asked> asked(List<Resolved> files) throws RecordingException {
    Map<Resolved, Asked> asked = new HashMap<>();
    Map<String, Asked> byFolder = new TreeMap<>();
    for (Resolved file : files) {
      Optional<Asked> by = file.asked();
      if (by.isPresent() && !isFetchedPom(file, by.get())) {
        asked.put(file, by.get());
        byFolder.merge(
            file.place().versionFolder(), by.get(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
      }
    }
    List<Resolved> open = new ArrayList<>();
    List<Resolved> chosen = new ArrayList<>();
    for (Resolved file : files) {
      Asked beside = file.isMetadata() ? null : byFolder.get(file.place().versionFolder());
      if (beside == null) {
        open.add(file);
      } else if (file.place().isPom()) {
        asked.put(file, beside);
        chosen.add(file);
      }
    }
    pedigree(open, chosen, asked)
        .forEach(
            (file, by) -> asked.put(file, by.kind() == Kind.POM ? file.asked().orElse(by) : by));
    return asked;
  }

  /** A goal that builds models fetches parents like that, too. */
  private static boolean isFetchedPom(Resolved file, Asked by) {
    return file.place().isPom() && by.kind() == Kind.DYNAMIC;
  }

  private Map<Resolved, Asked> pedigree(
      List<Resolved> open, List<Resolved> chosen, Map<Resolved, Asked> asked)
      throws RecordingException {
    Pedigree pedigree = new Pedigree(open);
    for (MavenProject project : projects) {
      Optional<Path> pom = Ledger.pathOf(project.getFile());
      if (pom.isPresent()) {
        String module = "module " + project.getGroupId() + ":" + project.getArtifactId();
        pedigree.start(module, names(pom.get()));
      }
    }
    for (Resolved pom : chosen) {
      pedigree.start(asked.getOrDefault(pom, nobody(pom)).chain(), names(pom));
    }
    for (Resolved pom : open) {
      if (!pom.isMetadata()) {
        pedigree.add(pom, names(pom));
      }
    }
    return pedigree.found();
  }

  private PomNames names(Resolved pom) {
    return pom.file().map(this::names).orElse(PomNames.of(""));
  }

  private PomNames names(Path pom) {
    try {
      // whoever names others in another encoding does so in ASCII
      return PomNames.of(new String(Files.readAllBytes(pom), StandardCharsets.ISO_8859_1));
    } catch (IOException gone) {
      return PomNames.of("");
    }
  }

  private Set<String> extensions() {
    Set<String> extensions = new TreeSet<>();
    for (MavenProject project : projects) {
      for (Extension extension : project.getBuildExtensions()) {
        extensions.add(
            extension.getGroupId()
                + ":"
                + extension.getArtifactId()
                + ":"
                + extension.getVersion());
      }
    }
    return extensions;
  }

  /** To the resolver an extension of the build is a plugin. */
  private static Asked asExtension(Asked asked, Set<String> extensions) {
    String chain = asked.chain();
    if (!chain.startsWith("plugin ")) {
      return asked;
    }
    int end = chain.indexOf(Asked.NEXT);
    String root = chain.substring("plugin ".length(), end < 0 ? chain.length() : end);
    if (!extensions.contains(root)) {
      return asked;
    }
    boolean resolved = asked.kind() == Kind.PLUGIN || asked.kind() == Kind.PLUGIN_DEPENDENCY;
    return new Asked(
        resolved ? Kind.EXTENSION : asked.kind(),
        "extension " + chain.substring("plugin ".length()));
  }

  private void add(Resolved file, Asked by) throws RecordingException {
    Input input = file.input(by);
    if (!Place.isPath(input.path())) {
      cannotSee.add("the file of " + file.place().gav() + ": its path is none of a repository");
      return;
    }
    if (input.sha256().isEmpty()) {
      throw new RecordingException(
          "the file of " + file.place().gav() + " could not be read when it was resolved",
          "make the local repository readable and see that nothing else writes to it, then build"
              + " again");
    }
    inputs.add(input);
    try {
      String fault = file.fault();
      if (!fault.isEmpty()) {
        findings.add(Map.of("rule", BYTES_DIFFER, "subject", input.path(), "fact", fault));
      }
    } catch (IOException e) {
      findings.add(
          Map.of(
              "rule", BYTES_DIFFER, "subject", input.path(), "fact", "cannot be read again: " + e));
    }
  }

  private void readAbsent(Set<String> own) {
    ledger
        .absent()
        .forEach(
            (path, gav) -> {
              if (!own.contains(gav)) {
                absent.add(path);
              }
            });
    absent.removeIf(path -> !Place.isPath(path));
    inputs.forEach(input -> absent.remove(input.path()));
  }
}
