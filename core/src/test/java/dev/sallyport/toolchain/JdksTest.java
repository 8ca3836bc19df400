package dev.sallyport.toolchain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Refused;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdksTest {
  private Path dir;

  @BeforeEach
  void open(@TempDir Path folder) {
    dir = folder;
  }

  private Jdks having(String... versions) throws IOException, Refusal {
    Path jvm = Files.createDirectories(dir.resolve("jvm"));
    for (String version : versions) {
      FakeJdk.of(jvm.resolve("jdk-" + version), version);
    }
    return Jdks.ofMachine(Map.of(), List.of(), List.of(jvm, dir.resolve("absent")));
  }

  @ParameterizedTest
  @CsvSource({
    "17, 17.0.15",
    "17.0.9, 17.0.9",
    "8, 1.8.0_504",
    "1.8.0_292, 1.8.0_292",
    "21, 21.0.10",
    "11, 11",
  })
  void takesTheExactOneOrTheNewestPatchLevel(String wanted, String version)
      throws IOException, Refusal {
    Jdks jdks =
        having(
            "17.0.9",
            "17.0.15",
            "17",
            "1.8.0_504",
            "1.8.0_92",
            "1.8.0_292",
            "21.0.9",
            "21.0.10",
            "11");
    assertEquals(version, jdks.get(wanted).version());
  }

  @ParameterizedTest
  @CsvSource({
    "17.0.9, false, 17.0.9",
    "17.0.11, false, 17.0.15",
    "17, true, 17.0.15",
    "11, true, 17.0.15",
    "18, true, 21",
    "1.8.0_252, true, 17.0.15",
  })
  void theClosestIsOfTheSameMajorElseNewerWhereThatMayBe(
      String wanted, boolean orNewer, String version) throws IOException, Refusal {
    Jdks jdks = having("17.0.9", "17.0.15", "21", "25.0.1");
    assertEquals(version, jdks.closest(wanted, orNewer).version());
  }

  @Test
  void whatIsNotHereIsRefusedAndTheRefusalNamesWhatIs() throws IOException, Refusal {
    Jdks jdks = having("17.0.15", "1.8.0_504");
    assertRefusal(Refused.by(Rule.TOOL_JDK_MISSING, () -> jdks.get("11")), "JDK 11");
    assertRefusal(Refused.by(Rule.TOOL_JDK_MISSING, () -> jdks.get("17.0.14")), "JDK 17.0.14");
    assertRefusal(Refused.by(Rule.TOOL_JDK_MISSING, () -> jdks.closest("11", false)), "JDK 11");
    assertRefusal(Refused.by(Rule.TOOL_JDK_MISSING, () -> jdks.closest("21", true)), "JDK 21");
    Finding none = Refused.by(Rule.TOOL_JDK_MISSING, () -> Jdks.ofRoot(dir).get("17"));
    assertTrue(Refused.fact(none).contains("none"), none.toString());
    assertTrue(none.hint().contains(dir.toString()), none.hint());
  }

  private static void assertRefusal(Finding finding, String subject) {
    assertEquals(subject, finding.subject());
    String fact = Refused.fact(finding);
    assertTrue(fact.contains("17.0.15 (Example)") && fact.contains("1.8.0_504 (Example)"), fact);
    assertTrue(finding.hint().contains("--jdk " + subject.substring(4) + "="), finding.hint());
  }

  @Test
  void aNamedJdkHasToBeTheVersionThatItIsNamedFor() throws IOException, Refusal {
    Path home = FakeJdk.of(dir.resolve("mine"), "17.0.15");
    assertEquals(home.toRealPath(), named("17", home).get("17").home());
    assertEquals(home.toRealPath(), named("17.0.15", home).get("17").home());

    Finding other = Refused.by(Rule.TOOL_JDK_MISSING, () -> named("21", home));
    assertTrue(Refused.fact(other).contains("17.0.15"), other.toString());
    Finding patch = Refused.by(Rule.TOOL_JDK_MISSING, () -> named("17.0.9", home));
    assertEquals("JDK 17.0.9", patch.subject());
    Finding none = Refused.by(Rule.TOOL_JDK_MISSING, () -> named("17", dir.resolve("absent")));
    assertTrue(Refused.fact(none).contains("no JDK"), none.toString());
  }

  private static Jdks named(String version, Path home) throws Refusal {
    return Jdks.ofMachine(Map.of(version, home), List.of(), List.of());
  }

  @Test
  void homesOnTheMachineAreFollowedThroughLinks() throws IOException, Refusal {
    Path home = FakeJdk.of(dir.resolve("real"), "17.0.15");
    Path link = Files.createSymbolicLink(dir.resolve("link"), home);
    Jdk jdk = Jdks.ofMachine(Map.of(), List.of(link, dir.resolve("gone")), List.of()).get("17");
    assertEquals(home.toRealPath(), jdk.home());
    assertEquals(home.toRealPath().toString(), jdk.inside());
  }

  @Test
  void aRootHasItsOwnJdksUnderTheirPathsInside() throws IOException, Refusal {
    Path home = FakeJdk.of(dir.resolve("usr/lib/jvm/java-17"), "17.0.15");
    Files.createSymbolicLink(dir.resolve("usr/lib/jvm/default"), home);
    Path outside = FakeJdk.of(dir.resolve("elsewhere"), "21");
    Files.createSymbolicLink(dir.resolve("usr/lib/jvm/java-21"), outside);

    Jdks jdks = Jdks.ofRoot(dir);
    assertEquals("/usr/lib/jvm/java-17", jdks.get("17").inside());
    assertEquals(home, jdks.get("17").home());
    Refused.by(Rule.TOOL_JDK_MISSING, () -> jdks.get("21"));
  }
}
