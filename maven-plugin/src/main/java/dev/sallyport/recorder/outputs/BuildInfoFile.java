package dev.sallyport.recorder.outputs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What was built, as {@code buildinfo.version=1.0-SNAPSHOT} of JVM builds, the form that the tools
 * of Reproducible Central read. One file for the whole reactor.
 */
final class BuildInfoFile {
  /** What stands for a secret, which nobody can rebuild with. */
  private static final String MASK = "(masked)";

  /** Says where the local repository is and how it is reached. */
  private static final Pattern OF_THE_MACHINE = Pattern.compile("maven\\.repo\\.local|aether\\.");

  /** A file that was made, by its module. */
  private record Output(String groupId, String filename, long length, String sha512) {}

  private final Statement record;
  private final Path start;
  private final Map<String, List<Output>> outputs = new TreeMap<>();
  private final String[] root;
  private final StringBuilder text = new StringBuilder();

  BuildInfoFile(Statement record, Path start) throws IOException {
    this.record = record;
    this.start = start;
    this.root = root();
    for (Statement subject : record.list("subject")) {
      add(subject);
    }
  }

  boolean isEmpty() {
    return outputs.isEmpty() || root.length != 3;
  }

  String name() {
    return root[1] + "-" + root[2] + ".buildinfo";
  }

  /** Coordinate of the module where Maven was started, else of the first one. */
  private String[] root() {
    String first = "";
    for (Statement module : record.definition().at("internalParameters").list("modules")) {
      if (first.isEmpty() || module.text("folder").isEmpty()) {
        first = module.text("gav");
      }
    }
    return first.split(":", -1);
  }

  private void add(Statement subject) throws IOException {
    String[] path = subject.text("name").split("/");
    int version = path.length - 2;
    if (version < 2) {
      return;
    }
    String groupId = String.join(".", List.of(path).subList(0, version - 1));
    Optional<Long> length = length(subject.at("annotations"));
    if (length.isPresent()) {
      outputs
          .computeIfAbsent(groupId + ":" + path[version - 1], module -> new ArrayList<>())
          .add(
              new Output(
                  groupId, path[version + 1], length.get(), subject.at("digest").text("sha512")));
    }
  }

  private Optional<Long> length(Statement annotations) throws IOException {
    String told = annotations.text("size");
    if (!told.isEmpty()) {
      return Optional.of(Long.valueOf(told));
    }
    try {
      Path file = start.resolve(annotations.text("file"));
      return Files.isRegularFile(file) ? Optional.of(Files.size(file)) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  String text() {
    text.append("# https://reproducible-builds.org/docs/jvm/\n");
    line("buildinfo.version", "1.0-SNAPSHOT");
    text.append('\n');
    line("name", root[1]);
    line("group-id", root[0]);
    line("artifact-id", root[1]);
    line("version", root[2]);
    source();
    section("build instructions");
    line("build-tool", "mvn");
    environment();
    rebuild();
    modules();
    return text.toString();
  }

  private void source() {
    Statement source = record.definition().at("externalParameters", "source");
    section("source information");
    optional("source.scm.uri", source.text("uri"));
    optional("source.scm.tag", source.at("digest").text("gitCommit"));
  }

  private void environment() {
    section("build environment information");
    optional("java.version", tool("jdk").text("version"));
    optional("java.vendor", tool("jdk").text("vendor"));
    optional("os.name", fact("osName"));
    optional("os.version", fact("osVersion"));
    optional("os.arch", fact("arch"));
    String separator = fact("lineSeparator");
    if (!separator.isEmpty()) {
      line("line.separator", separator.replace("CR", "\r").replace("LF", "\n"));
    }
  }

  private void rebuild() {
    section("Maven rebuild instructions and effective environment");
    optional("mvn.version", tool("maven").text("version"));
    Statement external = record.definition().at("externalParameters");
    List<String> words = new ArrayList<>(external.texts("goals"));
    if (!external.texts("profiles").isEmpty()) {
      words.add("-P" + String.join(",", external.texts("profiles")));
    }
    for (Map.Entry<?, ?> property : external.at("userProperties").map().entrySet()) {
      String value = String.valueOf(property.getValue());
      boolean ofThisMachine = OF_THE_MACHINE.matcher(String.valueOf(property.getKey())).lookingAt();
      if (!ofThisMachine && !value.contains(MASK)) {
        String word = "-D" + property.getKey() + "=" + value;
        words.add(word.contains(" ") ? "\"" + word + "\"" : word);
      }
    }
    optional("mvn.rebuild-args", String.join(" ", words));
  }

  private Statement tool(String name) {
    for (Statement tool : record.definition().list("resolvedDependencies")) {
      if (tool.text("name").equals(name)) {
        return tool.at("annotations");
      }
    }
    return new Statement(Map.of());
  }

  private String fact(String name) {
    for (Statement fact : record.definition().at("internalParameters").list("environment")) {
      if (fact.text("name").equals(name)) {
        return fact.text("value");
      }
    }
    return "";
  }

  private void modules() {
    boolean single = outputs.size() == 1;
    section(single ? "output" : "aggregated output");
    int module = 0;
    for (Map.Entry<String, List<Output>> of : outputs.entrySet()) {
      String prefix = single ? "outputs." : "outputs." + module++ + ".";
      if (!single) {
        text.append('\n');
        line(prefix + "coordinates", of.getKey());
      }
      int number = 0;
      for (Output output : of.getValue()) {
        String key = prefix + number++ + ".";
        text.append('\n');
        line(key + "groupId", output.groupId());
        line(key + "filename", output.filename());
        line(key + "length", Long.toString(output.length()));
        line(key + "checksums.sha512", output.sha512());
      }
    }
  }

  private void section(String title) {
    text.append("\n# ").append(title).append('\n');
  }

  private void optional(String key, String value) {
    if (!value.isEmpty()) {
      line(key, value);
    }
  }

  /** As {@link java.util.Properties} reads it. */
  private void line(String key, String value) {
    String escaped =
        value
            .replace("\\", "\\\\")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t")
            .replace("\f", "\\f");
    text.append(key).append('=').append(escaped.startsWith(" ") ? "\\" : "");
    text.append(escaped).append('\n');
  }
}
