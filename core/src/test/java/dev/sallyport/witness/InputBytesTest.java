package dev.sallyport.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.digest.Digests;
import dev.sallyport.provenance.SessionRecord;
import dev.sallyport.repository.FakeRepository;
import dev.sallyport.store.Store;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway") // JUnit fills the folder
class InputBytesTest {
  private static final String PATH = "org/example/tool/1/tool-1.jar";
  private static final String USER = "plugin org.example:user:2 > org.example:tool:1";
  private static final byte[] GOOD = "good".getBytes(UTF_8);
  private static final byte[] EVIL = "evil".getBytes(UTF_8);

  @TempDir Path dir;
  private FakeRepository repository;
  private Path inputs;

  @BeforeEach
  void open() throws Exception {
    repository = FakeRepository.in(dir);
    inputs = Files.createDirectories(dir.resolve("inputs"));
  }

  private SessionFile session(String kind) throws Exception {
    return SessionFile.of("org.example:thing:1.0").input(kind, PATH, GOOD, USER);
  }

  private void put(byte[] bytes) throws Exception {
    Path file = inputs.resolve(PATH);
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, bytes);
  }

  /** Everything that is found, where nobody may be asked, but for Sallyport's own needs. */
  private List<Finding> offline(SessionFile session) throws Exception {
    InputBytes bytes = new InputBytes(session.read(dir), repository.store());
    List<Finding> all = new ArrayList<>(bytes.collect(List.of(inputs)));
    bytes.offline().stream().filter(f -> f.subject().equals(PATH)).forEach(all::add);
    return all;
  }

  private Optional<Finding> fetched(SessionFile session) throws Exception {
    SessionRecord record = session.read(dir);
    InputBytes bytes = new InputBytes(record, repository.store());
    assertEquals(List.of(), bytes.collect(List.of()));
    return new InputFetch(repository, List.of("central"))
            .fetch(bytes.missing().stream().filter(input -> input.path().equals(PATH)).toList())
            .stream()
            .findFirst();
  }

  @Test
  void bytesOfAFolderArePutIntoTheStore() throws Exception {
    put(GOOD);
    assertEquals(List.of(), offline(session("dependency")));
    assertTrue(repository.store().has(Digests.of(GOOD).sha256()));
  }

  @ParameterizedTest
  @CsvSource({
    "dependency, input.dependency-changed",
    "plugin, input.plugin-changed",
    "plugin-dependency, input.plugin-changed",
    "extension, input.extension-changed",
    "core-extension, input.extension-changed",
    "parent, input.parent-changed",
    "bom, input.bom-changed",
    "pom, input.changed",
    "dynamic, input.provider-changed",
  })
  void otherBytesAreCalledByWhatTheyAreToTheBuild(String kind, String rule) throws Exception {
    put(GOOD);
    assertEquals(List.of(), offline(session(kind)), "the control");
    put(EVIL);
    Finding inFolder = only(rule, offline(session(kind)));
    Evidence.Mismatch mismatch = (Evidence.Mismatch) inFolder.evidence();
    assertEquals("sha256 " + Digests.of(GOOD).sha256(), mismatch.expected());
    assertTrue(mismatch.actual().contains(Digests.of(EVIL).sha256().hex()));

    put(GOOD);
    SessionFile changed = session(kind);
    ((ObjectNode) changed.dependency(PATH).get("digest"))
        .put("sha256", Digests.of(EVIL).sha256().hex());
    only(rule, offline(changed));
  }

  @Test
  void aFolderIsNotExcusedByTheStore() throws Exception {
    put(GOOD);
    assertEquals(List.of(), offline(session("dependency")));
    put(EVIL);
    only("input.dependency-changed", offline(session("dependency")));
  }

  @Test
  void whatWasChangedInTheStoreIsCalledByWhatItIsToTheBuild() throws Exception {
    put(GOOD);
    assertEquals(List.of(), offline(session("parent")));
    String hex = Digests.of(GOOD).sha256().hex();
    Files.write(dir.resolve("store/bytes").resolve(hex.substring(0, 2)).resolve(hex), EVIL);
    only("input.parent-changed", offline(session("parent")));
  }

  @Test
  void bytesThatAreNowhereAreMissing() throws Exception {
    Finding finding = only("input.bytes-missing", offline(session("dependency")));
    assertTrue(finding.hint().contains("--inputs"));
  }

  @Test
  void aRepositoryIsAskedForWhatIsNotHere() throws Exception {
    repository.has(PATH, GOOD);
    assertEquals(Optional.empty(), fetched(session("bom")));
  }

  @Test
  void aRepositoryThatServesOtherBytesIsNotBelieved() throws Exception {
    repository.has(PATH, EVIL);
    only("input.bom-changed", fetched(session("bom")).stream().toList());
  }

  @Test
  void aRepositoryThatDoesNotHaveItLeavesItMissing() throws Exception {
    only("input.bytes-missing", fetched(session("bom")).stream().toList());
  }

  @Test
  void aRepositoryThatContradictsItselfIsCalledThat() throws Exception {
    repository.refuses(PATH, Finding.of(Rule.INPUT_CHECKSUM_MISMATCH, PATH, "it says x", ""));
    Finding finding = fetched(session("bom")).orElseThrow();
    assertEquals(Rule.INPUT_CHECKSUM_MISMATCH, finding.rule());
  }

  @Test
  void metadataIsTakenFromTheRecordItself() throws Exception {
    String path = "org/example/tool/maven-metadata.xml";
    SessionFile good = SessionFile.of("org.example:thing:1.0").metadata(path, "central", "<m/>");
    assertEquals(List.of(), new InputBytes(good.read(dir), repository.store()).collect(List.of()));
    SessionFile evil = good.copy();
    evil.dependency(path).put("content", "ZXZpbA==");
    List<Finding> findings =
        new InputBytes(evil.read(dir), repository.store()).collect(List.of(inputs));
    assertEquals("input.metadata-changed", findings.get(0).rule().id());
    SessionFile none = good.copy();
    none.dependency(path).remove("content");
    findings = new InputBytes(none.read(dir), repository.store()).collect(List.of(inputs));
    assertEquals("input.bytes-missing", findings.get(0).rule().id());
  }

  @Test
  void manyFindingsAreCountedNotListed() throws Exception {
    SessionFile session = SessionFile.of("org.example:thing:1.0");
    for (int i = 0; i < 40; i++) {
      session.input("dependency", "org/example/x/" + i + "/x-" + i + ".jar", GOOD, "");
    }
    InputBytes bytes = new InputBytes(session.read(dir), Store.open(dir.resolve("other")));
    assertEquals(List.of(), bytes.collect(List.of()));
    List<Finding> findings = bytes.offline();
    assertEquals(26, findings.size());
    assertEquals("and 35 more inputs", findings.get(25).subject());
  }

  private static Finding only(String rule, List<Finding> findings) {
    assertEquals(List.of(rule), findings.stream().map(f -> f.rule().id()).toList());
    assertEquals(PATH, findings.get(0).subject());
    assertTrue(findings.get(0).hint().contains(USER), findings.get(0).hint());
    return findings.get(0);
  }
}
