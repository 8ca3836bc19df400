package dev.sallyport.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.jspecify.annotations.Nullable;

/**
 * The models of a tree's POMs and what can be said about their coordinates without resolving
 * anything outside the tree.
 */
final class TreeModels {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^${}]+)}");
  private static final Pattern CONFIG = Pattern.compile("(?m)(?:^|\\s)-D([\\w.-]+)=(\\S*)");
  private static final int DEEPEST = 20;

  private final Map<String, Model> models;
  private final Map<String, String> properties;

  private TreeModels(Map<String, Model> models, Map<String, String> properties) {
    this.models = models;
    this.properties = properties;
  }

  static TreeModels of(PomFiles files, Map<String, String> userProperties) throws IOException {
    Map<String, Model> models = new LinkedHashMap<>();
    for (String path : files.poms()) {
      files.read(path).flatMap(TreeModels::parse).ifPresent(model -> models.put(path, model));
    }
    Map<String, String> properties = new HashMap<>();
    Optional<byte[]> config = files.read(".mvn/maven.config");
    if (config.isPresent()) {
      Matcher option = CONFIG.matcher(new String(config.get(), StandardCharsets.UTF_8));
      while (option.find()) {
        properties.put(option.group(1), option.group(2));
      }
    }
    properties.putAll(userProperties);
    return new TreeModels(models, properties);
  }

  /** Empty where the bytes are no POM. */
  static Optional<Model> parse(byte[] pom) {
    try {
      return Optional.of(new MavenXpp3Reader().read(new ByteArrayInputStream(pom), false));
    } catch (XmlPullParserException | IOException | RuntimeException unreadable) {
      // the pull parser answers some malformed inputs with unchecked exceptions
      return Optional.empty();
    }
  }

  Map<String, Model> byPath() {
    return models;
  }

  /** The group id, own or inherited; empty where the tree does not tell. */
  Optional<String> groupId(String path) {
    return inherited(path, 0, Model::getGroupId, Parent::getGroupId).flatMap(this::complete);
  }

  /** The version, own or inherited, with its properties; empty where the tree does not tell. */
  Optional<String> version(String path) {
    return inherited(path, 0, Model::getVersion, Parent::getVersion)
        .map(found -> new Text(interpolate(found.value(), path, 0), path))
        .flatMap(this::complete);
  }

  private record Text(String value, String path) {}

  private interface Getter<T> {
    @Nullable String of(T from);
  }

  private Optional<String> complete(Text text) {
    String value = interpolate(text.value(), text.path(), 0);
    return value.contains("${") ? Optional.empty() : Optional.of(value);
  }

  private Optional<Text> inherited(
      String path, int depth, Getter<Model> own, Getter<Parent> ofParent) {
    Model model = models.get(path);
    if (model == null || depth > DEEPEST) {
      return Optional.empty();
    }
    String value = own.of(model);
    if (value == null && model.getParent() != null) {
      value = ofParent.of(model.getParent());
    }
    if (value != null) {
      return Optional.of(new Text(value.strip(), path));
    }
    // Maven 4 lets a child leave out what its parent's folder tells
    return parentPath(path, model).flatMap(up -> inherited(up, depth + 1, own, ofParent));
  }

  private String interpolate(String text, String path, int depth) {
    if (depth > DEEPEST || !text.contains("${")) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    Matcher reference = REFERENCE.matcher(text);
    boolean changed = false;
    while (reference.find()) {
      Optional<String> value = property(reference.group(1), path);
      changed |= value.isPresent();
      reference.appendReplacement(out, Matcher.quoteReplacement(value.orElse(reference.group())));
    }
    reference.appendTail(out);
    return changed && out.length() < 1_000
        ? interpolate(out.toString(), path, depth + 1)
        : out.toString();
  }

  private Optional<String> property(String name, String path) {
    String given = properties.get(name);
    if (given != null) {
      return Optional.of(given);
    }
    Optional<String> at = Optional.of(path);
    for (int depth = 0; depth < DEEPEST && at.isPresent(); depth++) {
      Model model = models.get(at.get());
      if (model == null) {
        break;
      }
      Optional<String> found = ownProperty(name, model);
      if (found.isPresent()) {
        return found;
      }
      at = parentPath(at.get(), model);
    }
    Model root = models.get("pom.xml");
    return root == null ? Optional.empty() : ownProperty(name, root);
  }

  private static Optional<String> ownProperty(String name, Model model) {
    if (name.equals("project.parent.version") || name.equals("parent.version")) {
      return Optional.ofNullable(model.getParent()).map(Parent::getVersion);
    }
    Properties own = model.getProperties();
    return Optional.ofNullable(own.getProperty(name)).map(String::strip);
  }

  private Optional<String> parentPath(String path, Model model) {
    Parent parent = model.getParent();
    if (parent == null) {
      return Optional.empty();
    }
    String relative = parent.getRelativePath();
    if (relative != null && !relative.isBlank()) {
      Optional<String> named = TreePath.resolve(TreePath.parent(path), relative.strip());
      Optional<String> file =
          named.map(at -> at.endsWith(".xml") ? at : at.isEmpty() ? "pom.xml" : at + "/pom.xml");
      if (file.filter(at -> !at.equals(path) && isModel(at, parent)).isPresent()) {
        return file;
      }
    }
    return models.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(path) && isModel(entry.getKey(), parent))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private boolean isModel(String path, Parent parent) {
    Model model = models.get(path);
    return model != null
        && (parent.getArtifactId() == null || parent.getArtifactId().equals(model.getArtifactId()));
  }
}
