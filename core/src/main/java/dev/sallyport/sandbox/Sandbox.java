package dev.sallyport.sandbox;

import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import java.util.List;

/** A place to run a build in. */
public interface Sandbox {

  /** {@code bwrap} or {@code none}, as reports and records name it. */
  String mode();

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
