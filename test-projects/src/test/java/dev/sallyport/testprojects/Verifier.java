package dev.sallyport.testprojects;

import dev.sallyport.app.Judged;
import dev.sallyport.app.Machine;
import dev.sallyport.app.UnusableOut;
import dev.sallyport.coordinate.Gav;
import dev.sallyport.release.Supplies;
import dev.sallyport.release.VerifyRequest;
import dev.sallyport.report.Report;
import dev.sallyport.sandbox.Limits;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Runs the main job on a test project, with a home and a cache of its own. */
final class Verifier {
  private final Path folder;
  private final Gav gav;
  private final List<String> steps = new ArrayList<>();
  private Optional<String> source = Optional.empty();
  private Optional<String> reference = Optional.empty();
  private Optional<Path> recipe = Optional.empty();
  private Optional<Path> record = Optional.empty();
  private Supplies supplies = Supplies.NONE;
  private boolean offline;
  private boolean trace;

  private Verifier(Path folder, Gav gav) {
    this.folder = folder;
    this.gav = gav;
  }

  /**
   * Verifies a coordinate.
   *
   * @param folder of this test; holds home, cache and out folders
   */
  static Verifier of(String gav, Path folder) {
    return new Verifier(folder, Gav.parse(gav).orElseThrow());
  }

  Verifier source(Path place) {
    source = Optional.of(place.toString());
    return this;
  }

  Verifier reference(Path repository) {
    reference = Optional.of(repository.toString());
    return this;
  }

  /**
   * Switches the hostile part of a project on.
   *
   * @param more further properties, as members of a JSON object
   */
  Verifier armed(String... more) throws IOException {
    Path file = Files.createTempFile(folder, "recipe", ".json");
    Files.writeString(
        file,
        """
        {"schema": "sallyport/recipe/1",
         "properties": {"skipTests": "true", %s "hostile": "armed"}}
        """
            .formatted(String.join("", more)));
    recipe = Optional.of(file);
    return this;
  }

  Verifier replay(Path recorded) {
    record = Optional.of(recorded);
    offline = true;
    return this;
  }

  /** Watches the build from outside. */
  Verifier traced() {
    trace = true;
    return this;
  }

  /** Rebuilds from a session's record, with nothing but what lies in these folders. */
  Verifier session(Path recorded, Path inputs, Path maven) {
    supplies = new Supplies(List.of(inputs), List.of(maven));
    return replay(recorded);
  }

  Report run(String out) throws UnusableOut {
    VerifyRequest request =
        new VerifyRequest(
            gav,
            record,
            true,
            source,
            Optional.empty(),
            Optional.empty(),
            recipe,
            Map.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            "auto",
            offline,
            reference,
            Optional.empty(),
            false,
            supplies,
            folder.resolve(out),
            Limits.standard(),
            trace);
    Machine machine =
        new Machine(
            Clock.systemUTC(), Map.of(), folder.resolve("home"), Workplace.ROOT.resolve(CACHE));
    Judged judged = machine.verification(request, steps::add).run();
    return judged.report();
  }

  /** Shared by all tests, as a person's cache is by all runs. */
  private static final String CACHE = "test-projects/target/cache";

  /** The rules that refute or leave open; notes are left out. */
  static Set<String> rules(Report report) {
    Set<String> ids = new TreeSet<>();
    for (Finding finding : report.findings()) {
      if (finding.rule().weight() != Rule.Weight.NOTE) {
        ids.add(finding.rule().id());
      }
    }
    return ids;
  }
}
