package dev.sallyport.release;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.model.Model;
import org.apache.maven.model.Repository;

/**
 * What Maven would build in a folder, read from its POMs without running anything.
 *
 * @param modules in the order the POMs name them, the root first
 * @param repositories id to URL, of every effective model
 */
record Reactor(List<Module> modules, Map<String, String> repositories) {
  private static final int MAX_MODULES = 3000;

  /**
   * @param folder relative to the root; empty for the root itself
   */
  record Module(Gav gav, String packaging, String folder, Model model) {}

  static Reactor read(Path root, EffectiveModels models) throws Refusal {
    Reader reader = new Reader(root, models);
    reader.read(root.resolve("pom.xml"));
    return new Reactor(List.copyOf(reader.modules), Map.copyOf(reader.repositories));
  }

  private static final class Reader {
    private final Path root;
    private final EffectiveModels models;
    private final List<Module> modules = new ArrayList<>();
    private final Map<String, String> repositories = new TreeMap<>();
    private final Set<Path> seen = new HashSet<>();

    Reader(Path root, EffectiveModels models) {
      this.root = root;
      this.models = models;
    }

    void read(Path pom) throws Refusal {
      Path real = pom.normalize();
      if (!isInside(real) || !Files.isRegularFile(real)) {
        throw new Refusal(
            Rule.SOURCE_NOT_THIS_RELEASE,
            real.startsWith(root) ? root.relativize(real).toString() : pom.toString(),
            "a POM that the reactor names is not in the source",
            "a submodule that is not part of the commit? give a complete --source");
      }
      if (!seen.add(real)) {
        return;
      }
      if (seen.size() > MAX_MODULES) {
        throw new Refusal(
            Rule.RECIPE_INVALID,
            "modules",
            "more than " + MAX_MODULES,
            "select some with --recipe");
      }
      Model model = models.ofFile(real, root.relativize(real).toString()).getEffectiveModel();
      Path folder = real.resolveSibling("");
      modules.add(new Module(gav(model, real), model.getPackaging(), relative(folder), model));
      model.getRepositories().forEach(this::repository);
      model.getPluginRepositories().forEach(this::repository);
      for (String module : new LinkedHashSet<>(model.getModules())) {
        Path child = folder.resolve(module.replace('\\', '/').strip());
        read(Files.isDirectory(child) ? child.resolve("pom.xml") : child);
      }
    }

    /** Links in a source tree may not lead a reader out of it. */
    private boolean isInside(Path pom) {
      try {
        return pom.toRealPath().startsWith(root.toRealPath());
      } catch (IOException absent) {
        return false;
      }
    }

    private String relative(Path folder) {
      return root.relativize(folder).toString();
    }

    private void repository(Repository repository) {
      if (repository.getId() != null && repository.getUrl() != null) {
        repositories.putIfAbsent(repository.getId(), repository.getUrl());
      }
    }

    private Gav gav(Model model, Path pom) throws Refusal {
      try {
        return new Gav(model.getGroupId(), model.getArtifactId(), model.getVersion());
      } catch (IllegalArgumentException | NullPointerException malformed) {
        throw new Refusal(
            Rule.RECIPE_INVALID,
            root.relativize(pom).toString(),
            "its coordinate is not one: " + malformed.getMessage(),
            "the effective POM must name groupId, artifactId and version");
      }
    }
  }
}
