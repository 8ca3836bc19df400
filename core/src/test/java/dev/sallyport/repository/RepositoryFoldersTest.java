package dev.sallyport.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.repository.HttpRepositoriesTest.Names;
import dev.sallyport.store.Store;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories that are folders, and what is in a folder of a repository. */
class RepositoryFoldersTest {
  private static final String JAR = "org/example/tool/1.0/tool-1.0.jar";

  private FakeServer server;
  private Store store;
  private Path dir;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    dir = folder;
    server = new FakeServer();
    store = Store.open(folder.resolve("store"));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private HttpRepositories at(String url, NamedBy namedBy) throws Refusal {
    Upstreams upstreams = Upstreams.of(CallerSettings.none()).plus(Fakes.at("r", url), namedBy);
    return new HttpRepositories(upstreams, store, HttpRepositoriesTest.LIMITS, new Names());
  }

  private Answer get(String url, NamedBy namedBy) throws Refusal {
    try (var repositories = at(url, namedBy)) {
      return repositories.get("r", Fakes.path(JAR));
    }
  }

  private Optional<List<String>> list(String url) throws Refusal {
    try (var repositories = at(url, NamedBy.CALLER)) {
      return repositories.list("r", "org/example/tool/1.0/");
    }
  }

  @Test
  void readsAFolderThatTheCallerNamed() throws Exception {
    Path root = Files.createDirectory(dir.resolve("repo"));
    Fakes.publish(root, JAR, "tool");
    Answer answer = get(root.toUri().toString(), NamedBy.CALLER);
    assertTrue(((Answer.Found) answer).checksummed());

    Refusal refusal =
        assertThrows(Refusal.class, () -> get(root.toUri().toString(), NamedBy.MODEL));
    assertEquals(Rule.INPUT_REPOSITORY_REFUSED, refusal.finding().rule());
  }

  @Test
  void doesNotFollowLinksOutOfAFolder() throws Exception {
    Path repo = Files.createDirectories(dir.resolve("repo"));
    Files.createDirectories(repo.resolve(JAR).getParent());
    Files.createSymbolicLink(repo.resolve(JAR), Files.writeString(dir.resolve("secret"), "x"));
    assertEquals(new Answer.Absent(), get(repo.toUri().toString(), NamedBy.CALLER));
  }

  @Test
  void listsAFolderOnDisk() throws Exception {
    Path root = Files.createDirectory(dir.resolve("repo"));
    Fakes.publish(root, JAR, "tool");
    assertEquals(
        Optional.of(List.of("tool-1.0.jar", "tool-1.0.jar.sha1")), list(root.toUri().toString()));
  }

  @Test
  void readsThePageThatListsAFolder() throws Exception {
    String page =
        "<html><a href=\"../\">../</a> <a href='?C=N;O=D'>Name</a> <a HREF=\"tool-1.0.jar\">x</a>"
            + "<a href=\"/maven/org/example/tool/1.0/tool-1.0.pom\">y</a><a href=\"sub/\">s</a>"
            + "<a href=\"%2e%2e\">z</a><a href=\"http://repo.example/tool-1.0.war\">w</a>"
            + "<a href=\"../1.1/tool-1.1.jar\">v</a><a href=\"::::\">v</a></html>";
    server.file("org/example/tool/1.0/", page, "Content-Type: text/html; charset=utf-8");
    assertEquals(Optional.of(List.of("tool-1.0.jar", "tool-1.0.pom")), list(server.url()));
  }

  @Test
  void knowsWhenARepositoryDoesNotList() throws Exception {
    assertEquals(Optional.empty(), list(server.url()));
    server.file("org/example/tool/1.0/", "<html>hello</html>", "Content-Type: text/html");
    assertEquals(Optional.empty(), list(server.url()));
    server.file("org/example/tool/1.0/", "<a href=\"tool-1.0.jar\">", "Content-Type: text/plain");
    assertEquals(Optional.empty(), list(server.url()));
  }
}
