package dev.sallyport.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.recipe.Hints.Kind;
import dev.sallyport.recipe.Hints.Profile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EnvironmentInferenceTest {
  private static final Set<String> WITH_SOURCES = Set.of(".jar", ".pom", "-sources.jar");

  private final EnvironmentInference inference = new EnvironmentInference(MavenVersions.bundled());

  private static Profile profile(String id) {
    return new Profile(id, false, Optional.empty());
  }

  private List<String> profiles(Set<String> published, Profile... profiles) {
    Hints hints = Hints.none().withPublished(published).withProfiles(List.of(profiles));
    return inference.infer(hints).profiles().value();
  }

  @Test
  void nothingSeenIsAllDefaults() {
    Environment environment = inference.infer(Hints.none());
    assertEquals(Sourced.guessed("17", "default"), environment.jdk());
    assertEquals("3.6.3", environment.maven().value());
    assertEquals(List.of("clean", "package"), environment.goals().value());
    assertEquals(
        Map.of("skipTests", "true", "maven.javadoc.skip", "true", "gpg.skip", "true"),
        environment.properties().value());
    assertEquals("022", environment.umask().value());
    assertEquals("UTC", environment.timezone().value());
    assertEquals("builder", environment.user().value());
    assertEquals(Optional.empty(), environment.branch().value());
    assertEquals("/var/maven/app", environment.workingDirectory().value());
  }

  @ParameterizedTest
  @CsvSource({
    "BUILD_JDK_SPEC,17,17,PROVEN",
    "BUILD_JDK_SPEC,1.8,8,PROVEN",
    "BUILD_JDK,1.8.0_252,8.0.252,PROVEN",
    "BUILD_JDK,17.0.11+9-LTS,17.0.11,PROVEN",
    "BUILD_JDK,11 (vendor),11,PROVEN",
    "CLASS_MAJOR,52,8,GUESSED",
    "CLASS_MAJOR,49,8,GUESSED",
    "CLASS_MAJOR,65,21,GUESSED",
    "JAVA_RELEASE,1.8,8,GUESSED",
    "JAVA_RELEASE,11,11,GUESSED",
  })
  void jdk(Kind kind, String seen, String jdk, Confidence confidence) {
    Sourced<String> inferred = inference.infer(Hints.none().with(kind, seen, "there")).jdk();
    assertEquals(new Sourced<>(jdk, "there", confidence), inferred);
  }

  @Test
  void theManifestIsBeforeTheClasses() {
    Hints hints =
        Hints.none()
            .with(Kind.CLASS_MAJOR, "52", "a class")
            .with(Kind.BUILD_JDK_SPEC, "21", "the manifest")
            .with(Kind.OLD_CONCAT, "true", "a class");
    Sourced<String> jdk = inference.infer(hints).jdk();
    assertEquals("21", jdk.value());
    assertTrue(jdk.origin().contains("JDK-8273914"));
  }

  @Test
  void whatWasSeenIsProven() {
    Hints hints =
        Hints.none()
            .with(Kind.UMASK, "0002", "zip modes")
            .with(Kind.TIMEZONE_HOURS, "-7", "entry times")
            .with(Kind.NEWLINE, "crlf", "pom.properties")
            .with(Kind.BUILT_BY, "jane", "manifest")
            .with(Kind.GIT_BRANCH, "release/1.x", "manifest")
            .with(Kind.CREATED_BY, "Apache Maven 3.5.4", "manifest");
    Environment environment = inference.infer(hints);
    assertEquals(Sourced.proven("002", "zip modes"), environment.umask());
    assertEquals(Sourced.proven("Etc/GMT+7", "entry times"), environment.timezone());
    assertEquals(Sourced.proven("crlf", "pom.properties"), environment.newline());
    assertEquals(Sourced.proven("jane", "manifest"), environment.user());
    assertEquals(Sourced.proven(Optional.of("release/1.x"), "manifest"), environment.branch());
    assertEquals(Sourced.proven("3.5.4", "manifest"), environment.maven());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void hostileHintsAreDefaults(Kind kind) throws Exception {
    for (String hostile : List.of("", "-x", "../../etc", "1\n2", "$(id)", "9".repeat(500), "[,")) {
      Environment environment = inference.infer(Hints.none().with(kind, hostile, "there"));
      Recipe recipe =
          new Recipe(
              new Gav("g", "a", "1"),
              Sourced.given("x", ""),
              Sourced.given(Optional.empty(), ""),
              Sourced.given(Optional.empty(), ""),
              Sourced.given("", ""),
              Sourced.given(List.of(), ""),
              environment);
      assertEquals(recipe, recipe.checked());
      assertEquals("17", environment.jdk().value());
    }
  }

  @Test
  void aDetachedHeadIsNoBranch() {
    Hints hints = Hints.none().with(Kind.GIT_BRANCH, "HEAD", "manifest");
    assertEquals(Sourced.proven(Optional.empty(), "manifest"), inference.infer(hints).branch());
  }

  @Test
  void noProfileWhereNothingAsksForOne() {
    assertEquals(List.of(), profiles(Set.of(".jar", "-cyclonedx.json"), profile("release")));
    Hints made =
        Hints.none()
            .withPublished(WITH_SOURCES)
            .withMade(Set.of("-sources.jar"))
            .withProfiles(List.of(profile("release")));
    assertEquals(List.of(), inference.infer(made).profiles().value());
  }

  @Test
  void profilesByTheirUse() {
    assertEquals(List.of("ossrh"), profiles(WITH_SOURCES, profile("ide"), profile("ossrh")));
    assertEquals(List.of("release"), profiles(WITH_SOURCES, profile("deploy"), profile("release")));
    assertEquals(
        List.of("apache-release"),
        profiles(Set.of("-source-release.zip"), profile("release"), profile("apache-release")));
    assertEquals(List.of(), profiles(WITH_SOURCES, new Profile("release", true, Optional.empty())));
    assertEquals(List.of(), profiles(WITH_SOURCES, profile("--version"), profile("ide")));
  }

  @Test
  void whatAProfileIsKnownToAttachIsBeforeItsName() {
    Profile odd = new Profile("attach-all", false, Optional.of(Set.of("-sources.jar")));
    Profile empty = new Profile("release", false, Optional.of(Set.of()));
    assertEquals(List.of("attach-all"), profiles(WITH_SOURCES, empty, profile("deploy"), odd));
    assertEquals(List.of(), profiles(WITH_SOURCES, empty));
  }

  @Test
  void sourcesWithoutAnyProfileComeFromMavensOwnParent() {
    Hints hints = Hints.none().withPublished(WITH_SOURCES);
    assertEquals("true", inference.infer(hints).properties().value().get("performRelease"));
  }

  @Test
  void theMavenHasToRunOnTheJava() {
    Hints hints =
        Hints.none()
            .with(Kind.BUILD_JDK_SPEC, "1.7", "manifest")
            .with(Kind.REQUIRED_MAVEN, "[3.8,)", "enforcer");
    assertEquals("3.8.9", inference.infer(hints).maven().value());
  }

  @Test
  void thePluginOfAnArchive() {
    assertEquals(
        Map.of("maven-jar-plugin", "3.4.1"),
        EnvironmentInference.pluginOf("Maven JAR Plugin 3.4.1"));
    assertEquals(Map.of(), EnvironmentInference.pluginOf("Apache Maven Bundle Plugin 5.1.9"));
  }
}
