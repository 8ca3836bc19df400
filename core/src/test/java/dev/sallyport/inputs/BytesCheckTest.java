package dev.sallyport.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.store.Store;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BytesCheckTest {
  private static final String LIB = "org/x/lib/1.0/lib-1.0.jar";
  private static final String METADATA = "org/x/lib/maven-metadata.xml";

  private Path dir;
  private Path local;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    dir = folder;
    local = WrittenRecord.usual().localRepository(dir.resolve("m2"));
  }

  private BuildInputs read(WrittenRecord record) throws IOException, Refusal {
    return InputsReader.read(record.write(dir.resolve("record.json")));
  }

  private InputsReport check(WrittenRecord record) throws IOException, Refusal {
    return new BytesCheck(read(record), new LocalRepository(local)).run();
  }

  private static Finding only(InputsReport report, Rule rule, Outcome outcome) {
    assertEquals(outcome, report.outcome());
    assertEquals(
        List.of(rule), report.findings().stream().map(Finding::rule).toList(), report::toString);
    return report.findings().get(0);
  }

  @Test
  void whatIsThereAndTheSamePasses() throws Exception {
    InputsReport report = check(WrittenRecord.usual());
    assertEquals(Outcome.VERIFIED, report.outcome(), report::toString);
    assertEquals("4", report.facts().get("present"));
    assertEquals("VERIFIED 4 of 4 inputs: " + dir.resolve("record.json"), report.headline());
  }

  @Test
  void otherBytesAreRefusedWithFileUserAndBothDigests() throws Exception {
    Files.writeString(local.resolve(LIB), "evil");
    Finding finding = only(check(WrittenRecord.usual()), Rule.INPUT_BYTES_DIFFER, Outcome.REFUTED);
    assertEquals(LIB, finding.subject());
    Evidence.Causes evidence = (Evidence.Causes) finding.evidence();
    assertTrue(evidence.expected().startsWith("sha256 "), evidence::toString);
    assertTrue(evidence.actual().endsWith(", 4 bytes"), evidence::toString);
    assertTrue(
        evidence.causes().contains("dependency, used by module a:b > org.x:lib:1.0"),
        evidence::toString);
  }

  @Test
  void whatIsNotThereOrNotAFileIsIndeterminate() throws Exception {
    Files.delete(local.resolve(LIB));
    only(check(WrittenRecord.usual()), Rule.INPUT_BYTES_MISSING, Outcome.INDETERMINATE);
    Files.createDirectory(local.resolve(LIB));
    only(check(WrittenRecord.usual()), Rule.INPUT_BYTES_MISSING, Outcome.INDETERMINATE);
  }

  @Test
  void metadataIsJudgedByWhatTheRecordCarries() throws Exception {
    WrittenRecord record = WrittenRecord.usual();
    record
        .json()
        .at("/predicate/buildDefinition/resolvedDependencies")
        .forEach(
            node -> {
              if (node.has("content")) {
                ((com.fasterxml.jackson.databind.node.ObjectNode) node).put("content", "ZXZpbA==");
              }
            });
    Finding finding = only(check(record), Rule.INPUT_BYTES_DIFFER, Outcome.REFUTED);
    assertEquals(METADATA, finding.subject());
  }

  @Test
  void metadataThatOnlyADiskCanHaveIsLookedForUnderEveryRepository() throws Exception {
    BuildInputs lock = lock();
    Path folder = local.resolve("org/x/lib");
    InputsReport none = new BytesCheck(lock, new LocalRepository(local)).run();
    only(none, Rule.INPUT_BYTES_MISSING, Outcome.INDETERMINATE);
    Files.writeString(folder.resolve("maven-metadata-central.xml"), "<m>1.1</m>");
    InputsReport moved = new BytesCheck(lock, new LocalRepository(local)).run();
    only(moved, Rule.INPUT_BYTES_MISSING, Outcome.INDETERMINATE);
    Files.writeString(folder.resolve("maven-metadata-mirror.xml"), "<m>1.0</m>");
    assertEquals(
        Outcome.VERIFIED, new BytesCheck(lock, new LocalRepository(local)).run().outcome());
  }

  private BuildInputs lock() throws IOException, Refusal {
    Path file = dir.resolve("inputs.lock");
    Files.write(file, LockText.write(read(WrittenRecord.usual())));
    return InputsReader.read(file);
  }

  @Test
  void nothingToCheckNeverPasses() {
    BuildInputs none =
        new BuildInputs(
            "none",
            BuildInputs.Form.LOCK,
            BuildInputs.Extent.whole("lib-ext"),
            List.of(),
            List.of(),
            new TreeMap<>(),
            List.of());
    only(
        new BytesCheck(none, new LocalRepository(local)).run(),
        Rule.INPUT_LOCK_INVALID,
        Outcome.INDETERMINATE);
  }

  @Test
  void theStoreIsLookedIntoByDigest() throws Exception {
    Store store = Store.open(dir.resolve("store"));
    BuildInputs inputs = read(WrittenRecord.usual().without("org/x/plug/2/plug-2.jar"));
    store.put("lib".getBytes(StandardCharsets.UTF_8));
    only(
        new BytesCheck(inputs, new StoredBytes(store)).run(),
        Rule.INPUT_BYTES_MISSING,
        Outcome.INDETERMINATE);
    store.put("lib pom".getBytes(StandardCharsets.UTF_8));
    assertEquals(Outcome.VERIFIED, new BytesCheck(inputs, new StoredBytes(store)).run().outcome());

    String hex = inputs.inputs().get(0).sha256().hex();
    Path kept = dir.resolve("store/bytes").resolve(hex.substring(0, 2)).resolve(hex);
    Files.writeString(kept, "evil");
    Finding changed =
        only(
            new BytesCheck(inputs, new StoredBytes(store)).run(),
            Rule.INPUT_BYTES_DIFFER,
            Outcome.REFUTED);
    assertEquals(LIB, changed.subject());
  }
}
