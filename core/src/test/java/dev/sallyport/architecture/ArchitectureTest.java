package dev.sallyport.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;

/** Which package of core may use what. The lists in here are the whole permission. */
class ArchitectureTest {
  private static final JavaClasses CORE =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  /** Where use cases are put together and the clock and the environment are read. */
  private static final String COMPOSITION_ROOT = "dev.sallyport.app..";

  @Test
  void looksAtEveryClassThereIs() {
    long files = Sources.ofCore().stream().filter(file -> !file.isPackageInfo()).count();
    long classes =
        CORE.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .count();
    assertTrue(files >= 15, () -> "only " + files + " source files found");
    assertEquals(files, classes, "one class for each source file: run mvn clean if one is stale");
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.sallyport.(*)..").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void theInnermostPackagesUseNothingOfOurs() {
    for (String inner : new String[] {"verdict", "digest", "coordinate"}) {
      String own = "dev.sallyport." + inner + "..";
      noClasses()
          .that()
          .resideInAPackage(own)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("dev.sallyport..").and(not(resideInAnyPackage(own))))
          .check(CORE);
    }
  }

  @Test
  void nobodyUsesTheCompositionRoot() {
    noClasses()
        .that()
        .resideOutsideOfPackage(COMPOSITION_ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(COMPOSITION_ROOT)
        .check(CORE);
  }

  @Test
  void onlyAdaptersUseTheirLibrary() {
    onlyIn("org.eclipse.jgit..", "source", "objects");
    onlyIn("org.bouncycastle..", "signature");
    onlyIn("org.snakeyaml..", "policy");
    onlyIn("org.apache.hc..", "repository", "door");
    onlyIn(
        "org.apache.maven..",
        "repository",
        "source",
        "recipe",
        "toolchain",
        "rebuild",
        "release",
        "lint");
    onlyIn("org.apache.commons.compress..", "artifact", "source", "toolchain");
    onlyIn("org.objectweb.asm..", "artifact", "source", "recipe");
    onlyIn("com.sun..", "none");
    onlyIn("sun..", "none");
  }

  @Test
  void onlyTheDoorAndItsRelayOpenSockets() {
    for (String type :
        new String[] {
          "java.net.Socket",
          "java.net.ServerSocket",
          "java.net.DatagramSocket",
          "java.net.HttpURLConnection",
          "java.net.URLConnection",
          "java.net.http.HttpClient",
          "java.nio.channels.SocketChannel",
          "java.nio.channels.ServerSocketChannel",
          "java.nio.channels.AsynchronousSocketChannel",
          "java.nio.channels.DatagramChannel"
        }) {
      noClasses()
          .that()
          .resideOutsideOfPackages(packages("repository", "door", "sandbox"))
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName(type)
          .check(CORE);
    }
  }

  @Test
  void nothingPrintsOrEndsTheJvm() {
    noClasses().should().accessField(System.class, "out").check(CORE);
    noClasses().should().accessField(System.class, "err").check(CORE);
    noClasses().should().callMethod(System.class, "exit", int.class).check(CORE);
    noClasses()
        .should()
        .callMethodWhere(target(HasName.Predicates.name("printStackTrace")))
        .check(CORE);
  }

  @Test
  void onlyTheCompositionRootReadsClockAndEnvironment() {
    noClasses()
        .that()
        .resideOutsideOfPackage(COMPOSITION_ROOT)
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callConstructor(Date.class)
        .orShould()
        .callMethodWhere(target(owner(type(Clock.class))))
        .check(CORE);
  }

  private static void onlyIn(String library, String... adapters) {
    noClasses()
        .that()
        .resideOutsideOfPackages(packages(adapters))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CORE);
  }

  private static String[] packages(String... names) {
    String[] packages = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      packages[i] = "dev.sallyport." + names[i] + "..";
    }
    return packages;
  }
}
