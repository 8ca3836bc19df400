package dev.sallyport.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.digest.Digests;
import dev.sallyport.repository.CallerSettings;
import dev.sallyport.repository.Fakes;
import dev.sallyport.repository.HttpRepositories;
import dev.sallyport.repository.NamedBy;
import dev.sallyport.repository.TransferLimits;
import dev.sallyport.repository.Upstreams;
import dev.sallyport.store.Store;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest {
  private static final String TOOL = "org/example/tool/1.0/tool-1.0.jar";
  private static final String OWN = "org/example/own/2.0/own-2.0.jar";
  private static final String ALIAS = "org/example/alias/2.0/alias-2.0.jar";
  private static final String OWN_METADATA = "org/example/own/maven-metadata.xml";

  private Path dir;
  private Path root;
  private Store store;
  private HttpRepositories repositories;
  private Door door;
  private DoorClient client;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    dir = folder;
    root = Files.createDirectory(dir.resolve("repo"));
    Fakes.publish(root, TOOL, "tool");
    Fakes.publish(root, OWN, "own");
    Fakes.publish(root, ALIAS, "own");
    Fakes.publish(root, OWN_METADATA, "<metadata/>");
    store = Store.open(dir.resolve("store"));
    Upstreams upstreams =
        Upstreams.of(CallerSettings.none()).plus(Fakes.folder("main", root), NamedBy.CALLER);
    repositories = HttpRepositories.over(upstreams, store, TransferLimits.standard());
    openDoor(DoorLimits.standard());
  }

  private void openDoor(DoorLimits limits) throws Exception {
    DoorRules rules =
        new DoorRules(
            Set.of(new Gav("org.example", "own", "2.0")),
            Set.of(Digests.of("own".getBytes(StandardCharsets.UTF_8)).sha256()),
            Set.of("main"));
    door = Door.open(dir, new LiveInputs(repositories), rules, limits, store);
    client = new DoorClient(door.socket());
  }

  @AfterEach
  void close() throws Exception {
    client.close();
    door.close();
    repositories.close();
  }

  private List<Rule> rules() {
    return door.ledger().findings().stream().map(Finding::rule).toList();
  }

  @Test
  void servesWhatTheRepositoryHasAndWritesItDown() throws Exception {
    DoorClient.Got got = client.get("/r/main/" + TOOL);

    assertEquals(200, got.status());
    assertEquals("tool", got.text());
    Reply reply = door.ledger().entries().get(0).reply();
    assertTrue(reply instanceof Reply.Served served && served.checksummed());
    assertEquals(List.of(), rules());
  }

  @Test
  void answersChecksumsFromTheBytesItGave() throws Exception {
    assertEquals(404, client.get("/r/main/" + TOOL + ".sha1").status());
    client.get("/r/main/" + TOOL);

    assertEquals(
        Digests.of(root.resolve(TOOL)).sha1(), client.get("/r/main/" + TOOL + ".sha1").text());
    assertEquals(32, client.get("/r/main/" + TOOL + ".md5").text().length());
    assertEquals(64, client.get("/r/main/" + TOOL + ".sha256").text().length());
    assertEquals(128, client.get("/r/main/" + TOOL + ".sha512").text().length());
    assertEquals(1, door.ledger().entries().size());
  }

  @Test
  void writesDownWhatIsNotThere() throws Exception {
    assertEquals(404, client.get("/r/main/" + TOOL + ".asc").status());
    assertEquals(new Reply.Absent(), door.ledger().entries().get(0).reply());
  }

  @Test
  void answersHeadWithoutABody() throws Exception {
    DoorClient.Got got = client.head("/r/main/" + TOOL);
    assertEquals(200, got.status());
    assertTrue(got.head().contains("Content-Length: 4\r\n"));
    assertEquals("tool", client.get("/r/main/" + TOOL).text());
  }

  @Test
  void doesNotHaveTheReleaseItself() throws Exception {
    assertEquals(404, client.get("/r/main/" + OWN).status());
    assertEquals(404, client.get("/r/main/" + OWN.replace(".jar", ".pom")).status());
    assertEquals(404, client.get("/r/main/" + OWN + ".sha1").status());
    assertEquals(200, client.get("/r/main/" + OWN_METADATA).status());

    assertEquals(Set.of(OWN, OWN.replace(".jar", ".pom")), door.ledger().ownAsked());
    assertEquals(List.of(), rules());
  }

  @Test
  void refusesTheReleaseUnderAnotherName() throws Exception {
    assertEquals(404, client.get("/r/main/" + ALIAS).status());
    assertEquals(404, client.get("/r/main/" + ALIAS + ".sha1").status());
    assertEquals(List.of(Rule.INPUT_OWN_RELEASE), rules());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/r/main/../../etc/passwd",
        "/r/main/org/example/../example/tool/1.0/tool-1.0.jar",
        "/r/main//org/example/tool/1.0/tool-1.0.jar",
        "/r/main/org/example/tool/1.0/tool-1.0.jar/",
        "/r/main/org%2fexample/tool/1.0/tool-1.0.jar",
        "/r/main/org/example/tool/1.0/tool-1.0.jar%00",
        "/r/main/org/example/tool/..;/tool/1.0/tool-1.0.jar",
        "/r/main/org/example/tool/1.0/tool-1.0.jar?x=y",
        "/r/main/org/example/tool/1.0/tool-1.0.jar#x",
        "/r/main/org/example/tool/1.0/other-1.0.jar",
        "/r/main/org/example/tool/1.0/",
        "/r/main/",
        "/r//org/example/tool/1.0/tool-1.0.jar",
        "/r/../r/main/org/example/tool/1.0/tool-1.0.jar",
        "http://main/r/main/org/example/tool/1.0/tool-1.0.jar",
        "main:443",
        "/org/example/tool/1.0/tool-1.0.jar",
        "*"
      })
  void refusesWhatIsNotAPath(String target) throws Exception {
    assertEquals(404, client.get(target).status());
    assertEquals(List.of(Rule.INPUT_PATH_REFUSED), rules());
    assertEquals(List.of(), door.ledger().entries());
  }

  @Test
  void refusesRepositoriesThatNobodyNamed() throws Exception {
    assertEquals(404, client.get("/r/unknown/" + TOOL).status());
    assertEquals(List.of(Rule.INPUT_REPOSITORY_REFUSED), rules());
  }

  @Test
  void refusesToBeWrittenTo() throws Exception {
    assertEquals(405, client.send("POST /r/main/" + TOOL + " HTTP/1.1\r\n\r\n", true).status());
    assertEquals(
        400,
        client
            .send("PUT /r/main/" + TOOL + " HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc", true)
            .status());
    assertTrue(client.atEnd());
  }

  @Test
  void keepsToItsLimits() throws Exception {
    client.close();
    door.close();
    openDoor(new DoorLimits(1 << 20, 1));
    client.get("/r/main/" + TOOL);
    assertEquals(200, client.get("/r/main/" + TOOL).status());
    assertEquals(502, client.get("/r/main/" + OWN_METADATA).status());
    assertEquals(List.of(Rule.INPUT_LIMIT), rules());
  }

  @Test
  void keepsToItsLimitOfBytes() throws Exception {
    client.close();
    door.close();
    openDoor(new DoorLimits(5, 100));
    assertEquals(200, client.get("/r/main/" + TOOL).status());
    assertEquals(502, client.get("/r/main/" + OWN_METADATA).status());
    assertEquals(List.of(Rule.INPUT_LIMIT), rules());
    assertEquals(1, door.ledger().entries().size());
  }

  @Test
  void takesAnyBytesWithoutServingThem() throws Exception {
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = new byte[1 + random.nextInt(300)];
      random.nextBytes(bytes);
      try (DoorClient hostile = new DoorClient(door.socket())) {
        hostile.send(bytes);
        hostile.shutdownOutput();
        assertEquals(400, hostile.read(true).status());
      }
    }
    assertEquals(List.of(), door.ledger().entries());
    assertEquals(200, client.get("/r/main/" + TOOL).status());
  }

  @Test
  void doesNotWriteDownWhatNobodyAskedFor() throws Exception {
    Ask hint = new Ask("main", Fakes.path(TOOL));
    door.prefetch(List.of(hint, new Ask("main", Fakes.path(OWN_METADATA))));

    assertEquals(200, client.get("/r/main/" + TOOL).status());
    assertEquals(1, door.ledger().entries().size());
    assertEquals(hint, door.ledger().entries().get(0).ask());
  }

  @Test
  void givesTheSameBytesAllRunLong() throws Exception {
    client.get("/r/main/" + OWN_METADATA);
    Fakes.publish(root, OWN_METADATA, "<metadata>new</metadata>");
    assertEquals("<metadata/>", client.get("/r/main/" + OWN_METADATA).text());
  }

  @Test
  void leavesNothingBehindWhenShut() throws Exception {
    Path socket = door.socket();
    door.close();
    assertFalse(Files.exists(socket.getParent()));
  }
}
