package dev.sallyport.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.params.provider.ValueSource;

class BuildspecTest {
  private static final String GOOD =
      """
      # what is rebuilt
      groupId=org.example
      artifactId=thing
      version=1.2

      display=${groupId}:$(echo "${artifactId}" | sed -e "s/-parent//")
      gitRepo='https://git.example/team/'${artifactId}.git
      gitTag="rel/$artifactId-${version}"
        tool=mvn-3.9.9 # the release manager's
      jdk=17
      newline=lf
      umask=0022
      timezone="Europe/Paris"
      locale=en_US
      workdir=/home/runner/work/thing
      javaVendor="Some Vendor"
      command="mvn -B -Prelease,-site clean package -pl a,b -am -f build/pom.xml \\
        -DskipTests -Djava.vendor='$javaVendor' -Dbuildinfo.ignore=*/*.json -T 4 -D x=y"
      execBefore=
      buildinfo=target/${artifactId}-`date`.buildinfo
      issue=
      """;

  private static Buildspec read(String text) throws Refusal {
    return Buildspec.read("thing.buildspec", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsWhatReproducibleCentralWrites() throws Refusal {
    Buildspec spec = read(GOOD);
    assertEquals(new Gav("org.example", "thing", "1.2"), spec.release());
    assertEquals(Optional.of("https://git.example/team/thing.git"), spec.gitRepo());
    assertEquals(Optional.of("rel/thing-1.2"), spec.gitTag());
    assertEquals("3.9.9", spec.maven());
    assertEquals("17", spec.jdk());
    assertEquals(Optional.of("022"), spec.umask());
    assertEquals(Optional.of("/home/runner/work/thing"), spec.workingDirectory());
    MavenCommand command = spec.command();
    assertEquals(List.of("clean", "package"), command.goals());
    assertEquals(List.of("release", "!site"), command.profiles());
    assertEquals(List.of("a", "b"), command.modules());
    assertTrue(command.alsoMake());
    assertEquals(Optional.of("build/pom.xml"), command.file());
    assertEquals(
        Map.of("skipTests", "true", "java.vendor", "Some Vendor", "x", "y"), command.properties());
    assertEquals(List.of("-B", "-Dbuildinfo.ignore", "-T 4"), command.ignored());
  }

  @Test
  void windowsLineEndsAreLineEnds() throws Refusal {
    assertEquals(read(GOOD), read(GOOD.replace("\n", "\r\n")));
  }

  @Test
  void becomesOverridesWithTheDefaultsOfReproducibleCentral() throws Refusal {
    RecipeOverrides overrides = RecipeOverrides.of(read(GOOD.replace("umask=0022\n", "")));
    overrides.checked("thing.buildspec");
    assertEquals("002", overrides.get(RecipeField.UMASK).orElseThrow().value());
    assertEquals("build/pom.xml", overrides.get(RecipeField.FOLDER).orElseThrow().value());
    assertEquals(
        Optional.of("rel/thing-1.2"), overrides.get(RecipeField.REF).orElseThrow().value());
    assertTrue(overrides.get(RecipeField.USER).isEmpty());
    assertEquals(Confidence.GIVEN, overrides.get(RecipeField.JDK).orElseThrow().confidence());
  }

  @Test
  void anotherModuleOfTheReleaseButNotAnotherVersion() throws Refusal {
    Buildspec spec = read(GOOD);
    Gav module = new Gav("org.example", "part", "1.2");
    assertEquals("17", spec.overridesFor(module).get(RecipeField.JDK).orElseThrow().value());
    Gav other = new Gav("org.example", "thing", "1.3");
    Refused.by(Rule.RECIPE_INVALID, () -> spec.overridesFor(other));
  }

  @Test
  void aCommitInsteadOfATag() throws Refusal {
    String id = "0123456789abcdef0123456789abcdef01234567";
    RecipeOverrides overrides = RecipeOverrides.of(read(GOOD + "gitTag=" + id + "\n"));
    assertEquals(Optional.empty(), overrides.get(RecipeField.REF).orElseThrow().value());
    assertEquals(Optional.of(id), overrides.get(RecipeField.COMMIT).orElseThrow().value());
  }

  @Test
  void aSourceArchiveComesBeforeTheRepository() throws Refusal {
    Buildspec spec =
        read(
            GOOD
                + "sourceDistribution=https://files.example/${artifactId}.zip\n"
                + "sourcePath=${artifactId}-${version}\nsourceRmFiles=\"DEPENDENCIES NOTICE\"\n");
    assertEquals(List.of("DEPENDENCIES", "NOTICE"), spec.removed());
    assertEquals(
        "https://files.example/thing.zip",
        RecipeOverrides.of(spec).get(RecipeField.SOURCE).orElseThrow().value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gitTag=$(git describe)",
        "gitTag=\"$(git describe)\"",
        "gitTag=`git describe`",
        "gitTag=\"git log --grep release\"",
        "version=${version:-1}",
        "version=${!artifactId}",
        "version=$((1+1))",
        "version=$1",
        "version=$'1'",
        "workdir=~/work",
        "jdk=17; touch /tmp/owned",
        "jdk=17 && touch /tmp/owned",
        "jdk=17 touch /tmp/owned",
        "jdk=17 | cat",
        "jdk=17 > /tmp/owned",
        "jdk=(17 21)",
        "jdk+=1",
        "jdk[0]=17",
        "export jdk=17",
        "touch /tmp/owned",
        "if true; then jdk=8; fi",
        "jdk() { touch /tmp/owned; }",
        ". ./other.buildspec",
        "execBefore=\"mvn clean\"",
        "execAfter='rm -rf x'",
        "execBefore=$(true)",
        "command=\"SHELL mvn package\"",
        "command=\"./mvnw package\"",
        "command=\"bash -c 'mvn package'\"",
        "command=\"mvn package && touch /tmp/owned\"",
        "command=\"mvn package; touch /tmp/owned\"",
        "command='mvn package -Dx=$(touch /tmp/owned)'",
        "command='mvn package -Dx=\"`touch /tmp/owned`\"'",
        "command='mvn package -Dx=$HOME'",
        "command=\"mvn package > log\"",
        "command=\"mvn package -Dx=*\"",
        "command=\"mvn package -Dx={a,b}\"",
        "command=\"mvn package # x\"",
        "command=\"A=b mvn package\"",
        "sourceDistribution=https://files.example/a.zip\nsourceRmFiles='*'",
      })
  void refusesWhatWouldHaveToBeExecuted(String line) {
    Finding finding = Refused.by(Rule.RECIPE_EXECUTABLE, () -> read(GOOD + line + "\n"));
    assertTrue(finding.subject().startsWith("thing.buildspec:2"), finding.subject());
  }

  @Test
  void theRefusalNamesLineAndText() {
    Finding finding =
        Refused.by(
            Rule.RECIPE_EXECUTABLE, () -> read("\n\n" + GOOD + "gitTag=$(touch /tmp/owned)\n"));
    assertEquals("thing.buildspec:24", finding.subject());
    assertTrue(Refused.fact(finding).contains("$(touch /tmp/owned)"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "umsak=022",
        "umask=029",
        "umask=22",
        "jdk=seventeen",
        "jdk=",
        "tool=gradle",
        "tool=mvn-newest",
        "tool=mvn-../../x",
        "newline=cr",
        "timezone=UTC+8",
        "timezone=../../etc/passwd",
        "locale=english",
        "workdir=/etc/maven",
        "workdir=/var/../etc",
        "workdir=relative",
        "workdir=/tmp",
        "groupId=../..",
        "gitRepo=--upload-pack=touch",
        "gitRepo=\"ext::sh -c touch\"",
        "gitTag=--force",
        "gitTag=a..b",
        "gitTag=",
        "version=${unknown}",
        "MAVEN_OPTS=-javaagent:x.jar",
        "MAVEN_OPTS='-Xmx1g'",
        "command=\"mvn --frobnicate package\"",
        "command=\"mvn package -s settings.xml\"",
        "command=\"mvn package -fn\"",
        "command=\"mvn package -f ../pom.xml\"",
        "command=\"mvn package -f /etc\"",
        "command=\"mvn package -pl ../x\"",
        "command=\"mvn package -Dmaven.repo.local=/x\"",
        "command=\"mvn package -D\"",
        "command=\"mvn -DskipTests\"",
        "command=\"mvn package 'a b'\"",
        "command=\"mvn 'package\"",
        "jdk='17",
        "jdk=\"17",
        "display=$(echo",
        "display=$(\"$(\"$(\"$(\"$(\"$(\"$(\"$(\"$(\"$(\"$(\"$(\"$(\"$(\"$(\"$(",
        "jdk=1\u00007",
      })
  void refusesWhatIsWrong(String line) {
    Refused.by(Rule.RECIPE_INVALID, () -> read(GOOD + line + "\n"));
  }

  @Test
  void valuesThatDoubleEndSomewhere() {
    StringBuilder text = new StringBuilder(GOOD).append("a0=xxxxxxxxxxxxxxxx\n");
    for (int i = 1; i < 40; i++) {
      text.append("a")
          .append(i)
          .append("=$a")
          .append(i - 1)
          .append("$a")
          .append(i - 1)
          .append('\n');
    }
    Refused.by(Rule.RECIPE_INVALID, () -> read(text + "jdk=$a39\n"));
  }

  @Test
  void notUtf8AndTooLarge() {
    Refused.by(Rule.RECIPE_INVALID, () -> Buildspec.read("x", new byte[] {(byte) 0xff}));
    Refused.by(Rule.RECIPE_INVALID, () -> Buildspec.read("x", new byte[1 << 20]));
    Refused.by(Rule.RECIPE_INVALID, () -> Buildspec.read("x", new byte[0]));
  }

  @Test
  void brokenFilesAreRefusedAndNothingElse() {
    Mutations.feed(GOOD, 3_000, bytes -> Buildspec.read("thing.buildspec", bytes));
  }
}
