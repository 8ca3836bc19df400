package dev.sallyport.recipe;

import dev.sallyport.recipe.BuildInfo.Module;
import dev.sallyport.recipe.BuildInfo.Output;
import java.util.List;
import java.util.Optional;

/** Writes a {@link BuildInfo} in the layout that readers of such files know. */
final class BuildInfoText {
  private final StringBuilder text = new StringBuilder();

  private BuildInfoText() {}

  static String of(BuildInfo info) {
    return new BuildInfoText().write(info);
  }

  private String write(BuildInfo info) {
    text.append("# https://reproducible-builds.org/docs/jvm/\n");
    line("buildinfo.version", BuildInfoReader.VERSION);
    section("");
    line("name", info.name());
    line("group-id", info.release().groupId());
    line("artifact-id", info.release().artifactId());
    line("version", info.release().version());
    section("source information");
    lines(info, "source.");
    section("build instructions");
    line("build-tool", BuildInfoReader.TOOL);
    section("build environment information");
    lines(info, "java.", "os.", "line.");
    section("Maven rebuild instructions and effective environment");
    lines(info, "mvn.");
    outputs(info);
    return text.toString();
  }

  private void outputs(BuildInfo info) {
    boolean single = info.modules().size() == 1 && info.modules().get(0).coordinates().isEmpty();
    section(single ? "output" : "aggregated output");
    for (int m = 0; m < info.modules().size(); m++) {
      Module module = info.modules().get(m);
      String prefix = single ? "outputs." : "outputs." + m + ".";
      if (!single) {
        text.append('\n');
        line(prefix + "coordinates", module.coordinates().orElse(""));
      }
      module(prefix, module.outputs());
    }
    if (!info.ignored().isEmpty()) {
      text.append('\n');
      info.ignored().forEach(file -> text.append("# ignored ").append(file).append('\n'));
    }
  }

  private void module(String prefix, List<Output> outputs) {
    for (int n = 0; n < outputs.size(); n++) {
      Output output = outputs.get(n);
      String key = prefix + n + ".";
      text.append('\n');
      output.groupId().ifPresent(group -> line(key + "groupId", group));
      line(key + "filename", output.filename());
      line(key + "length", Long.toString(output.length()));
      line(key + "checksums.sha512", output.sha512());
    }
  }

  private void section(String title) {
    text.append('\n');
    if (!title.isEmpty()) {
      text.append("# ").append(title).append('\n');
    }
  }

  private void lines(BuildInfo info, String... prefixes) {
    for (String key : BuildInfo.KEYS) {
      Optional<String> value = info.property(key);
      if (value.isPresent() && List.of(prefixes).stream().anyMatch(key::startsWith)) {
        line(key, value.get());
      }
    }
  }

  private void line(String key, String value) {
    text.append(PropertyLines.line(key, value));
  }
}
