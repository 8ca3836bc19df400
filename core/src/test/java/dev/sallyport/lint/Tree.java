package dev.sallyport.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sallyport.verdict.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Profile;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingResult;
import org.apache.maven.model.building.ModelSource2;
import org.apache.maven.model.resolution.ModelResolver;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * A source tree of POMs as text, and a repository of others, as Maven's model builder sees them.
 */
final class Tree {
  static final String HEAD = "<modelVersion>4.0.0</modelVersion>\n";

  /** On line 3 of a POM that starts with it. */
  static final String ROOT =
      "<groupId>org.example</groupId><artifactId>root</artifactId><version>1-SNAPSHOT</version>";

  static final String TIME =
      "<properties><project.build.outputTimestamp>2026-01-01T00:00:00Z"
          + "</project.build.outputTimestamp></properties>";
  static final String PINNED =
      "<build><pluginManagement><plugins>"
          + "<plugin><artifactId>maven-clean-plugin</artifactId><version>3.2.0</version></plugin>"
          + "<plugin><artifactId>maven-jar-plugin</artifactId><version>3.4.1</version></plugin>"
          + "</plugins></pluginManagement></build>";

  private final Path folder;
  private final Set<String> files = new TreeSet<>();
  private final Map<String, String> published = new HashMap<>();
  private final Map<String, String> userProperties = new HashMap<>();
  private final Map<String, String> versionsInUse = new HashMap<>();
  private final List<String> profiles = new ArrayList<>();
  private boolean placesOfSettings = true;

  Tree(Path folder) {
    this.folder = folder;
  }

  /** A POM of the tree; {@code inside} stands in its project element, each part on its own line. */
  Tree pom(String path, String... inside) {
    return text(path, project(inside));
  }

  Tree text(String path, String text) {
    files.add(path);
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  /** A POM of the repository, under {@code g:a:v}; it lacks its own coordinate. */
  Tree published(String gav, String... inside) {
    List<String> all = new ArrayList<>(List.of(coordinate(gav)));
    all.addAll(List.of(inside));
    published.put(gav, project(all.toArray(String[]::new)));
    return this;
  }

  Tree property(String name, String value) {
    userProperties.put(name, value);
    return this;
  }

  Tree inUse(String key, String version) {
    versionsInUse.put(key, version);
    return this;
  }

  Tree profile(String id) {
    profiles.add(id);
    return this;
  }

  /** As Maven 4 has it. */
  Tree withoutPlacesOfSettings() {
    placesOfSettings = false;
    return this;
  }

  static String coordinate(String gav) {
    String[] parts = gav.split(":", -1);
    return "<groupId>"
        + parts[0]
        + "</groupId><artifactId>"
        + parts[1]
        + "</artifactId><version>"
        + parts[2]
        + "</version>";
  }

  static String parent(String gav) {
    return "<parent>" + coordinate(gav) + "</parent>";
  }

  /** One dependency {@code g:a}, its version on a line of its own. */
  static String dependency(String version) {
    return "<dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId>\n<version>"
        + version
        + "</version></dependency></dependencies>";
  }

  static String builds(String... inside) {
    return PINNED.replace("</build>", String.join("", inside) + "</build>");
  }

  static List<String> lines(List<Finding> findings) {
    return findings.stream().map(one -> one.rule().id() + " " + one.subject()).toList();
  }

  void finds(String... expected) {
    assertEquals(List.of(expected), lines(findings()));
  }

  /** Applies cures one after the other until nothing is found. */
  void cures() {
    List<Finding> findings = findings();
    for (int i = 0; i < 30 && !findings.isEmpty(); i++) {
      Cured.apply(this, findings.get(0).hint());
      findings = findings();
    }
    assertEquals(List.of(), findings);
  }

  private static String project(String... inside) {
    return "<project>\n" + HEAD + String.join("\n", inside) + "\n</project>\n";
  }

  String read(String path) {
    try {
      return Files.readString(folder.resolve(path));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  List<Finding> findings() {
    LintedSession session = new LintedSession("3.9.11", userProperties, versionsInUse);
    return PomLint.of(files.stream().map(this::module).toList(), session).findings();
  }

  private LintedModule module(String path) {
    DefaultModelBuildingRequest request = new DefaultModelBuildingRequest();
    request.setPomFile(folder.resolve(path).toFile());
    request.setLocationTracking(true);
    request.setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL);
    request.setProcessPlugins(true);
    Properties system = new Properties();
    system.setProperty("java.version", "17");
    system.setProperty("env.BUILT", "2026-01-01T00:00:00Z");
    request.setSystemProperties(system);
    Properties user = new Properties();
    user.putAll(userProperties);
    request.setUserProperties(user);
    request.setActiveProfileIds(profiles);
    request.setModelResolver(new Published());
    try {
      return linted(new Bindings().newInstance().build(request));
    } catch (ModelBuildingException e) {
      throw new IllegalStateException(path, e);
    }
  }

  private LintedModule linted(ModelBuildingResult result) {
    List<LintedPom> poms = new ArrayList<>();
    for (String id : result.getModelIds()) {
      Model raw = result.getRawModel(id);
      boolean isSuperPom = raw.getArtifactId() == null;
      if (!isSuperPom) {
        boolean ours = raw.getPomFile() != null;
        String name =
            ours ? folder.relativize(raw.getPomFile().toPath().normalize()).toString() : id;
        Set<String> active =
            result.getActivePomProfiles(id).stream()
                .map(Profile::getId)
                .collect(Collectors.toSet());
        poms.add(new LintedPom(name, ours, raw, active));
      }
    }
    if (!placesOfSettings) {
      for (Plugin plugin : result.getEffectiveModel().getBuild().getPlugins()) {
        for (Xpp3Dom settings : Settings.of(plugin)) {
          Settings.walk(settings, "", (path, element) -> element.setInputLocation(null));
        }
      }
    }
    return new LintedModule(poms.get(0), poms.subList(1, poms.size()), result.getEffectiveModel());
  }

  private final class Published implements ModelResolver {
    @Override
    public ModelSource2 resolveModel(String groupId, String artifactId, String version) {
      String gav = groupId + ":" + artifactId + ":" + version;
      String text = published.get(gav);
      if (text == null) {
        throw new IllegalStateException("not in the test's repository: " + gav);
      }
      return new Text(gav, text);
    }

    @Override
    public ModelSource2 resolveModel(Parent parent) {
      if (parent.getVersion().startsWith("[")) { // as Maven's own resolver does with a range
        parent.setVersion("2");
      }
      return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
    }

    @Override
    public ModelSource2 resolveModel(Dependency dependency) {
      return resolveModel(
          dependency.getGroupId(), dependency.getArtifactId(), dependency.getVersion());
    }

    @Override
    public void addRepository(Repository repository) {}

    @Override
    public void addRepository(Repository repository, boolean replace) {}

    @Override
    public ModelResolver newCopy() {
      return this;
    }
  }

  private record Text(String gav, String text) implements ModelSource2 {
    @Override
    public @Nullable ModelSource2 getRelatedSource(String relPath) {
      return null;
    }

    @Override
    public @Nullable URI getLocationURI() {
      return null;
    }

    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String getLocation() {
      return "/repository/" + gav.replace(':', '/') + ".pom";
    }
  }
}
