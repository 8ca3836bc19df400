package dev.sallyport.app;

import dev.sallyport.inputs.BuildInputs;
import dev.sallyport.inputs.InputsReader;
import dev.sallyport.inputs.InputsReport;
import dev.sallyport.inputs.LockFile;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One {@code sallyport:check-inputs}: what a build read, held against what it may read. */
public final class LockCheck {
  private final Machine machine;
  private final Request request;

  /**
   * What to check.
   *
   * @param lock a lock, or a record that stands for one
   * @param record of the build; empty where nobody recorded it
   * @param soFar whether the build still goes on
   * @param make the command that makes a lock
   * @param also what others found fault with
   */
  public record Request(
      Path lock, Optional<Path> record, boolean soFar, String make, List<Finding> also) {
    public Request {
      also = List.copyOf(also);
    }
  }

  LockCheck(Machine machine, Request request) {
    this.machine = machine;
    this.request = request;
  }

  /** Judges; what goes wrong is a finding. */
  public JudgedInputs run() {
    Instant started = machine.clock().instant();
    InputsReport report;
    try {
      report = judge();
    } catch (Refusal refusal) {
      report = InputsReport.unjudged(request.lock().toString(), refusal.finding());
    } catch (RuntimeException defect) {
      report = InputsReport.unjudged(request.lock().toString(), Failures.defect(defect));
    }
    return new JudgedInputs(report.plus(request.also()), Judged.run(started, machine.clock()));
  }

  private InputsReport judge() throws Refusal {
    BuildInputs lock = new LockFile(request.lock()).read(request.make());
    return InputsReport.held(lock, InputsReader.read(record()), request.soFar());
  }

  private Path record() throws Refusal {
    return request
        .record()
        .orElseThrow(
            () ->
                new Refusal(
                    Rule.RECORD_COVERAGE,
                    "this build",
                    "no recorder watches it, and a goal alone does not see what Maven resolved",
                    "put sallyport-maven-plugin's jar into Maven's lib/ext, or name it in"
                        + " .mvn/extensions.xml"));
  }
}
