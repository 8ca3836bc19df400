package dev.sallyport.testprojects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.provenance.SessionRecord;
import dev.sallyport.provenance.SessionRecord.Kind;
import dev.sallyport.provenance.SessionRecordReader;
import dev.sallyport.testprojects.MavenRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The recorder of the session where it is hard for it. {@code SALLYPORT_MAVENS} names a folder with
 * more Mavens, unpacked.
 */
@Tag("long")
@SuppressWarnings("NullAway") // JUnit fills the folder
class SessionRecorderLongTest {
  private static final int MODULES = 2000;

  @TempDir Path folder;

  @Test
  void theSameInputsColdWarmOfflineAndInParallelOnEveryMaven() throws Exception {
    for (Path maven : mavens()) {
      Path work = Files.createDirectories(folder.resolve("of-" + maven.getFileName()));
      Path duo = Workplace.copyOfProject("duo", work);
      Path home = RecordingMaven.of(maven, work);
      Path repository = work.resolve("repository");
      List<Set<String>> records = new ArrayList<>();
      for (String[] more : new String[][] {{}, {}, {"-o"}, {"-o", "-T2"}}) {
        Result result =
            MavenRun.in(duo)
                .mavenHome(home)
                .localRepository(repository)
                .with("clean", "verify", "-Dsallyport.version=" + Workplace.VERSION)
                .with(more)
                .run();
        assertEquals(0, result.exit(), result::log);
        records.add(inputs(duo));
      }
      for (Set<String> record : records) {
        assertEquals(records.get(0), record, maven::toString);
      }
      assertTrue(records.get(0).size() > 100, maven::toString);
    }
  }

  @Test
  void twoAtOnceInOneLocalRepository() throws Exception {
    Path home = RecordingMaven.here(folder);
    Path repository = folder.resolve("repository");
    List<Path> projects =
        List.of(
            Workplace.copyOfProject("hello", folder.resolve("one")),
            Workplace.copyOfProject("hello", folder.resolve("two")));
    List<CompletableFuture<Result>> runs = new ArrayList<>();
    for (Path project : projects) {
      MavenRun run =
          MavenRun.in(project)
              .mavenHome(home)
              .localRepository(repository)
              .withoutPlugin()
              .with("verify");
      runs.add(CompletableFuture.supplyAsync(() -> finish(run)));
    }
    for (CompletableFuture<Result> run : runs) {
      assertEquals(0, run.join().exit(), run.join()::log);
    }
    assertEquals(inputs(projects.get(0)), inputs(projects.get(1)));
  }

  @Test
  void aPluginThatTakesTheEventsAwayCannotTakeTheRecord() throws Exception {
    Path hello = Workplace.copyOfProject("hello", folder);
    Path plugin = HostilePlugin.putInto(folder.resolve("plugins"));
    Path old = SessionRecorderTest.file(hello);
    Files.createDirectories(old.getParent());
    Files.writeString(old, "old");

    Result result =
        MavenRun.in(hello)
            .mavenHome(RecordingMaven.here(folder))
            .repository(plugin)
            .with("compile", HostilePlugin.GOAL + "swallow", "jar:jar")
            .run();

    assertTrue(result.log().contains("hostile: swallow"), result::log);
    SessionRecord record = SessionRecordReader.read(old);
    assertTrue(
        record.extent().cannotSee().stream().anyMatch(text -> text.contains("took Maven's events")),
        record.extent().cannotSee()::toString);
    assertTrue(
        record.inputs().stream().anyMatch(input -> input.path().contains("maven-jar-plugin")));
  }

  @Test
  void whereTheRecordCannotBeWrittenTheBuildFails() throws Exception {
    Path hello = Workplace.copyOfProject("hello", folder);
    Files.createDirectories(hello.resolve("target"));
    Files.writeString(hello.resolve("target/sallyport"), "in the way");

    Result result = MavenRun.in(hello).mavenHome(RecordingMaven.here(folder)).with("compile").run();

    assertEquals(1, result.exit(), result::log);
    assertTrue(result.log().contains("BUILD FAILURE"), result::log);
    assertTrue(result.log().contains("hint: make the folder writable"), result::log);
    assertFalse(result.log().contains("\tat "), result::log);
  }

  @Test
  void twoThousandModulesFitInto512Megabytes() throws Exception {
    StringBuilder modules = new StringBuilder();
    for (int i = 0; i < MODULES; i++) {
      Path module = Files.createDirectories(folder.resolve("big/m" + i));
      Files.writeString(
          module.resolve("pom.xml"),
          """
          <project><modelVersion>4.0.0</modelVersion><parent><groupId>big</groupId>
          <artifactId>big</artifactId><version>1</version></parent>
          <artifactId>m%d</artifactId></project>
          """
              .formatted(i));
      modules.append("<module>m").append(i).append("</module>");
    }
    Path big = folder.resolve("big");
    Files.writeString(
        big.resolve("pom.xml"),
        """
        <project><modelVersion>4.0.0</modelVersion><groupId>big</groupId>
        <artifactId>big</artifactId><version>1</version><packaging>pom</packaging>
        <modules>%s</modules><dependencies><dependency><groupId>org.junit.jupiter</groupId>
        <artifactId>junit-jupiter</artifactId><version>5.13.4</version></dependency></dependencies>
        <build><pluginManagement><plugins><plugin><artifactId>maven-compiler-plugin</artifactId>
        <version>3.14.0</version></plugin><plugin><artifactId>maven-resources-plugin</artifactId>
        <version>3.3.1</version></plugin></plugins></pluginManagement></build></project>
        """
            .formatted(modules));

    Result result =
        MavenRun.in(big)
            .mavenHome(RecordingMaven.here(folder))
            .environment("MAVEN_OPTS", "-Xmx512m")
            .with("-q", "compile")
            .run();

    assertEquals(0, result.exit(), result::log);
    SessionRecord record = SessionRecordReader.read(SessionRecorderTest.file(big));
    assertEquals(MODULES + 1, record.modules().size());
    assertTrue(record.inputs().stream().anyMatch(input -> input.kind() == Kind.DEPENDENCY));
  }

  private static Result finish(MavenRun run) {
    try {
      return run.run();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All that must be the same: where it came from may differ. */
  private static Set<String> inputs(Path project) throws Exception {
    Set<String> inputs = new TreeSet<>();
    SessionRecordReader.read(SessionRecorderTest.file(project))
        .inputs()
        .forEach(
            input ->
                inputs.add(
                    String.join(
                        " ",
                        input.path(),
                        input.sha256().hex(),
                        Long.toString(input.size()),
                        input.kind().text(),
                        input.askedBy())));
    return inputs;
  }

  private static List<Path> mavens() throws IOException {
    List<Path> mavens = new ArrayList<>(List.of(Path.of(Workplace.property("maven.home"))));
    String more = System.getenv("SALLYPORT_MAVENS");
    if (more != null) {
      try (Stream<Path> folders = Files.list(Path.of(more))) {
        folders.filter(each -> Files.isExecutable(each.resolve("bin/mvn"))).forEach(mavens::add);
      }
    }
    return mavens;
  }
}
