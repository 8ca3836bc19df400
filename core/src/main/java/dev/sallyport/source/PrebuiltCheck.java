package dev.sallyport.source;

import static dev.sallyport.verdict.Rule.SOURCE_BINARY;
import static dev.sallyport.verdict.Rule.SOURCE_PREBUILT;

import dev.sallyport.digest.Digests;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Holds the binaries of a source tree against what the release consists of: a build that only
 * copies what lies there has built nothing.
 */
public record PrebuiltCheck(SourceTree tree, Published published, ArchiveLimits limits) {
  private static final int MOST_SHOWN = 20;
  private static final byte[] CLASS = {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe};

  /** One finding for each file of the source that is, or holds, a part of the release. */
  public List<Finding> findings() throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (BinaryFile file : tree.binaries()) {
      check(file).ifPresent(findings::add);
    }
    return findings;
  }

  private Optional<Finding> check(BinaryFile file) throws IOException {
    if (published.archives().contains(file.sha256())) {
      return Optional.of(
          finding(SOURCE_PREBUILT, file, Evidence.fact("the release publishes this very file")));
    }
    if (published.mainClasses().contains(file.sha256())) {
      return Optional.of(
          finding(SOURCE_PREBUILT, file, Evidence.fact("a main artifact holds this very class")));
    }
    return file.kind() == BinaryFile.Kind.ARCHIVE ? inside(file) : Optional.empty();
  }

  /** One level deep. An archive beneath {@code src/test} is a fixture and only noted. */
  private Optional<Finding> inside(BinaryFile file) throws IOException {
    Path archive = tree.directory().resolve(file.path());
    if (!ArchiveReader.canRead(archive)) {
      return Optional.empty();
    }
    List<String> hits = new ArrayList<>();
    try {
      collect(archive, hits);
    } catch (IOException | IllegalArgumentException | Refusal damaged) {
      // projects that read archives keep broken ones as fixtures
      return Optional.of(finding(SOURCE_BINARY, file, Evidence.fact("it cannot be looked into")));
    }
    if (hits.isEmpty()) {
      return Optional.empty();
    }
    boolean fixture = ("/" + file.path()).contains("/src/test/");
    List<String> shown = hits.stream().sorted().limit(MOST_SHOWN).toList();
    Rule rule = fixture ? SOURCE_BINARY : SOURCE_PREBUILT;
    return Optional.of(finding(rule, file, new Evidence.Items(shown)));
  }

  private void collect(Path archive, List<String> hits) throws IOException, Refusal {
    new ArchiveReader(archive, limits)
        .forEach(
            item -> {
              if (item.kind() == ArchiveItem.Kind.FILE && isPublished(item, archive)) {
                hits.add(item.name());
              }
            });
  }

  private boolean isPublished(ArchiveItem item, Path archive) throws IOException {
    InputStream content = limits.bounded(item.content().open(), archive);
    PushbackInputStream in = new PushbackInputStream(content, CLASS.length);
    byte[] head = in.readNBytes(CLASS.length);
    if (!Arrays.equals(head, CLASS)) {
      return false;
    }
    in.unread(head);
    return published.mainClasses().contains(Digests.of(in).sha256());
  }

  private static Finding finding(Rule rule, BinaryFile file, Evidence evidence) {
    String hint =
        rule == SOURCE_PREBUILT
            ? "ask the project to build it from source and to take it out of the repository"
            : "look at it: a review of the source does not see what is in it";
    return new Finding(rule, file.path(), evidence, hint);
  }
}
