package dev.sallyport.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.provenance.SessionRecord;
import dev.sallyport.rebuild.Extras;
import dev.sallyport.recipe.Environment;
import dev.sallyport.verdict.Refused;
import dev.sallyport.verdict.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway") // JUnit fills the folder
class RecordedRecipeTest {
  @TempDir Path dir;

  private static SessionFile session() throws Exception {
    return SessionFile.of("org.example:thing:1.0")
        .source("a".repeat(40), "b".repeat(40), "c".repeat(128));
  }

  private RecordedRecipe recipe(SessionFile session) throws Exception {
    SessionRecord record = session.read(dir);
    return RecordedRecipe.of(record, MustEqual.of(record), "/source");
  }

  @Test
  void everyValueIsTheRecords() throws Exception {
    SessionFile session =
        session()
            .mustEqual("umask", "0027")
            .mustEqual("mavenOpts", "-Xmx1g")
            .informative("timezone", "Europe/Paris")
            .informative("locale", "de-CH")
            .informative("user.name", "jenkins")
            .goals("clean", "verify")
            .property("revision", "1.0");
    session.external().putArray("profiles").add("release").add("!docs");
    session.external().put("folder", "sub");
    RecordedRecipe recorded = recipe(session);
    Environment environment = recorded.recipe().environment();
    assertEquals("17.0.15", environment.jdk().value());
    assertEquals("3.9.11", environment.maven().value());
    assertEquals(List.of("clean", "verify"), environment.goals().value());
    assertEquals(List.of("release", "!docs"), environment.profiles().value());
    assertEquals(Map.of("revision", "1.0"), environment.properties().value());
    assertEquals("027", environment.umask().value());
    assertEquals("Europe/Paris", environment.timezone().value());
    assertEquals("de_CH", environment.locale().value());
    assertEquals("jenkins", environment.user().value());
    assertEquals("the record", environment.goals().origin());
    assertEquals("sub", recorded.recipe().folder().value());
    assertEquals("a".repeat(40), recorded.recipe().commit().value().orElseThrow());
    assertEquals(
        new Extras(Extras.Alongside.NONE, List.of("-Xmx1g"), List.of()), recorded.extras());
    assertEquals(List.of(), recorded.notes());
  }

  @Test
  void nothingIsPublished() throws Exception {
    SessionFile session =
        session()
            .goals(
                "clean",
                "deploy",
                "org.apache.maven.plugins:maven-deploy-plugin:3.1.4:deploy",
                "nexus-staging:release",
                "sallyport:record",
                "dev.sallyport:sallyport-maven-plugin:1.0:record")
            .property("altDeploymentRepository", "x::https://publish.example/");
    Environment environment = recipe(session).recipe().environment();
    assertEquals(List.of("clean", "install"), environment.goals().value());
    assertTrue(environment.goals().origin().contains("nexus-staging:release"));
    assertEquals(Map.of(), environment.properties().value());
  }

  @Test
  void aRecordThatOnlyPublishesIsNoRecipe() throws Exception {
    Refused.by(Rule.RECIPE_INVALID, () -> recipe(session().goals("deploy:deploy")));
  }

  @Test
  void placesAreNotTakenOver() throws Exception {
    SessionFile session =
        session()
            .property("maven.repo.local", "/root/.m2/other")
            .property("session.rootDirectory", "/build")
            .property("maven.user.conf", "/root/.m2");
    assertEquals(Map.of(), recipe(session).recipe().environment().properties().value());
  }

  @Test
  void aMaskedSecretIsLeftOutAndTold() throws Exception {
    RecordedRecipe recorded = recipe(session().property("deploy.token", "(masked)"));
    assertEquals(Map.of(), recorded.recipe().environment().properties().value());
    assertEquals(Rule.RECIPE_GUESSED, recorded.notes().get(0).rule());
    assertEquals("properties.deploy.token", recorded.notes().get(0).subject());
  }

  @Test
  void whatWasSignedThereIsNotSignedHere() throws Exception {
    String plugin = "org/apache/maven/plugins/maven-gpg-plugin/3.2.7/maven-gpg-plugin-3.2.7.jar";
    SessionFile session = session().input("plugin", plugin, "x".getBytes(UTF_8), "");
    assertEquals(
        Map.of("gpg.skip", "true"), recipe(session).recipe().environment().properties().value());
  }

  @ParameterizedTest
  @CsvSource({
    "'', NONE",
    "make-upstream, UPSTREAM",
    "make-downstream, DOWNSTREAM",
    "make-both, BOTH",
  })
  void modulesAreSelectedAsTheyWere(String behavior, Extras.Alongside alongside) throws Exception {
    SessionFile session = session();
    session.external().put("makeBehavior", behavior).putArray("projects").add("core");
    RecordedRecipe recorded = recipe(session);
    assertEquals(List.of("core"), recorded.recipe().modules().value());
    assertEquals(alongside, recorded.extras().alongside());
  }

  @Test
  void profilesOfTheRecordersSettingsDoNotStopMaven4() throws Exception {
    SessionFile session = session();
    session.external().putArray("profiles").add("corporate").add("!docs").add("?maybe");
    session.dependency("maven").withObjectProperty("annotations").put("version", "4.0.0-rc-4");
    assertEquals(
        List.of("?corporate", "!?docs", "?maybe"),
        recipe(session).recipe().environment().profiles().value());
  }

  @Test
  void whatNoRecipeMayHoldIsRefused() throws Exception {
    SessionFile session = session();
    session.external().put("folder", "../outside");
    Refused.by(Rule.RECIPE_INVALID, () -> recipe(session));
    Refused.by(Rule.RECIPE_INVALID, () -> recipe(session().goals("--offline")));
    SessionFile other = session();
    other.external().put("makeBehavior", "make-tea");
    Refused.by(Rule.RECIPE_INVALID, () -> recipe(other));
  }
}
