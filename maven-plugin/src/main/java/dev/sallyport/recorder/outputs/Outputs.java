package dev.sallyport.recorder.outputs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The files beside a record that other tools read. */
public final class Outputs {
  private Outputs() {}

  /**
   * Writes {@code <artifactId>-<version>.buildinfo} and {@code trusted-checksums/*}.
   *
   * @param statement the finished and masked record, as it is written as JSON
   * @param folder where the record lies
   * @param start the folder that Maven was started in, to which the record's files are relative
   * @return what was written; no buildinfo when nothing was made
   */
  public static List<Path> write(Map<String, Object> statement, Path folder, Path start)
      throws IOException {
    Statement record = new Statement(statement);
    List<Path> written = new ArrayList<>();
    BuildInfoFile info = new BuildInfoFile(record, start);
    if (!info.isEmpty()) {
      written.add(WholeFile.write(folder, info.name(), info.text()));
    }
    TrustedChecksums checksums = new TrustedChecksums(record);
    Path summaries = folder.resolve("trusted-checksums");
    checksums.clear(summaries);
    for (Map.Entry<String, String> file : checksums.files().entrySet()) {
      written.add(WholeFile.write(summaries, file.getKey(), file.getValue()));
    }
    return written;
  }
}
