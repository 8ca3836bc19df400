package dev.sallyport.recorder;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One session, from its request to its record. */
final class SessionRecording {
  static final String SESSION_END = "session end";
  private static final Logger LOG = LoggerFactory.getLogger(SessionRecording.class);

  private final Ledger ledger;
  private final Map<String, String> failures = new ConcurrentSkipListMap<>();
  private volatile @Nullable MavenSession session;
  private volatile @Nullable RecordFile file;
  private volatile @Nullable Surroundings surroundings;
  private volatile boolean sawEnd;

  SessionRecording(Ledger ledger, MavenExecutionRequest request) {
    this.ledger = ledger;
    forgetUnread(request);
  }

  /** Of a POM that cannot be read the build directory is never known; most often it is this one. */
  private static void forgetUnread(MavenExecutionRequest request) {
    File pom = request.getPom();
    File folder = pom == null ? null : pom.getAbsoluteFile().getParentFile();
    if (folder != null) {
      try {
        new RecordFile(folder.toPath().resolve("target")).delete();
      } catch (RecordingException e) {
        // told when the session starts, if this is the folder
        return;
      }
    }
  }

  /** The modules are known: the record of an earlier session goes away. */
  void started(MavenSession started) {
    SessionReader reader = new SessionReader(started);
    if (!reader.hasProject()) {
      return;
    }
    session = started;
    surroundings = Surroundings.of(started);
    RecordFile target = new RecordFile(reader.buildDirectory());
    try {
      target.delete();
    } catch (RecordingException e) {
      started.getResult().addException(e);
      return;
    }
    file = target;
    UnaryOperator<String> snapshot = this::snapshot;
    started.getRepositorySession().getData().set(Bridge.KEY, snapshot);
  }

  void failed(MavenProject project, String goal) {
    failures.merge(SessionReader.id(project), goal, (a, b) -> a.isEmpty() ? b : a);
  }

  /** Before Maven says how the build ended: the last moment at which it can still fail visibly. */
  void ended(MavenSession ended) {
    sawEnd = true;
    RecordFile target = file;
    if (target != null) {
      try {
        target.probe();
      } catch (RecordingException e) {
        ended.getResult().addException(e);
      }
    }
  }

  /** Writes the record; what goes wrong fails the build. */
  void end(MavenExecutionResult result) {
    try {
      write(SESSION_END, result.hasExceptions());
      RecordFile written = file;
      if (written != null) {
        LOG.info("sallyport: what this build read is in {}", written.path());
      }
    } catch (RecordingException e) {
      if (result.getExceptions().stream()
          .noneMatch(other -> Objects.equals(other.getMessage(), e.getMessage()))) {
        result.addException(e);
      }
    }
  }

  /** Writes a record of a session that never had a result. */
  void close() {
    try {
      write(SESSION_END, true);
    } catch (RecordingException e) {
      // nobody is left to be told; the old record is gone, so there is none
      return;
    }
  }

  private String snapshot(String until) {
    try {
      write(until, false);
      RecordFile target = file;
      return target == null ? "" : target.path().toString();
    } catch (RecordingException e) {
      return Bridge.FAILED + e.getMessage();
    }
  }

  private synchronized void write(String until, boolean failed) throws RecordingException {
    MavenSession of = session;
    RecordFile target = file;
    Surroundings around = surroundings;
    if (of != null && target != null && around != null) {
      write(of, target, around, until, failed || !failures.isEmpty());
    }
  }

  private void write(
      MavenSession of, RecordFile target, Surroundings around, String until, boolean failed)
      throws RecordingException {
    SessionReader reader = new SessionReader(of);
    SessionInputs inputs = SessionInputs.of(ledger, of.getAllProjects(), of.getProjects());
    Map<String, Map<String, Object>> modules = new TreeMap<>();
    Path root = reader.root();
    for (MavenProject project : of.getProjects()) {
      modules.put(SessionReader.id(project), ModuleFacts.made(project, root));
    }
    Set<String> cannotSee = new TreeSet<>(inputs.cannotSee());
    cannotSee.addAll(Blind.of(WayIn.ofThisClass()));
    for (MavenProject project : of.getAllProjects()) {
      if (!modules.containsKey(SessionReader.id(project))) {
        cannotSee.add(
            "the module " + SessionReader.id(project) + ": it was not built in this session");
      }
    }
    if (until.equals(SESSION_END) && !sawEnd) {
      cannotSee.add("which goal resolved what: something in the build took Maven's events away");
    }
    Extent extent =
        new Extent(
            WayIn.ofThisClass().text(),
            until,
            failed,
            failures(),
            List.copyOf(cannotSee),
            inputs.inputs().stream().map(Input::toMap).toList(),
            inputs.absent(),
            ledger.repositories(),
            inputs.findings(),
            Bridge.version());
    new RecordWriter(of, target).write(extent, modules, around);
  }

  private List<String> failures() {
    List<String> told = new ArrayList<>();
    failures.forEach((module, goal) -> told.add(goal.isEmpty() ? module : module + ": " + goal));
    return told;
  }
}
