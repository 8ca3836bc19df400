package dev.sallyport.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import dev.sallyport.door.Ask;
import dev.sallyport.door.Reply;
import dev.sallyport.repository.Fakes;
import dev.sallyport.store.Store;
import dev.sallyport.verdict.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway") // JUnit fills the folder
class WitnessedInputsTest {
  private static final String JAR = "org/example/tool/1/tool-1.jar";
  private static final String GONE = "org/example/gone/1/gone-1.pom";
  private static final String RANGE = "org/example/tool/maven-metadata.xml";
  private static final byte[] GOOD = "good".getBytes(UTF_8);

  @TempDir Path dir;
  private Store store;

  @BeforeEach
  void open() throws Exception {
    store = Store.open(dir.resolve("store"));
  }

  private SessionFile session() throws Exception {
    return SessionFile.of("org.example:thing:1.0")
        .input("dependency", JAR, GOOD, "module org.example:thing:1.0 > org.example:tool:1")
        .absent(GONE);
  }

  private Reply ask(SessionFile session, String repository, String path) throws Exception {
    new InputBytes(session.read(dir), store).collect(List.of());
    return new WitnessedInputs(session.read(dir), store).ask(new Ask(repository, Fakes.path(path)));
  }

  private static Sha256 served(Reply reply) {
    return assertInstanceOf(Reply.Served.class, reply).digests().sha256();
  }

  private static Rule refused(Reply reply) {
    return assertInstanceOf(Reply.Refused.class, reply).finding().rule();
  }

  @Test
  void whatTheRepositoryIsCalledDoesNotMatter() throws Exception {
    store.put(GOOD);
    for (String repository : List.of("central", "corporate-mirror", "unknown")) {
      assertEquals(Digests.of(GOOD).sha256(), served(ask(session(), repository, JAR)));
      assertInstanceOf(Reply.Absent.class, ask(session(), repository, GONE));
    }
  }

  @Test
  void aPathThatIsNotRecordedIsNotGuessed() throws Exception {
    Reply reply = ask(session(), "central", "org/example/other/1/other-1.jar");
    assertEquals(Rule.RECORD_INCOMPLETE, refused(reply));
  }

  @Test
  void bytesThatVanishedOrChangedUnderTheBuildAreRefused() throws Exception {
    assertEquals(Rule.INPUT_BYTES_MISSING, refused(ask(session(), "central", JAR)));
    String hex = store.put(GOOD).sha256().hex();
    WitnessedInputs inputs = new WitnessedInputs(session().read(dir), store);
    Files.write(
        dir.resolve("store/bytes").resolve(hex.substring(0, 2)).resolve(hex),
        "evil".getBytes(UTF_8));
    Reply reply = inputs.ask(new Ask("central", Fakes.path(JAR)));
    assertEquals(Rule.INPUT_DEPENDENCY_CHANGED, refused(reply));
  }

  @Test
  void sallyportsOwnFilesAreServedUnlessTheRecordHasOthers() throws Exception {
    String plugin =
        "org/apache/maven/plugins/maven-deploy-plugin/3.1.4/maven-deploy-plugin-3.1.4.jar";
    assertEquals(Rule.INPUT_BYTES_MISSING, refused(ask(session(), "central", plugin)));
    store.put(GOOD);
    SessionFile own = session().input("plugin", plugin, GOOD, "plugin itself");
    assertEquals(Digests.of(GOOD).sha256(), served(ask(own, "central", plugin)));
  }

  @Test
  void metadataIsOfOneRepository() throws Exception {
    SessionFile session = session().metadata(RANGE, "central", "<a/>").metadata(RANGE, "x", "<b/>");
    session
        .internal()
        .withObjectProperty("repositories")
        .put("x", "https://x.example/")
        .put("y", "");
    assertEquals(sha("<a/>"), served(ask(session, "central", RANGE)));
    assertEquals(sha("<b/>"), served(ask(session, "x", RANGE)));
    assertInstanceOf(Reply.Absent.class, ask(session, "y", RANGE));
    assertEquals(Rule.RECORD_INCOMPLETE, refused(ask(session, "renamed", RANGE)));
  }

  @Test
  void metadataThatIsTheSameEverywhereIsTheSameForANewName() throws Exception {
    SessionFile session = session().metadata(RANGE, "central", "<a/>").metadata(RANGE, "x", "<a/>");
    assertEquals(sha("<a/>"), served(ask(session, "renamed", RANGE)));
  }

  private static Sha256 sha(String text) {
    return Digests.of(text.getBytes(UTF_8)).sha256();
  }
}
