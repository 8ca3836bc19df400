package dev.sallyport.sandbox;

import dev.sallyport.verdict.Finding;
import java.time.Duration;
import java.util.List;

/**
 * How a build ended.
 *
 * @param exitCode of the command; 128 + signal where it was killed
 * @param findings what was not enforced, what was run into, what was observed, which outputs were
 *     refused
 */
public record Ended(int exitCode, Duration time, List<Finding> findings) {
  public Ended {
    findings = List.copyOf(findings);
  }
}
