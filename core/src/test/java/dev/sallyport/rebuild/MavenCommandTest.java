package dev.sallyport.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.digest.Digests;
import dev.sallyport.recipe.Recipe;
import dev.sallyport.recipe.RecipeField;
import dev.sallyport.recipe.Sourced;
import dev.sallyport.recipe.TestRecipes;
import dev.sallyport.sandbox.Limits;
import dev.sallyport.toolchain.Jdk;
import dev.sallyport.verdict.Refusal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MavenCommandTest {
  private static final Recipe RECIPE = TestRecipes.of(new Gav("org.example", "thing", "1.0"));
  private static final List<String> START =
      List.of(
          "/sallyport/maven/bin/mvn",
          "-B",
          "-V",
          "-e",
          "-s",
          "/sallyport/settings.xml",
          "-gs",
          "/sallyport/settings.xml");

  private static Plan plan(Recipe recipe, String directory, String... modules) {
    Jdk jdk =
        new Jdk(
            Path.of("/outside/jdk"),
            "/jdk",
            "17.0.15",
            "Example",
            Digests.of(new byte[0]).sha256());
    return new Plan(
        recipe.environment(),
        List.of(modules),
        Path.of("/outside/source"),
        directory,
        jdk,
        Path.of("/outside/maven"),
        Optional.empty(),
        Set.of("central"),
        Set.of(),
        Set.of(),
        Extras.USUAL,
        Limits.standard(),
        Map.of());
  }

  private static <T> Recipe with(Recipe recipe, RecipeField<T> field, T value) throws Refusal {
    return TestRecipes.with(recipe, field, Sourced.given(value, "a test"));
  }

  /** What stands between the settings and the deployment, which are always the same. */
  private static List<String> middle(Plan plan) {
    List<String> all = MavenCommand.arguments(plan);
    int end = all.size() - 5;
    assertEquals(START, all.subList(0, START.size()));
    assertTrue(
        all.get(end).matches("org\\.apache\\.maven\\.plugins:maven-deploy-plugin:[0-9.]+:deploy"));
    assertEquals(
        List.of(
            "-DaltDeploymentRepository=sallyport::file:///var/sallyport/out",
            "-DaltReleaseDeploymentRepository=sallyport::file:///var/sallyport/out",
            "-Dmaven.deploy.skip=false",
            "-DallowIncompleteProjects=true"),
        all.subList(end + 1, all.size()));
    return all.subList(START.size(), end);
  }

  @Test
  void theSmallestCommandHasOnlyTheGoals() {
    assertEquals(List.of("package"), middle(plan(RECIPE, "")));
  }

  @Test
  void everythingOfTheRecipeIsPassedOn() throws Refusal {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("skipTests", "");
    properties.put("b", "x y");
    properties.put("a", "1=2");
    Recipe recipe = with(RECIPE, RecipeField.PROPERTIES, properties);
    recipe = with(recipe, RecipeField.PROFILES, List.of("release", "!dev"));
    recipe = with(recipe, RecipeField.GOALS, List.of("clean", "verify"));
    assertEquals(
        List.of(
            "-f",
            "sub/folder",
            "-pl",
            ":thing,:other",
            "-am",
            "-Prelease,!dev",
            "-Da=1=2",
            "-Db=x y",
            "-DskipTests=",
            "clean",
            "verify"),
        middle(plan(recipe, "sub/folder", ":thing", ":other")));
  }

  @Test
  void ourDeploymentWinsOverPropertiesOfTheRecipe() throws Refusal {
    Recipe recipe =
        with(
            RECIPE,
            RecipeField.PROPERTIES,
            Map.of("maven.deploy.skip", "true", "altDeploymentRepository", "x::file:///tmp"));
    assertEquals(
        List.of("-DaltDeploymentRepository=x::file:///tmp", "-Dmaven.deploy.skip=true", "package"),
        middle(plan(recipe, "")));
  }

  @ParameterizedTest
  @CsvSource({
    "3.0.5, 2.8.2, sallyport::default::file:///var/sallyport/out",
    "3.6.2, 2.8.2, sallyport::default::file:///var/sallyport/out",
    "3.6.3, 3.1.4, sallyport::file:///var/sallyport/out",
    "3.10.0, 3.1.4, sallyport::file:///var/sallyport/out",
  })
  void anOldMavenDeploysWithAnOldPlugin(String maven, String plugin, String place) throws Refusal {
    List<String> all = MavenCommand.arguments(plan(with(RECIPE, RecipeField.MAVEN, maven), ""));
    assertTrue(
        all.contains("org.apache.maven.plugins:maven-deploy-plugin:" + plugin + ":deploy"),
        all::toString);
    assertTrue(all.contains("-DaltDeploymentRepository=" + place), all::toString);
    assertTrue(all.contains("-DaltReleaseDeploymentRepository=" + place), all::toString);
  }

  @Test
  void theEnvironmentHoldsThisAndNothingElse() throws Refusal {
    Recipe recipe = with(RECIPE, RecipeField.USER, "jenkins");
    recipe = with(recipe, RecipeField.TIMEZONE, "Europe/Paris");
    assertEquals(
        Map.of(
            "JAVA_HOME", "/jdk",
            "PATH", "/jdk/bin:/sallyport/maven/bin:/usr/local/bin:/usr/bin:/bin",
            "HOME", "/home/jenkins",
            "USER", "jenkins",
            "LANG", "C.UTF-8",
            "LC_ALL", "C.UTF-8",
            "TZ", "Europe/Paris",
            "MAVEN_SKIP_RC", "1",
            "MAVEN_OPTS",
                "-Duser.language=en -Duser.country=US -Duser.timezone=Europe/Paris"
                    + " -Duser.home=/home/jenkins"),
        MavenCommand.environment(plan(recipe, ""), "/home/jenkins"));
  }

  @ParameterizedTest
  @CsvSource({
    "en_US, -Duser.language=en -Duser.country=US -Duser.timezone=UTC -Duser.home=/home/builder",
    "fr, -Duser.language=fr -Duser.timezone=UTC -Duser.home=/home/builder",
  })
  void theLocaleIsTakenApartForJava(String locale, String options) throws Refusal {
    Recipe recipe = with(RECIPE, RecipeField.LOCALE, locale);
    assertEquals(
        options, MavenCommand.environment(plan(recipe, ""), "/home/builder").get("MAVEN_OPTS"));
  }
}
