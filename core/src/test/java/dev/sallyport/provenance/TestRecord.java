package dev.sallyport.provenance;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import dev.sallyport.recipe.TestRecipes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A record with something in every place. */
final class TestRecord {
  static final Gav RELEASE = new Gav("org.example", "thing", "1.0");

  private TestRecord() {}

  static BuildRecord full() {
    return with(
        Optional.of("v1.0"),
        List.of("central", "own-repo"),
        new TreeMap<>(Map.of("org/example/thing/1.0/thing-1.0.jar", digests("made"))));
  }

  static BuildRecord with(
      Optional<String> ref, List<String> repositories, Map<String, Digests> outputs) {
    TreeMap<String, BuildRecord.Input> inputs = new TreeMap<>();
    inputs.put(
        "central/org/example/tool/2/tool-2.jar",
        new BuildRecord.Input(
            sha("tool"), 4, Optional.of("pkg:maven/org.example/tool@2?type=jar"), Map.of()));
    inputs.put(
        "own-repo/org/example/tool/maven-metadata.xml",
        new BuildRecord.Input(sha("meta"), 4, Optional.empty(), Map.of("unchecksummed", "true")));
    return new BuildRecord(
        TestRecipes.of(RELEASE),
        new BuildRecord.Source(
            "https://git.example/thing.git",
            "/mirrors/thing.git",
            ref,
            Optional.of("https://git.example/thing.git"),
            "claimed by the release's own POM",
            new TreeMap<>(Map.of("gitTree", "b".repeat(40), "gitCommit", "a".repeat(40)))),
        List.of(
            new BuildRecord.Module(new Gav("org.example", "parent", "1.0"), "pom", false),
            new BuildRecord.Module(RELEASE, "jar", true)),
        new TreeMap<>(
            repositories.stream()
                .collect(Collectors.toMap(id -> id, id -> "https://repo.example/" + id))),
        new BuildRecord.Tool("17.0.15", sha("jdk")),
        new BuildRecord.Tool("3.6.3", sha("maven")),
        new BuildRecord.Sandboxing("bwrap", List.of("memory")),
        inputs,
        new TreeSet<>(List.of("central/org/example/gone/1/gone-1.pom")),
        new TreeMap<>(outputs),
        List.of("/sallyport/maven/bin/mvn", "-B", "-Dname=\"ä\u202e\u001b"));
  }

  static Digests digests(String text) {
    return Digests.of(text.getBytes(StandardCharsets.UTF_8));
  }

  static Sha256 sha(String text) {
    return digests(text).sha256();
  }
}
