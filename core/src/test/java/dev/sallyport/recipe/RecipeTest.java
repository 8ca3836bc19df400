package dev.sallyport.recipe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeTest {
  private static final String PARTIAL =
      """
      {
        "schema": "sallyport/recipe/1",
        "jdk": "21",
        "properties": { "value": "a", "skipTests": "false" },
        "profiles": { "value": ["release"], "origin": "a mail", "confidence": "STATED" },
        "branch": null
      }
      """;

  private static Recipe recipe() {
    Environment environment = new EnvironmentInference(MavenVersions.bundled()).infer(Hints.none());
    return new Recipe(
        new Gav("org.example", "thing", "1.2"),
        Sourced.stated("https://git.example/thing.git", "scm of the POM"),
        Sourced.stated(Optional.of("v1.2"), "scm tag of the POM"),
        Sourced.guessed(Optional.empty(), "not known yet"),
        Sourced.guessed("", "the root"),
        Sourced.guessed(List.of(), "whole reactor"),
        environment);
  }

  private static RecipeOverrides overrides(String json) throws Refusal {
    return RecipeOverrides.read("r.json", json.getBytes(StandardCharsets.UTF_8));
  }

  private static String with(String member) {
    return "{\"schema\": \"sallyport/recipe/1\", " + member + "}";
  }

  @Test
  void readsWhatItWrites() throws Refusal {
    Recipe recipe = recipe().checked();
    assertEquals(recipe, Recipe.read("r.json", recipe.toJson()));
    assertArrayEquals(recipe.toJson(), Recipe.read("r.json", recipe.toJson()).toJson());
  }

  @Test
  void theOrderOfPropertiesMakesNoDifference() throws Refusal {
    Recipe one = recipe().with(overrides(with("\"properties\": {\"a\": \"1\", \"b\": \"2\"}")));
    Recipe two = recipe().with(overrides(with("\"properties\": {\"b\": \"2\", \"a\": \"1\"}")));
    assertArrayEquals(one.toJson(), two.toJson());
  }

  @Test
  void aPartialRecipeIsLaidOverAnother() throws Refusal {
    Recipe merged = recipe().with(overrides(PARTIAL));
    assertEquals(Sourced.given("21", "r.json"), merged.environment().jdk());
    assertEquals(
        Sourced.given(Map.of("value", "a", "skipTests", "false"), "r.json"),
        merged.environment().properties());
    assertEquals(Sourced.stated(List.of("release"), "a mail"), merged.environment().profiles());
    assertEquals(recipe().environment().maven(), merged.environment().maven());
  }

  @Test
  void aRecipeOfAnotherReleaseIsRefused() throws Refusal {
    RecipeOverrides same = overrides(with("\"release\": \"org.example:thing:1.2\""));
    assertEquals(recipe(), recipe().with(same));
    RecipeOverrides other = overrides(with("\"release\": \"org.example:thing:1.3\""));
    Refused.by(Rule.RECIPE_INVALID, () -> recipe().with(other));
  }

  @Test
  void aCompleteRecipeNeedsEveryField() {
    byte[] json = PARTIAL.getBytes(StandardCharsets.UTF_8);
    Refused.by(Rule.RECIPE_INVALID, () -> Recipe.read("r.json", json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"jdk\": 17 | /jdk",
        "\"jdk\": null | /jdk",
        "\"jdk\": {\"origin\": \"x\"} | /jdk",
        "\"jdk\": {\"value\": \"17\", \"why\": \"x\"} | /jdk/why",
        "\"jdk\": {\"value\": \"17\", \"confidence\": \"SURE\"} | /jdk/confidence",
        "\"jdk\": {\"value\": \"17\", \"origin\": 1} | /jdk/origin",
        "\"jdk\": {\"value\": 17} | /jdk/value",
        "\"jdk\": \"17\", \"jdk\": \"21\" | /jdk",
        "\"properties\": {\"a\": \"1\", \"a\": \"2\"} | /properties/a",
        "\"properties\": {\"a\": 1} | /properties/a",
        "\"properties\": {\"a/b\": true} | /properties/a~1b",
        "\"goals\": \"package\" | /goals",
        "\"goals\": [\"package\", 1] | /goals/1",
        "\"goal\": [\"package\"] | /goal",
        "\"release\": \"thing\" | /release",
        "\"goals\": [] | /goals",
        "\"goals\": [\"-Dx\"] | /goals",
        "\"umask\": \"22\" | /umask",
        "\"user\": \"root:x\" | /user",
        "\"branch\": \"a..b\" | /branch",
        "\"branch\": \"a/.b\" | /branch",
        "\"branch\": \"-b\" | /branch",
        "\"commit\": \"abc\" | /commit",
        "\"workingDirectory\": \"/usr/x\" | /workingDirectory",
        "\"workingDirectory\": \"/a//b\" | /workingDirectory",
        "\"properties\": {\"a\": \"x\\ny\"} | /properties",
        "\"properties\": {\"user.home\": \"/x\"} | /properties",
        "\"modules\": [\"a/../..\"] | /modules",
        "\"folder\": \"../x\" | /folder",
        "\"source\": \"ext::sh -c id\" | /source",
      })
  void refusesWithAPointer(String member, String pointer) {
    Finding finding = Refused.by(Rule.RECIPE_INVALID, () -> overrides(with(member)));
    assertEquals("r.json#" + pointer, finding.subject());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{}",
        "{\"schema\": \"sallyport/recipe/2\"}",
        "{\"schema\": \"sallyport/recipe/1\"} {}",
        "{\"schema\": \"sallyport/recipe/1\"",
        "{schema: 1}",
      })
  void refusesWhatIsNotARecipe(String json) {
    Refused.by(Rule.RECIPE_INVALID, () -> overrides(json));
  }

  @Test
  void deepNestingIsRefused() {
    String deep = "[".repeat(100_000);
    Refused.by(Rule.RECIPE_INVALID, () -> overrides(with("\"goals\": " + deep)));
  }

  @Test
  void brokenFilesAreRefusedAndNothingElse() {
    Mutations.feed(PARTIAL, 3_000, bytes -> RecipeOverrides.read("r.json", bytes));
    String whole = new String(recipe().toJson(), StandardCharsets.UTF_8);
    Mutations.feed(whole, 1_000, bytes -> Recipe.read("r.json", bytes));
  }
}
