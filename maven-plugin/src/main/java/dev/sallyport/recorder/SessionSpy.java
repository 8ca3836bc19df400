package dev.sallyport.recorder;

import java.util.Optional;
import org.apache.maven.eventspy.AbstractEventSpy;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionResult;
import org.apache.maven.plugin.MojoExecution;

/**
 * Watches a session from its start to its end, when it has the record written. Maven calls it
 * before {@code init} when it comes from {@code lib/ext} (MNG-6619), so nothing hangs on that.
 */
public final class SessionSpy extends AbstractEventSpy {
  private final boolean awake = WayIn.ofThisClass().isAwake();
  private Optional<SessionRecording> recording = Optional.empty();

  @Override
  public void onEvent(Object event) {
    if (!awake) {
      return;
    }
    if (event instanceof MavenExecutionRequest request) {
      start(request);
    } else if (event instanceof ExecutionEvent happened) {
      onExecution(happened);
    } else if (event instanceof MavenExecutionResult result) {
      current().ifPresent(now -> now.end(result));
      finish();
    }
  }

  /** The last chance, when there was no result. */
  @Override
  public void close() {
    if (awake) {
      current().ifPresent(SessionRecording::close);
      finish();
    }
  }

  private synchronized void start(MavenExecutionRequest request) {
    Ledger.OF_THIS_MAVEN.startSession();
    recording = Optional.of(new SessionRecording(Ledger.OF_THIS_MAVEN, request));
  }

  private synchronized void finish() {
    if (recording.isPresent()) {
      recording = Optional.empty();
      Ledger.OF_THIS_MAVEN.endSession();
    }
  }

  private synchronized Optional<SessionRecording> current() {
    return recording;
  }

  private void onExecution(ExecutionEvent event) {
    switch (event.getType()) {
      case SessionStarted -> current().ifPresent(now -> now.started(event.getSession()));
      case SessionEnded -> current().ifPresent(now -> now.ended(event.getSession()));
      case MojoStarted -> Ledger.OF_THIS_MAVEN.startGoal(goal(event.getMojoExecution()));
      case MojoSucceeded -> Ledger.OF_THIS_MAVEN.endGoal();
      case MojoFailed -> {
        Ledger.OF_THIS_MAVEN.endGoal();
        current().ifPresent(now -> now.failed(event.getProject(), goal(event.getMojoExecution())));
      }
      case ProjectFailed -> current().ifPresent(now -> now.failed(event.getProject(), ""));
      default -> {}
    }
  }

  private static String goal(MojoExecution execution) {
    return execution.getGroupId()
        + ":"
        + execution.getArtifactId()
        + ":"
        + execution.getVersion()
        + ":"
        + execution.getGoal();
  }
}
