package dev.sallyport.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The jar also works alone in Maven's {@code lib/ext}, where there is the JDK and Maven's API. */
class RecorderAloneTest {
  private static final JavaClasses PLUGIN =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  private static final String[] THERE = {
    "java..",
    "javax.inject..",
    "org.apache.maven..",
    "org.eclipse.aether..",
    // Maven's own, in each of its versions
    "org.slf4j..",
    // annotations only, which nobody reads
    "org.jspecify.annotations.."
  };

  @Test
  void theRecorderNeedsTheJdkAndMavenOnly() {
    assertTrue(PLUGIN.contain("dev.sallyport.recorder.Provenance"));
    classes()
        .that()
        .resideInAPackage("dev.sallyport.recorder..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(and("dev.sallyport.recorder.."))
        .check(PLUGIN);
  }

  @Test
  void theRecordGoalNeedsTheRecorderOnly() {
    assertTrue(PLUGIN.contain("dev.sallyport.maven.RecordMojo"));
    classes()
        .that()
        .resideInAPackage("dev.sallyport.maven")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(and("dev.sallyport.recorder", "dev.sallyport.maven"))
        .check(PLUGIN);
  }

  private static String[] and(String... more) {
    String[] all = Arrays.copyOf(THERE, THERE.length + more.length);
    System.arraycopy(more, 0, all, THERE.length, more.length);
    return all;
  }
}
