package dev.sallyport.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.digest.Digests;
import dev.sallyport.repository.CallerSettings;
import dev.sallyport.repository.HttpRepositories;
import dev.sallyport.repository.NamedBy;
import dev.sallyport.repository.RemoteRepository;
import dev.sallyport.repository.TransferLimits;
import dev.sallyport.repository.Upstreams;
import dev.sallyport.store.Store;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Foreign artifacts, as in the release of commons-csv 1.13.0, by a folder that stands for Central.
 */
class PublishedCheckTest {
  private static final String CODEC = "org/x/codec/1.17.2/codec-1.17.2.jar";

  private Path dir;
  private Path central;
  private Path other;
  private Path local;
  private WrittenRecord record;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    dir = folder;
    central = Files.createDirectory(dir.resolve("central"));
    other = Files.createDirectory(dir.resolve("other"));
    record =
        WrittenRecord.empty()
            .input(CODEC, "built here", "dependency", "module a:csv > org.x:codec:1.17.2");
    local = record.localRepository(dir.resolve("m2"));
  }

  private static void publish(Path repository, String path, String content, String... algorithms)
      throws IOException {
    Path file = repository.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Digests digests = Digests.of(file);
    Map<String, String> all =
        Map.of(
            "sha1", digests.sha1(), "sha256", digests.sha256().hex(), "sha512", digests.sha512());
    for (String algorithm : algorithms) {
      Files.writeString(
          file.resolveSibling(file.getFileName() + "." + algorithm),
          all.get(algorithm) + "  " + file.getFileName() + "\n");
    }
  }

  private PublishedCheck.Result run(NamedBy otherNamedBy) throws Exception {
    Store store = Store.open(dir.resolve("store"));
    Upstreams upstreams =
        Upstreams.of(CallerSettings.none())
            .plusExactly(new RemoteRepository("central", central.toUri()))
            .plus(new RemoteRepository("other", other.toUri()), otherNamedBy);
    BuildInputs inputs = InputsReader.read(record.write(dir.resolve("record.json")));
    try (HttpRepositories client =
        HttpRepositories.over(upstreams, store, TransferLimits.standard())) {
      return new PublishedCheck(
              inputs, new LocalRepository(local), client, List.of("central", "other"), store)
          .run();
    }
  }

  private static Finding only(Rule rule, PublishedCheck.Result result) {
    assertEquals(
        List.of(rule), result.findings().stream().map(Finding::rule).toList(), result::toString);
    assertEquals(Map.of(), result.confirmed());
    return result.findings().get(0);
  }

  @Test
  void whatIsPublishedWithTheSameBytesPasses() throws Exception {
    publish(central, CODEC, "built here", "sha1", "sha512");
    PublishedCheck.Result result = run(NamedBy.CALLER);
    assertEquals(List.of(), result.findings());
    assertEquals(Map.of("central", 1), result.confirmed());
  }

  @Test
  void aFileThatIsNotTheOnePublishedIsForeign() throws Exception {
    publish(central, CODEC, "released", "sha1");
    Files.writeString(
        local.resolve(CODEC).resolveSibling("_remote.repositories"), "codec-1.17.2.jar>=\n");
    Finding finding = only(Rule.INPUT_FOREIGN, run(NamedBy.CALLER));
    assertEquals(CODEC, finding.subject());
    List<String> lines = ((Evidence.Causes) finding.evidence()).causes();
    assertTrue(
        lines.contains("dependency, used by module a:csv > org.x:codec:1.17.2"), lines::toString);
    assertTrue(lines.get(lines.size() - 1).endsWith("installed on this machine"), lines::toString);
  }

  @Test
  void whatTheLocalRepositorySaysOfItsOriginDoesNotHelp() throws Exception {
    publish(central, CODEC, "released", "sha256");
    Files.writeString(
        local.resolve(CODEC).resolveSibling("_remote.repositories"), "codec-1.17.2.jar>central=\n");
    only(Rule.INPUT_FOREIGN, run(NamedBy.CALLER));
  }

  @Test
  void everyChecksumThatIsPublishedMustHold() throws Exception {
    publish(central, CODEC, "released", "sha512");
    publish(central, CODEC, "built here", "sha1");
    only(Rule.INPUT_FOREIGN, run(NamedBy.CALLER));
  }

  @Test
  void whatNobodyPublishesIsIndeterminate() throws Exception {
    only(Rule.INPUT_UNPUBLISHED, run(NamedBy.CALLER));
    publish(other, CODEC, "built here");
    only(Rule.INPUT_UNPUBLISHED, run(NamedBy.CALLER));
    publish(other, CODEC, "built here", "sha1");
    assertEquals(Map.of("other", 1), run(NamedBy.CALLER).confirmed());
  }

  @Test
  void aLaterRepositoryCannotOutvoteAnEarlierOne() throws Exception {
    publish(central, CODEC, "released", "sha1");
    publish(other, CODEC, "built here", "sha1");
    only(Rule.INPUT_FOREIGN, run(NamedBy.CALLER));
  }

  @Test
  void aRepositoryThatMayNotBeAskedDoesNotMakeItPass() throws Exception {
    publish(other, CODEC, "built here", "sha1");
    only(Rule.INPUT_UNPUBLISHED, run(NamedBy.MODEL));
  }
}
