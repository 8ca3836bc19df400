package dev.sallyport.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.artifact.ArtifactVerdict;
import dev.sallyport.artifact.Comparison;
import dev.sallyport.coordinate.Gav;
import dev.sallyport.door.Ledgers;
import dev.sallyport.rebuild.Rebuilt;
import dev.sallyport.recipe.Confidence;
import dev.sallyport.recipe.MavenVersions;
import dev.sallyport.recipe.Recipe;
import dev.sallyport.recipe.RecipeField;
import dev.sallyport.recipe.Sourced;
import dev.sallyport.recipe.TestRecipes;
import dev.sallyport.verdict.ArtifactState;
import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetryTest {
  private static final Gav GAV = new Gav("org.example", "thing", "1.0");
  private static final Target.Module THING = new Target.Module(GAV, "jar");
  private static final Target.Module UNPUBLISHED =
      new Target.Module(new Gav("org.example", "it", "1.0"), "jar");
  private static final Target TARGET = new Target(GAV, List.of(THING), List.of(THING));
  private static final Recipe RECIPE = TestRecipes.of(GAV);
  private static final String WRONG_MAVEN = "Detected Maven Version: 3.6.3 is not allowed";
  private static final String NEWER_JAVA = "error: release version 21 not supported";

  private Path dir;

  @BeforeEach
  void open(@TempDir Path folder) {
    dir = folder;
  }

  private Optional<Retry> after(String log, Recipe recipe) throws IOException, Refusal {
    return after(log, recipe, TARGET);
  }

  private Optional<Retry> after(String log, Recipe recipe, Target target)
      throws IOException, Refusal {
    return Retry.after(
        Builds.failed(dir, "[INFO] start\n" + log + "\n[INFO] end\n"), recipe, target);
  }

  /** After a build that ended well, and whose jar came out like this. */
  private Optional<Retry> compared(ArtifactState state, Recipe recipe) throws IOException, Refusal {
    String jar = GAV.file(".jar");
    ArtifactVerdict verdict =
        new ArtifactVerdict(
            jar, "thing-1.0.jar", state, Optional.empty(), Optional.empty(), List.of(), "a test");
    Comparison comparison = new Comparison(List.of(verdict), Map.of(), true);
    Rebuilt build = Builds.ended(dir, 0, NEWER_JAVA, Ledgers.ledger().end());
    return Retry.after(
        new Judging.Judged(build, Optional.of(comparison), List.of()), recipe, TARGET);
  }

  private static <T> Recipe with(RecipeField<T> field, T value, Confidence confidence)
      throws Refusal {
    return TestRecipes.with(RECIPE, field, new Sourced<>(value, "a test", confidence));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[ERROR] requires Maven version 3.8.1",
        "Detected Maven Version: 3.6.3 is not in the allowed range [3.9,).",
        "Rule 0: org.apache.maven.enforcer.rules.version.RequireMavenVersion failed",
        "java.lang.NoClassDefFoundError: org/eclipse/aether/x",
        "java.lang.NoSuchMethodError: 'void org.apache.maven.x.Y.z()'",
        "java.lang.NoSuchMethodError: org/eclipse/sisu/x",
      })
  void aNewerMavenIsTriedWhereTheLogAsksForOne(String line) throws Exception {
    Retry retry = after(line, RECIPE).orElseThrow();
    assertEquals("maven", retry.field());
    Sourced<String> maven = retry.recipe().environment().maven();
    assertEquals(MavenVersions.bundled().newest("3.9").orElseThrow(), maven.value());
    assertEquals(Confidence.GUESSED, maven.confidence());
    assertTrue(retry.why().contains("3.6.3"), retry.why());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "error: release version 21 not supported                              | 21",
        "Fatal error compiling: invalid target release: 25                    | 25",
        "invalid source release: 11                                           | 11",
        "invalid source release 11                                            | 11",
        "has been compiled by a more recent version (class file version 65.0) | 21",
        "class file version 52.0                                              | 8",
        "error: Source option 6 is no longer supported. Use 8 or later.       | 8",
        "error: Target option 1.5 is no longer supported. Use 7 or later.     | 8",
      })
  void anotherJavaIsTriedWhereTheLogAsksForOne(String line, String jdk) throws Exception {
    Retry retry = after(line, RECIPE).orElseThrow();
    assertEquals("jdk", retry.field());
    assertEquals(jdk, retry.recipe().environment().jdk().value());
    assertEquals(RECIPE.environment().maven(), retry.recipe().environment().maven());
  }

  @Test
  void theWholeReactorIsTriedWhereAPartDidNotBuild() throws Exception {
    Recipe part = with(RecipeField.MODULES, List.of(":thing"), Confidence.STATED);
    Retry retry = after("[ERROR] some failure", part).orElseThrow();
    assertEquals("modules", retry.field());
    assertEquals(List.of(), retry.recipe().modules().value());
  }

  @ParameterizedTest
  @EnumSource(
      value = Confidence.class,
      names = {"GIVEN", "PROVEN"})
  void whatIsGivenOrProvenIsNotChanged(Confidence sure) throws Exception {
    assertEquals(Optional.empty(), after(WRONG_MAVEN, with(RecipeField.MAVEN, "3.6.3", sure)));
    assertEquals(Optional.empty(), after(NEWER_JAVA, with(RecipeField.JDK, "17", sure)));
    assertEquals(
        Optional.empty(),
        after("Source option 6 is no longer supported", with(RecipeField.JDK, "17", sure)));
  }

  @Test
  void modulesThatWereGivenStay() throws Exception {
    Recipe given = with(RecipeField.MODULES, List.of(":thing"), Confidence.GIVEN);
    assertEquals(Optional.empty(), after("[ERROR] some failure", given));
    Target more = new Target(GAV, List.of(THING, UNPUBLISHED), List.of(THING));
    Recipe all = with(RecipeField.MODULES, List.of(), Confidence.GIVEN);
    assertEquals(Optional.empty(), after("[ERROR] some failure", all, more));
    assertEquals(Optional.empty(), after("[ERROR] some failure", RECIPE));
  }

  @Test
  void onlyWhatIsPublishedIsTriedWhereTheWholeReactorDidNotBuild() throws Exception {
    Target more = new Target(GAV, List.of(THING, UNPUBLISHED), List.of(THING));
    Retry retry = after("[ERROR] some failure", RECIPE, more).orElseThrow();
    assertEquals("modules", retry.field());
    assertEquals(List.of("org.example:thing"), retry.recipe().modules().value());
    assertEquals(Confidence.GUESSED, retry.recipe().modules().confidence());
  }

  @ParameterizedTest
  @EnumSource(
      value = ArtifactState.class,
      names = {"UNEXPECTED_IN_RELEASE", "MISSING_IN_REBUILD"})
  void verifyIsTriedWherePackageDidNotMakeAll(ArtifactState state) throws Exception {
    Retry retry = compared(state, RECIPE).orElseThrow();
    assertEquals("goals", retry.field());
    assertEquals(List.of("verify"), retry.recipe().environment().goals().value());
    assertEquals(Optional.empty(), compared(state, retry.recipe()));
    Recipe given = with(RecipeField.GOALS, List.of("package"), Confidence.GIVEN);
    assertEquals(Optional.empty(), compared(state, given));
  }

  @ParameterizedTest
  @EnumSource(
      value = ArtifactState.class,
      names = {"DIFFERENT", "MISSING_IN_REBUILD"})
  void theWholeReactorIsTriedWhereAPartMadeOtherFiles(ArtifactState state) throws Exception {
    Recipe part =
        TestRecipes.with(
            with(RecipeField.GOALS, List.of("verify"), Confidence.GUESSED),
            RecipeField.MODULES,
            Sourced.guessed(List.of(":thing"), "a test"));
    Retry retry = compared(state, part).orElseThrow();
    assertEquals("modules", retry.field());
    assertEquals(List.of(), retry.recipe().modules().value());
    assertEquals(Optional.empty(), compared(state, retry.recipe()));
  }

  @ParameterizedTest
  @CsvSource({
    WRONG_MAVEN,
    NEWER_JAVA,
    "Source option 6 is no longer supported",
    "class file version 65.0",
  })
  void theSameLogNeverChangesTheSameFieldTwice(String line) throws Exception {
    Recipe changed = after(line, RECIPE).orElseThrow().recipe();
    assertEquals(Optional.empty(), after(line, changed));
  }

  @ParameterizedTest
  @EnumSource(
      value = ArtifactState.class,
      names = {"IDENTICAL", "DIFFERENT", "FLAKY"})
  void aBuildThatMadeAllIsNotTriedAgainWhateverItsLogSays(ArtifactState state) throws Exception {
    assertEquals(Optional.empty(), compared(state, RECIPE));
  }

  @Test
  void onlyTheEndOfALongLogCounts() throws Exception {
    String later = "x".repeat(70 << 10);
    assertEquals(Optional.empty(), after(NEWER_JAVA + "\n" + later, RECIPE));
    assertTrue(after(later + "\n" + NEWER_JAVA, RECIPE).isPresent());
  }

  @Test
  void withoutALogNothingIsTried() throws Exception {
    Judging.Judged judged = Builds.failed(dir, NEWER_JAVA);
    Files.delete(judged.first().log());
    assertEquals(Optional.empty(), Retry.after(judged, RECIPE, TARGET));
  }
}
