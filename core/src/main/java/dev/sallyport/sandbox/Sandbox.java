package dev.sallyport.sandbox;

import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.List;

/** A place to run a build in. */
public interface Sandbox {

  /** {@code bwrap} or {@code none}, as reports and records name it. */
  String mode();

  /**
   * The same sandbox, each run of which is run as a whole by another command.
   *
   * @param tracer a command outside, such as strace, that takes a command as its last arguments
   * @throws Refusal where this sandbox has no outside
   */
  default Sandbox tracedBy(List<String> tracer) throws Refusal {
    throw new Refusal(
        Rule.SANDBOX_UNAVAILABLE,
        mode(),
        "without a sandbox a build cannot be told from the rest of the machine",
        "leave --sandbox none or --trace away");
  }

  /** What this machine enforces here, each limit tried once; the findings name what it does not. */
  List<Finding> probe() throws Refusal;

  /**
   * Runs the job to its end. When this returns, or throws, no process of the build is alive and the
   * collected folder holds only regular files with one link.
   *
   * @throws Refusal when no sandbox can be made, or a limit ended the build
   * @throws InterruptedException when the calling thread was interrupted; everything is dead then
   */
  Ended run(Job job) throws Refusal, InterruptedException;
}
