package dev.sallyport.recorder;

import dev.sallyport.recorder.facts.Secrets;
import dev.sallyport.recorder.outputs.Outputs;
import java.io.IOException;
import java.util.Map;
import org.apache.maven.execution.MavenSession;

/** Writes a record and the files beside it. Nothing leaves the recorder by another way. */
public final class RecordWriter {
  private final MavenSession session;
  private final RecordFile file;

  public RecordWriter(MavenSession session, RecordFile file) {
    this.session = session;
    this.file = file;
  }

  /**
   * Writes what a goal knows from its modules.
   *
   * @param modules what {@link ModuleFacts#read} gave, by {@code group:artifact:version}
   * @throws RecordingException also when nothing was built
   */
  public void writeModules(Extent extent, Map<String, Map<String, Object>> modules)
      throws RecordingException {
    if (Provenance.isEmpty(modules)) {
      throw new RecordingException(
          "nothing was built in "
              + session.getExecutionRootDirectory()
              + ", so there is nothing to record",
          "run the record goal in the same command as the build, after the package phase");
    }
    write(extent, modules, Surroundings.of(session));
  }

  /** Writes; what looks like a secret is masked here, in every string at once. */
  void write(Extent extent, Map<String, Map<String, Object>> modules, Surroundings surroundings)
      throws RecordingException {
    SessionReader reader = new SessionReader(session);
    Map<String, Object> statement =
        Secrets.of(session)
            .masked(Provenance.statement(reader.facts(), surroundings, extent, modules));
    file.write(Json.write(statement));
    try {
      Outputs.write(statement, file.path().resolveSibling(".").normalize(), reader.root());
    } catch (IOException e) {
      file.delete();
      throw new RecordingException(
          "cannot write the files beside " + file.path() + ": " + e,
          "make the folder writable and see that the disk has room, then build again",
          e);
    }
  }
}
