package dev.sallyport.recipe;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.recipe.BuildInfo.Module;
import dev.sallyport.recipe.BuildInfo.Output;
import dev.sallyport.verdict.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads buildinfo files; strict about what is used, silent about keys it does not know. */
final class BuildInfoReader {
  static final String VERSION = "1.0-SNAPSHOT";
  static final String TOOL = "mvn";

  /** The largest that Reproducible Central holds is 0.8 MB. */
  private static final int LARGEST = 1 << 24;

  private static final Pattern OUTPUT =
      Pattern.compile(
          "outputs\\.(?:([A-Za-z0-9_.-]{1,200})\\.)?([0-9]{1,6})"
              + "\\.(groupId|filename|length|checksums\\.sha512)");
  private static final Pattern COORDINATES =
      Pattern.compile("outputs\\.(?:([A-Za-z0-9_.-]{1,200})\\.)?coordinates");
  private static final Pattern GROUP_ARTIFACT =
      Pattern.compile("[A-Za-z0-9_.-]{1,250}:[A-Za-z0-9_.-]{1,250}");
  private static final Pattern FILENAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+~-]{0,254}");
  private static final Pattern SHA512 = Pattern.compile("[0-9a-f]{128}");
  private static final Pattern IGNORED = Pattern.compile("(?m)^#[ \t]*ignored[ \t]+(\\S+)[ \t]*$");

  /** The lines of one module, by the number of the output and the key behind it. */
  private static final class Lines {
    private Optional<String> coordinates = Optional.empty();
    private final Map<Integer, Map<String, String>> outputs = new TreeMap<>();
  }

  private final String file;
  private final String text;
  private final Map<String, String> lines;

  BuildInfoReader(String file, byte[] bytes) throws Refusal {
    this.file = file;
    this.text = StrictText.decode(file, bytes, LARGEST);
    this.lines = PropertyLines.read(file, text);
  }

  BuildInfo read() throws Refusal {
    exactly("buildinfo.version", VERSION);
    exactly("build-tool", TOOL);
    String gav =
        String.join(":", required("group-id"), required("artifact-id"), required("version"));
    Gav release =
        Gav.parse(gav).orElseThrow(() -> invalid(RecipeForm.quoted(gav) + " is not a coordinate"));
    Map<String, String> properties = new HashMap<>();
    for (String key : BuildInfo.KEYS) {
      if (lines.containsKey(key)) {
        properties.put(key, lines.get(key));
      }
    }
    return new BuildInfo(release, lines.getOrDefault("name", ""), properties, modules(), ignored());
  }

  private List<String> ignored() {
    return IGNORED
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(name -> FILENAME.matcher(name).matches())
        .toList();
  }

  private List<Module> modules() throws Refusal {
    Map<String, Lines> byModule = new LinkedHashMap<>();
    for (Map.Entry<String, String> line : lines.entrySet()) {
      Matcher output = OUTPUT.matcher(line.getKey());
      Matcher coordinates = COORDINATES.matcher(line.getKey());
      if (output.matches()) {
        of(byModule, output.group(1))
            .outputs
            .computeIfAbsent(Integer.valueOf(output.group(2)), n -> new HashMap<>())
            .put(output.group(3), line.getValue());
      } else if (coordinates.matches()) {
        of(byModule, coordinates.group(1)).coordinates = Optional.of(line.getValue());
      }
    }
    if (byModule.size() > 1 && byModule.containsKey("")) {
      throw invalid("mixes outputs with and without a module");
    }
    List<Module> modules = new ArrayList<>();
    for (Map.Entry<String, Lines> module : byModule.entrySet()) {
      modules.add(module(module.getKey(), module.getValue()));
    }
    return modules;
  }

  private static Lines of(Map<String, Lines> byModule, @Nullable String name) {
    return byModule.computeIfAbsent(name == null ? "" : name, key -> new Lines());
  }

  /** Builds that attach a file twice list it twice; the same bytes are one file. */
  private Module module(String key, Lines module) throws Refusal {
    Optional<String> coordinates = module.coordinates;
    if (coordinates.isPresent() && !GROUP_ARTIFACT.matcher(coordinates.get()).matches()) {
      throw invalid(RecipeForm.quoted(coordinates.get()) + " is not groupId:artifactId");
    }
    if (coordinates.isEmpty() && !key.isEmpty()) {
      throw invalid("names no coordinates for the module " + RecipeForm.quoted(key));
    }
    Map<String, Output> outputs = new LinkedHashMap<>();
    for (Map<String, String> lines : module.outputs.values()) {
      Output output = output(lines);
      String name = output.groupId().orElse("") + "/" + output.filename();
      Output before = outputs.putIfAbsent(name, output);
      if (before != null && !before.equals(output)) {
        throw invalid("lists two different " + RecipeForm.quoted(output.filename()));
      }
    }
    return new Module(coordinates, List.copyOf(outputs.values()));
  }

  private Output output(Map<String, String> lines) throws Refusal {
    String filename = lines.getOrDefault("filename", "");
    String length = lines.getOrDefault("length", "");
    String sha512 = lines.getOrDefault("checksums.sha512", "").toLowerCase(Locale.ROOT);
    if (!FILENAME.matcher(filename).matches() || filename.contains("..")) {
      throw invalid(RecipeForm.quoted(filename) + " is not a file name in a repository");
    }
    if (!length.matches("[0-9]{1,18}")) {
      throw invalid(filename + " has no length in bytes");
    }
    if (!SHA512.matcher(sha512).matches()) {
      throw invalid(filename + " has no SHA-512");
    }
    Optional<String> group = Optional.ofNullable(lines.get("groupId"));
    if (group.isPresent() && !FILENAME.matcher(group.get()).matches()) {
      throw invalid(filename + " has a malformed groupId");
    }
    return new Output(group, filename, Long.parseLong(length), sha512);
  }

  private void exactly(String key, String wanted) throws Refusal {
    if (!required(key).equals(wanted)) {
      throw invalid(key + " is not " + wanted);
    }
  }

  private String required(String key) throws Refusal {
    String value = lines.getOrDefault(key, "");
    if (value.isEmpty()) {
      throw invalid("has no " + key);
    }
    return value;
  }

  private Refusal invalid(String fact) {
    return StrictText.invalid(file, fact, "give a buildinfo file of a Maven build");
  }
}
