package dev.sallyport.release;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.digest.Digests;
import dev.sallyport.provenance.BuildRecord;
import dev.sallyport.recipe.BuildInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The outputs of a rebuild as JVM {@code .buildinfo}, for the tools that read nothing else. */
public final class RebuiltInfo {
  private RebuiltInfo() {}

  /** The file's name and bytes come from the record alone. */
  public static byte[] of(BuildRecord record) {
    Map<String, String> properties = new TreeMap<>();
    properties.put("source.scm.uri", record.source().remote().orElse(record.source().origin()));
    record.source().ref().ifPresent(tag -> properties.put("source.scm.tag", tag));
    properties.put("java.version", record.jdk().version());
    properties.put("os.name", "Linux");
    properties.put(
        "line.separator",
        record.recipe().environment().newline().value().equals("crlf") ? "\\r\\n" : "\\n");
    properties.put("mvn.version", record.maven().version());
    List<BuildInfo.Module> modules = new ArrayList<>();
    for (BuildRecord.Module module : record.modules()) {
      if (module.judged()) {
        modules.add(module(record, module.gav()));
      }
    }
    BuildInfo.Module only = modules.get(0);
    return new BuildInfo(
            record.release(),
            record.release().artifactId(),
            properties,
            modules.size() > 1
                ? modules
                : List.of(new BuildInfo.Module(Optional.empty(), only.outputs())),
            List.of())
        .write();
  }

  private static BuildInfo.Module module(BuildRecord record, Gav gav) {
    List<BuildInfo.Output> outputs = new ArrayList<>();
    for (Map.Entry<String, Digests> output : record.outputs().entrySet()) {
      if (Target.isIn(gav, output.getKey())) {
        String name = output.getKey().substring(gav.folder().length());
        Digests digests = output.getValue();
        outputs.add(
            new BuildInfo.Output(
                Optional.of(gav.groupId()), name, digests.size(), digests.sha512()));
      }
    }
    return new BuildInfo.Module(Optional.of(gav.groupId() + ":" + gav.artifactId()), outputs);
  }
}
