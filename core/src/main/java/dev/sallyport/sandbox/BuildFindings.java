package dev.sallyport.sandbox;

import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.List;

/** Turns counters and reports of one build into findings. */
final class BuildFindings {
  private final List<Finding> findings = new ArrayList<>();

  List<Finding> list() {
    return List.copyOf(findings);
  }

  BuildFindings observed(SupervisorReport report) {
    report
        .attempts()
        .forEach(
            (kind, count) ->
                findings.add(
                    Finding.of(
                        Rule.SANDBOX_OBSERVED,
                        "network",
                        "the build tried the network: " + count + " " + kind.meaning(),
                        "find in the build log which plugin or test did it; the result of a build"
                            + " should not depend on it")));
    return this;
  }

  BuildFindings refused(List<Collector.Refused> refused) {
    for (Collector.Refused each : refused) {
      findings.add(
          Finding.of(
              Rule.SANDBOX_OUTPUT_REFUSED,
              each.path(),
              each.why(),
              "outputs are regular files with one name; look at what the build put there"));
    }
    return this;
  }

  BuildFindings limits(SupervisorReport report, Cgroup cgroup, Limits limits) {
    long processes = cgroup.refusedProcesses();
    if (processes > 0) {
      limit(
          "processes",
          processes + " processes or threads more than " + limits.processes() + " were refused");
    }
    long killed = cgroup.killedForMemory();
    if (killed > 0) {
      limit("memory", killed + " processes were killed because the memory was used up");
    }
    if (report.diskSize() > 0 && report.diskLeft() <= report.diskSize() / 100) {
      limit("disk", "the " + limits.disk() + " bytes of the writable areas were used up");
    }
    return this;
  }

  BuildFindings log(long dropped, Limits limits) {
    if (dropped > 0) {
      limit(
          "log", dropped + " bytes of the build log after the first " + limits.log() + " dropped");
    }
    return this;
  }

  private void limit(String subject, String fact) {
    findings.add(
        Finding.of(Rule.SANDBOX_LIMIT, subject, fact, "raise the limit if the build needs more"));
  }
}
