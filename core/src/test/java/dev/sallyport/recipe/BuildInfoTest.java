package dev.sallyport.recipe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.recipe.BuildInfo.Module;
import dev.sallyport.recipe.BuildInfo.Output;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildInfoTest {
  private static final String SHA = "ab".repeat(64);
  private static final String HEAD =
      """
      # https://reproducible-builds.org/docs/jvm/
      buildinfo.version=1.0-SNAPSHOT

      name=Thing
      group-id=org.example
      artifact-id=thing
      version=1.2
      some.new.key=whatever

      source.scm.uri=scm:git:https://git.example/thing.git
      source.scm.tag=v1.2
      build-tool=mvn
      java.version=1.8.0_252
      os.name=Unix
      line.separator=\\r\\n
      mvn.version=3.9.9
      mvn.rebuild-args=-Dmaven.session.versionFilter=a:b

      # ignored thing-1.2.module
      """;
  private static final String SINGLE = HEAD + output("0.", "thing-1.2.pom");
  private static final String MULTI =
      HEAD
          + "outputs.0.coordinates=org.example:thing\n"
          + output("0.0.", "thing-1.2.pom")
          + "outputs.part-a.coordinates=org.example:part-a\n"
          + output("part-a.1.", "part-a-1.2.jar")
          + output("part-a.0.", "part-a-1.2.pom");

  private static String output(String prefix, String name) {
    String key = "outputs." + prefix;
    return key
        + ("groupId=org.example\n" + key)
        + ("filename=" + name + "\n" + key)
        + ("length=12\n" + key)
        + ("checksums.sha512=" + SHA + "\n");
  }

  private static BuildInfo read(String text) throws Refusal {
    return BuildInfo.read("thing.buildinfo", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsOneModule() throws Refusal {
    BuildInfo info = read(SINGLE);
    assertEquals(new Gav("org.example", "thing", "1.2"), info.release());
    Output pom = new Output(Optional.of("org.example"), "thing-1.2.pom", 12, SHA);
    assertEquals(List.of(new Module(Optional.empty(), List.of(pom))), info.modules());
    assertEquals(List.of("thing-1.2.module"), info.ignored());
    assertEquals(Optional.of("\r\n"), info.property("line.separator"));
    assertEquals(Optional.empty(), info.property("some.new.key"));
  }

  @Test
  void readsModulesByNumberAndByName() throws Refusal {
    BuildInfo info = read(MULTI);
    assertEquals(Optional.of("org.example:part-a"), info.modules().get(1).coordinates());
    assertEquals("part-a-1.2.pom", info.modules().get(1).outputs().get(0).filename());
  }

  @ParameterizedTest
  @ValueSource(strings = {"single", "multi"})
  void writesWhatItReads(String which) throws Refusal {
    BuildInfo info = read(which.equals("single") ? SINGLE : MULTI);
    assertEquals(info, BuildInfo.read("again", info.write()));
    assertArrayEquals(info.write(), BuildInfo.read("again", info.write()).write());
  }

  @Test
  void whatItWritesIsProperties() throws Refusal, IOException {
    Map<String, String> odd = Map.of("java.vendor", " a\\b\tc=d:e#é", "line.separator", "\r\n");
    BuildInfo info =
        new BuildInfo(new Gav("g", "a", "1"), "name", odd, read(SINGLE).modules(), List.of());
    Properties properties = new Properties();
    properties.load(new StringReader(new String(info.write(), StandardCharsets.UTF_8)));
    assertEquals(" a\\b\tc=d:e#é", properties.getProperty("java.vendor"));
    assertEquals("\r\n", properties.getProperty("line.separator"));
    assertEquals("thing-1.2.pom", properties.getProperty("outputs.0.filename"));
  }

  @Test
  void becomesOverrides() throws Refusal {
    RecipeOverrides all =
        read(SINGLE).overrides("published thing.buildinfo", Confidence.STATED).checked("x");
    assertEquals(
        "https://git.example/thing.git", all.get(RecipeField.SOURCE).orElseThrow().value());
    assertEquals("8.0.252", all.get(RecipeField.JDK).orElseThrow().value());
    assertEquals("crlf", all.get(RecipeField.NEWLINE).orElseThrow().value());
    assertEquals(
        "a:b",
        all.get(RecipeField.PROPERTIES).orElseThrow().value().get("maven.session.versionFilter"));
    assertTrue(all.get(RecipeField.GOALS).isEmpty());
  }

  @Test
  void whatHasNotTheFormIsLeftOut() throws Refusal {
    RecipeOverrides all =
        read(SINGLE.replace("=v1.2", "=--x").replace("=3.9.9", "=newest"))
            .overrides("x", Confidence.STATED);
    assertTrue(all.get(RecipeField.REF).isEmpty());
    assertTrue(all.get(RecipeField.MAVEN).isEmpty());
  }

  @Test
  void theSameFileTwiceIsOneFile() throws Refusal {
    BuildInfo info = read(SINGLE + output("1.", "thing-1.2.pom"));
    assertEquals(1, info.modules().get(0).outputs().size());
  }

  @ParameterizedTest
  @CsvSource({
    "1.0-SNAPSHOT,2.0",
    "build-tool=mvn,build-tool=gradle",
    "group-id=org.example,group-id=../x",
    "version=1.2,version=",
    "filename=thing-1.2.pom,filename=../../thing-1.2.pom",
    "filename=thing-1.2.pom,filename=",
    "length=12,length=-1",
    "length=12,length=9999999999999999999",
    "checksums.sha512=ab,checksums.sha512=zz",
    "name=Thing,name=\\u12",
    "name=Thing,version=1.3",
  })
  void refusesWhatIsWrong(String good, String bad) {
    Refused.by(Rule.RECIPE_INVALID, () -> read(SINGLE.replace(good, bad)));
  }

  @Test
  void refusesMixturesAndContradictions() {
    Refused.by(Rule.RECIPE_INVALID, () -> read(MULTI + output("7.", "x-1.jar")));
    Refused.by(Rule.RECIPE_INVALID, () -> read(MULTI + output("other.0.", "x-1.jar")));
    Refused.by(
        Rule.RECIPE_INVALID,
        () -> read(SINGLE + output("1.", "thing-1.2.pom").replace("=12", "=13")));
    Refused.by(
        Rule.RECIPE_INVALID, () -> BuildInfo.read("x", "a=b".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void brokenFilesAreRefusedAndNothingElse() {
    Mutations.feed(
        MULTI, 3_000, bytes -> BuildInfo.read("x", bytes).overrides("x", Confidence.STATED));
  }
}
