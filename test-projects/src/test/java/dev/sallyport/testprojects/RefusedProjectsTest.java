package dev.sallyport.testprojects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sallyport.report.Report;
import dev.sallyport.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Releases that are not built from their source, each refused for exactly its rule; the same
 * project built honestly passes.
 */
@SuppressWarnings("NullAway") // JUnit fills the folder
class RefusedProjectsTest {
  @TempDir Path folder;

  @Test
  void fetchingTheOwnReleaseInsteadOfBuildingIt() throws Exception {
    String gav = "dev.sallyport.test:own-release:1.0";
    Path source = Workplace.copyOfProject("own-release", folder);
    Path published = Release.deploy(source, folder.resolve("published"));

    Report honest = Verifier.of(gav, folder).source(source).reference(published).run("honest");
    assertEquals(Outcome.VERIFIED, honest.outcome(), honest.findings()::toString);

    Report armed =
        Verifier.of(gav, folder).source(source).reference(published).armed().run("armed");
    assertRefutedFor("input.own-release", armed);
  }

  @Test
  void fetchingTheOwnReleaseUnderAnotherCoordinate() throws Exception {
    String gav = "dev.sallyport.test:own-release-disguised:1.0";
    Path source = Workplace.copyOfProject("own-release-disguised", folder);
    addRepository(source.resolve("pom.xml"));
    Path published = Release.deploy(source, folder.resolve("published"));
    Path elsewhere = folder.resolve("elsewhere");
    Path disguised =
        elsewhere.resolve("dev/sallyport/test/elsewhere/innocent-data/7/innocent-data-7.jar");
    Files.createDirectories(disguised.resolveSibling(""));
    Files.copy(
        published.resolve(
            "dev/sallyport/test/own-release-disguised/1.0/own-release-disguised-1.0.jar"),
        disguised);
    mirror("elsewhere", elsewhere);

    Report armed =
        Verifier.of(gav, folder).source(source).reference(published).armed().run("armed");
    assertRefutedFor("input.own-release", armed);
  }

  @Test
  void carryingPrebuiltClasses() throws Exception {
    String gav = "dev.sallyport.test:prebuilt:1.0";
    Path source = Workplace.copyOfProject("prebuilt", folder);
    Path published = Release.deploy(source, folder.resolve("published"));
    Report honest = Verifier.of(gav, folder).source(source).reference(published).run("honest");
    assertEquals(Outcome.VERIFIED, honest.outcome(), honest.findings()::toString);

    carry(published.resolve("dev/sallyport/test/prebuilt/1.0/prebuilt-1.0.jar"), source);
    Report armed =
        Verifier.of(gav, folder).source(source).reference(published).armed().run("armed");
    assertRefutedFor("source.prebuilt", armed);
  }

  private static void assertRefutedFor(String rule, Report report) {
    assertEquals(Outcome.REFUTED, report.outcome(), report.findings()::toString);
    assertEquals(Set.of(rule), Verifier.rules(report), report.findings()::toString);
  }

  /** Puts the classes of the published jar into the source, where the armed project takes them. */
  private static void carry(Path jar, Path source) throws IOException {
    String name = "dev/sallyport/test/prebuilt/Account.class";
    Path target = source.resolve("prebuilt").resolve(name);
    Files.createDirectories(target.resolveSibling(""));
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(name);
      Files.write(target, zip.getInputStream(entry).readAllBytes());
    }
  }

  private static void addRepository(Path pom) throws IOException {
    String repository =
        "<repositories><repository><id>elsewhere</id>"
            + "<url>https://repo.example/elsewhere</url></repository></repositories>\n  <build>";
    Files.writeString(pom, Files.readString(pom).replaceFirst("<build>", repository));
  }

  private void mirror(String of, Path repository) throws IOException {
    Path settings = Files.createDirectories(folder.resolve("home/.m2")).resolve("settings.xml");
    Files.writeString(
        settings,
        "<settings><mirrors><mirror><id>here</id><mirrorOf>"
            + of
            + "</mirrorOf><url>"
            + repository.toUri()
            + "</url></mirror></mirrors></settings>");
  }
}
