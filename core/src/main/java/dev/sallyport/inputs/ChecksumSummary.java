package dev.sallyport.inputs;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A lock in the form that Maven's own resolver (3.9 and later) enforces: {@code sha256sum} lines,
 * as its {@code summaryFile} source of trusted checksums reads them. Metadata is not in it, because
 * the resolver looks at artifacts only.
 */
public final class ChecksumSummary {
  /** The name the resolver wants where it is told not to look at repository ids. */
  public static final String FILE = "checksums.sha256";

  private static final String CHECK = "-Daether.artifactResolver.postProcessor.trustedChecksums";
  private static final String SOURCE = "-Daether.trustedChecksumsSource.summaryFile";

  private ChecksumSummary() {}

  /** The file's content, sorted by path. */
  public static byte[] of(BuildInputs inputs) {
    StringBuilder text = new StringBuilder();
    for (BuildInput input : inputs.inputs()) {
      if (!input.isMetadata()) {
        text.append(input.sha256()).append("  ").append(input.path()).append('\n');
      }
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * The options with which Maven refuses what the file does not name. SNAPSHOT versions are left
   * out, as is the resolver's default: it would also refuse the modules of the reactor, which no
   * lock names. Of modules with a release version it does.
   */
  public static List<String> options(String folder) {
    return List.of(
        CHECK + "=true",
        CHECK + ".checksumAlgorithms=SHA-256",
        CHECK + ".failIfMissing=true",
        SOURCE + "=true",
        SOURCE + ".originAware=false",
        SOURCE + ".basedir=" + folder);
  }
}
