package dev.sallyport.recorder.outputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.recipe.BuildInfo;
import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway")
class OutputsTest {
  private static final String SHA512 = "ab".repeat(64);
  private static final String ONE = "11".repeat(32);
  private static final String TWO = "22".repeat(32);

  @TempDir Path folder;

  private final List<Map<String, Object>> subjects = new ArrayList<>();
  private final List<Map<String, Object>> modules = new ArrayList<>();
  private final List<Map<String, Object>> dependencies = new ArrayList<>();
  private final Map<String, Object> properties = new LinkedHashMap<>();

  @Test
  void theReaderOfTheCoreReadsTheBuildinfoOfOneModule() throws IOException, Refusal {
    module("dev.x:app:1.0", "");
    Files.createDirectories(folder.resolve("start/target"));
    Files.writeString(folder.resolve("start/target/app-1.0.jar"), "12345");
    subject("dev/x/app/1.0/app-1.0.jar", Map.of("file", "target/app-1.0.jar"));
    subject("dev/x/app/1.0/app-1.0.pom", Map.of("size", 7));
    subject("dev/x/app/1.0/app-1.0-gone.jar", Map.of("file", "target/gone.jar"));
    properties.put("skipTests", "true");
    properties.put("gpg.passphrase", "(masked)");
    properties.put("maven.repo.local", "/here");
    properties.put("two", "a b");
    assertEquals(Gav.parse("dev.x:app:1.0").orElseThrow(), read("app-1.0").release());
    BuildInfo info = read("app-1.0");
    assertEquals(Optional.of("17.0.15"), info.property("java.version"));
    assertEquals(Optional.of("Debian"), info.property("java.vendor"));
    assertEquals(Optional.of("3.9.11"), info.property("mvn.version"));
    assertEquals(Optional.of("Linux"), info.property("os.name"));
    assertEquals(Optional.of("\n"), info.property("line.separator"));
    assertEquals(Optional.of("https://forge.example/x.git"), info.property("source.scm.uri"));
    assertEquals(Optional.of("c0ffee"), info.property("source.scm.tag"));
    assertEquals(
        Optional.of("clean verify -P!a,b -DskipTests=true \"-Dtwo=a b\""),
        info.property("mvn.rebuild-args"));
    assertEquals(
        List.of(
            new BuildInfo.Module(
                Optional.empty(),
                List.of(
                    new BuildInfo.Output(Optional.of("dev.x"), "app-1.0.jar", 5, SHA512),
                    new BuildInfo.Output(Optional.of("dev.x"), "app-1.0.pom", 7, SHA512)))),
        info.modules());
  }

  @Test
  void theBuildinfoOfAReactorIsNamedAfterWhereMavenWasStarted() throws IOException, Refusal {
    module("dev.x:app:1.0", "app");
    module("dev.x:root:2.0", "");
    subject("dev/x/app/1.0/app-1.0.jar", Map.of("size", 1));
    subject("dev/x/root/2.0/root-2.0.pom", Map.of("size", 2));
    BuildInfo info = read("root-2.0");
    assertEquals(
        List.of(Optional.of("dev.x:app"), Optional.of("dev.x:root")),
        info.modules().stream().map(BuildInfo.Module::coordinates).toList());
  }

  @Test
  void nothingMadeGivesNoBuildinfo() throws IOException {
    module("dev.x:app:1.0", "");
    assertEquals(List.of(), write());
  }

  @Test
  void trustedChecksumsHoldWhatTheResolverResolvesAndNoMetadata() throws IOException {
    module("dev.x:app:1.0", "");
    input("g/b/1/b-1.pom", TWO, "dependency", "central");
    input("g/a/1/a-1.jar", ONE, "plugin", "other");
    input("g/own/1/own-1.jar", ONE, "dependency", "");
    input("g/odd/1/odd-1.jar", ONE, "dependency", "../../x");
    input("g/a/maven-metadata.xml", TWO, "metadata", "central");
    subject("dev/x/app/1.0/app-1.0.jar", Map.of("size", 1));
    write();
    assertEquals(
        Map.of(
            "checksums.sha256",
            ONE
                + "  g/a/1/a-1.jar\n"
                + TWO
                + "  g/b/1/b-1.pom\n"
                + ONE
                + "  g/odd/1/odd-1.jar\n"
                + ONE
                + "  g/own/1/own-1.jar\n",
            "checksums-central.sha256",
            TWO + "  g/b/1/b-1.pom\n",
            "checksums-other.sha256",
            ONE + "  g/a/1/a-1.jar\n",
            "checksums-local.sha256",
            ONE + "  g/own/1/own-1.jar\n",
            "checksums-workspace.sha256",
            ONE + "  dev/x/app/1.0/app-1.0.jar\n"),
        checksums());
    assertFalse(Files.exists(folder.resolve("x.sha256")));
  }

  @Test
  void checksumsOfAnEarlierBuildDoNotStay() throws IOException {
    input("g/b/1/b-1.pom", TWO, "dependency", "central");
    write();
    dependencies.clear();
    input("g/b/1/b-1.pom", TWO, "dependency", "mirror");
    write();
    assertEquals(
        List.of("checksums-mirror.sha256", "checksums.sha256"), List.copyOf(checksums().keySet()));
  }

  @Test
  void whatCannotBeWrittenIsAnError() throws IOException {
    input("g/b/1/b-1.pom", TWO, "dependency", "central");
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(folder.resolve("out/trusted-checksums"), "a file");
    org.junit.jupiter.api.Assertions.assertThrows(IOException.class, this::write);
    assertEquals("a file", Files.readString(folder.resolve("out/trusted-checksums")));
  }

  private Map<String, String> checksums() throws IOException {
    Map<String, String> texts = new java.util.TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve("out/trusted-checksums"))) {
      for (Path file : files.toList()) {
        texts.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    return texts;
  }

  private BuildInfo read(String name) throws IOException, Refusal {
    Path file = folder.resolve("out").resolve(name + ".buildinfo");
    assertTrue(write().contains(file));
    return BuildInfo.read(name, Files.readAllBytes(file));
  }

  private List<Path> write() throws IOException {
    List<Object> all = new ArrayList<>(dependencies);
    all.add(Map.of("name", "jdk", "annotations", Map.of("version", "17.0.15", "vendor", "Debian")));
    all.add(Map.of("name", "maven", "annotations", Map.of("version", "3.9.11")));
    Map<String, Object> external = new LinkedHashMap<>();
    external.put(
        "source",
        Map.of("uri", "https://forge.example/x.git", "digest", Map.of("gitCommit", "c0ffee")));
    external.put("goals", List.of("clean", "verify"));
    external.put("profiles", List.of("!a", "b"));
    external.put("userProperties", properties);
    Map<String, Object> definition = new LinkedHashMap<>();
    definition.put("externalParameters", external);
    definition.put(
        "internalParameters",
        Map.of(
            "modules",
            modules,
            "environment",
            List.of(fact("osName", "Linux"), fact("lineSeparator", "LF"))));
    definition.put("resolvedDependencies", all);
    return Outputs.write(
        Map.of("subject", subjects, "predicate", Map.of("buildDefinition", definition)),
        folder.resolve("out"),
        folder.resolve("start"));
  }

  private static Map<String, Object> fact(String name, String value) {
    return Map.of("name", name, "value", value, "class", "informative");
  }

  private void module(String gav, String place) {
    modules.add(Map.of("gav", gav, "packaging", "jar", "folder", place));
  }

  private void subject(String name, Map<String, Object> annotations) {
    subjects.add(
        Map.of(
            "name", name,
            "digest", Map.of("sha256", ONE, "sha512", SHA512),
            "annotations", annotations));
  }

  private void input(String name, String sha256, String kind, String repository) {
    dependencies.add(
        Map.of(
            "name", name,
            "digest", Map.of("sha256", sha256),
            "annotations", Map.of("kind", kind, "repository", repository, "size", "1")));
  }
}
