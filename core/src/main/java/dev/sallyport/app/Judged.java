package dev.sallyport.app;

import dev.sallyport.report.JsonReport;
import dev.sallyport.report.Report;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A report and the facts of the run that made it. */
public record Judged(Report report, JsonReport.Run run) {

  static Judged of(Report report, Instant started, InstantSource clock) {
    return new Judged(report, run(started, clock));
  }

  /** The facts of a run that ends now. */
  static JsonReport.Run run(Instant started, InstantSource clock) {
    return new JsonReport.Run(
        UUID.randomUUID().toString(), seconds(started), seconds(clock.instant()), Machine.TOOL);
  }

  private static String seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
