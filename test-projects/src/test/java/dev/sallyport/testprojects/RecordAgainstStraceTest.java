package dev.sallyport.testprojects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.provenance.SessionRecord;
import dev.sallyport.provenance.SessionRecord.Coverage;
import dev.sallyport.provenance.SessionRecord.Input;
import dev.sallyport.provenance.SessionRecord.Kind;
import dev.sallyport.provenance.SessionRecordReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a build opened in its local repository, according to strace, against what the recorder wrote
 * down: nothing is missing in lib/ext, and in the other ways exactly what the documentation says.
 */
@Tag("long")
@SuppressWarnings("NullAway") // JUnit fills the folder
class RecordAgainstStraceTest {
  private static final String SELF = "dev/sallyport/";
  private static final String PLUGIN = "dev.sallyport:sallyport-maven-plugin:" + Workplace.VERSION;

  private static final Path REPOSITORY = Workplace.INNER.resolve("traced");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "every-input, 3.9.11",
    "every-input, 4.0.0-rc-4",
    "clean-plugin, 3.9.11",
    "clean-plugin, 4.0.0-rc-4",
    "many-modules, 3.9.11",
    "many-modules, 4.0.0-rc-4"
  })
  void inLibExtNothingIsMissing(String reactor, String maven) throws Exception {
    Traced build = traced(reactor, MavenHome.recording(maven, folder), List.of());

    assertEquals(Coverage.LIB_EXT, build.record().extent().coverage());
    assertTrue(build.record().isWhole(), () -> "not whole: " + build.record().extent());
    assertTrue(build.opened().size() > 150, () -> "no trace of a build: " + build.opened().size());
    assertEquals(Set.of(), build.missing());
    report(reactor + " " + maven, build);
  }

  /** The gap is what {@code .mvn/extensions.xml} brings in: it is read before extensions live. */
  @ParameterizedTest
  @ValueSource(strings = {"3.9.11", "4.0.0-rc-4"})
  void asCoreExtensionTheTreeOfTheCoreExtensionsIsMissing(String maven) throws Exception {
    Path home = MavenHome.of(maven);
    Path project = Reactors.make("every-input", folder.resolve("extension"));
    Reactors.addCoreExtension(project, PLUGIN);
    Path empty = Reactors.emptyWithExtensionsOf(project, folder.resolve("empty"));
    Traced bootstrap = traced(empty, home, List.of("validate"));
    Traced build = traced(project, home, Reactors.arguments("every-input"));

    assertEquals(Coverage.CORE_EXTENSION, build.record().extent().coverage());
    Set<String> gap = build.missing();
    assertTrue(gap.stream().anyMatch(path -> path.startsWith("kr/motd/maven/")), gap::toString);
    gap.removeAll(bootstrap.opened());
    assertEquals(Set.of(), gap, "missing, and not of the core extensions");
    report("core extension " + maven, build);
  }

  /** A goal sees the artifacts of modules and plugins that ran: no POMs but theirs, no metadata. */
  @ParameterizedTest
  @ValueSource(strings = {"3.9.11"})
  void asGoalEverythingButArtifactsOfModulesAndPluginsIsMissing(String maven) throws Exception {
    Traced whole = traced("every-input", MavenHome.recording(maven, folder), List.of());
    Path project = Workplace.copyOfProject("every-input", folder.resolve("goal"));
    Traced build = traced(project, MavenHome.of(maven), List.of("verify", PLUGIN + ":record"));

    assertEquals(Coverage.MOJO, build.record().extent().coverage());
    Set<Kind> seen = EnumSet.of(Kind.DEPENDENCY, Kind.PLUGIN, Kind.PLUGIN_DEPENDENCY);
    Set<String> artifacts =
        whole.names(input -> seen.contains(input.kind()) && !input.path().endsWith(".pom"));
    artifacts.retainAll(build.opened());
    Set<String> recorded = build.names(input -> !input.path().startsWith(SELF));
    artifacts.removeAll(recorded);
    assertEquals(Set.of(), artifacts, "artifacts that a goal can see");
    Set<String> hidden = whole.names(input -> !seen.contains(input.kind()));
    hidden.retainAll(recorded);
    assertEquals(Set.of(), hidden, "what a goal is documented not to see");
    report("goal " + maven, build);
  }

  private static void report(String what, Traced build) {
    System.out.printf(
        "%s: %d opened, %d recorded, %d missing%n",
        what, build.opened().size(), build.record().inputs().size(), build.missing().size());
  }

  private static MavenRun run(Path project, Path maven) {
    return MavenRun.in(project).mavenHome(maven).localRepository(REPOSITORY);
  }

  private record Traced(Set<String> opened, SessionRecord record) {
    Set<String> missing() {
      Set<String> missing = new TreeSet<>(opened);
      missing.removeAll(names(input -> true));
      return missing;
    }

    Set<String> names(Predicate<Input> which) {
      Set<String> names = new TreeSet<>();
      record.inputs().stream().filter(which).forEach(input -> names.add(input.path()));
      return names;
    }
  }

  private Traced traced(String reactor, Path maven, List<String> more) throws Exception {
    Path project = Reactors.make(reactor, folder.resolve("source"));
    List<String> arguments = new ArrayList<>(Reactors.arguments(reactor));
    arguments.addAll(more);
    return traced(project, maven, arguments);
  }

  /** Once to have everything in the local repository, then traced and offline. */
  private Traced traced(Path project, Path maven, List<String> arguments) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/strace")), "strace is not installed");
    String[] command = arguments.toArray(String[]::new);
    MavenRun.Result warm = run(project, maven).with(command).run();
    assertEquals(0, warm.exit(), warm::log);
    Path trace = folder.resolve("trace");
    MavenRun.Result result =
        run(project, maven).prefix(OpenedFiles.tracer(trace)).with(command).with("-o").run();
    assertEquals(0, result.exit(), result::log);
    Path record = project.resolve("target/sallyport/provenance.intoto.json");
    return new Traced(OpenedFiles.below(REPOSITORY, trace), SessionRecordReader.read(record));
  }
}
