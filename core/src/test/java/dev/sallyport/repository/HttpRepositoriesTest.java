package dev.sallyport.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.digest.Digests;
import dev.sallyport.store.Store;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRepositoriesTest {
  private static final String JAR = "org/example/tool/1.0/tool-1.0.jar";
  private static final String SHA1 = JAR + ".sha1";
  static final TransferLimits LIMITS =
      new TransferLimits(
          1 << 16,
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          2,
          Duration.ofMillis(1));

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

  private Answer get(String url, NamedBy namedBy) throws Refusal {
    return get(url, namedBy, new Names());
  }

  private Answer get(String url, NamedBy namedBy, DnsResolver names) throws Refusal {
    Upstreams upstreams = Upstreams.of(CallerSettings.none()).plus(Fakes.at("r", url), namedBy);
    try (var repositories = new HttpRepositories(upstreams, store, LIMITS, names)) {
      return repositories.get("r", Fakes.path(JAR));
    }
  }

  private Answer get() throws Refusal {
    return get(server.url(), NamedBy.CALLER);
  }

  private Rule refused() {
    return rule(assertThrows(Refusal.class, this::get));
  }

  private static Rule rule(Refusal refusal) {
    return refusal.finding().rule();
  }

  /** Names that lead to this machine, whatever they are called. */
  static final class Names implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return new InetAddress[] {InetAddress.getByName(host.contains(":") ? "::1" : "127.0.0.1")};
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  private static String sha1(String content) {
    return Digests.of(content.getBytes(StandardCharsets.UTF_8)).sha1();
  }

  @Test
  void holdsAFileAgainstItsChecksum() throws Exception {
    server.file(JAR, "tool");
    server.file(SHA1, sha1("tool") + "  tool-1.0.jar\n");
    Answer.Found found = (Answer.Found) get();
    assertTrue(found.checksummed());
    assertEquals("tool", new String(store.read(found.digests().sha256()), StandardCharsets.UTF_8));
  }

  @Test
  void saysWhenThereIsNoChecksum() throws Exception {
    server.file(JAR, "tool");
    assertEquals(false, ((Answer.Found) get()).checksummed());
    server.file(SHA1, "<html>not a checksum</html>");
    assertEquals(false, ((Answer.Found) get()).checksummed());
  }

  @Test
  void refusesOtherBytesThanTheChecksumNames() throws Exception {
    server.file(JAR, "evil");
    server.file(SHA1, sha1("tool"));
    Refusal refusal = assertThrows(Refusal.class, this::get);
    assertEquals(Rule.INPUT_CHECKSUM_MISMATCH, rule(refusal));
    assertEquals(
        new Evidence.Mismatch("sha1 " + sha1("tool"), "sha1 " + sha1("evil")),
        refusal.finding().evidence());
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void tellsWhatIsNotThere(int status) throws Exception {
    server.status(JAR, status);
    assertEquals(new Answer.Absent(), get());
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 407, 204, 206, 304, 418})
  void doesNotTakeARefusedAnswerForAbsence(int status) {
    server.status(JAR, status);
    assertEquals(Rule.INPUT_UNREACHABLE, refused());
    assertEquals(1, server.requests(JAR));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void asksAgainWhenTheServerIsBusy(int status) {
    server.status(JAR, status);
    assertEquals(Rule.INPUT_UNREACHABLE, refused());
    assertEquals(3, server.requests(JAR));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\nshort",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nsho",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\nsho"
      })
  void refusesWhatEndsEarly(String answer) {
    server.raw(JAR, answer);
    assertEquals(Rule.INPUT_TRUNCATED, refused());
    assertEquals(3, server.requests(JAR));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection: close\r\n\r\n",
        "rubbish\r\nConnection: close\r\n\r\n",
        "HTTP/9.9 xxx\r\nConnection: close\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\nConnection: close\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\nConnection: close\r\n\r\n"
      })
  void refusesWhatIsNotHttp(String answer) {
    server.raw(JAR, answer);
    assertEquals(Rule.INPUT_UNREACHABLE, refused());
  }

  @Test
  void asksADeadHostOnlyOnce() throws Exception {
    server.close();
    Upstreams upstreams =
        Upstreams.of(CallerSettings.none()).plus(Fakes.at("r", server.url()), NamedBy.CALLER);
    try (var repositories = new HttpRepositories(upstreams, store, LIMITS, new Names())) {
      for (int i = 0; i < 3; i++) {
        Refusal refusal = assertThrows(Refusal.class, () -> repositories.get("r", Fakes.path(JAR)));
        assertEquals(Rule.INPUT_UNREACHABLE, rule(refusal));
      }
    }
  }

  @Test
  void followsARedirectOnTheSameHost() throws Exception {
    server.status(JAR, 302, "Location: /maven/elsewhere");
    server.file("elsewhere", "tool");
    assertTrue(get() instanceof Answer.Found);
  }

  @Test
  void doesNotFollowARedirectElsewhere() throws Exception {
    try (FakeServer other = new FakeServer()) {
      other.file(JAR, "tool");
      server.status(JAR, 302, "Location: " + other.url() + JAR);
      assertEquals(Rule.INPUT_REPOSITORY_REFUSED, refused());
      server.status(JAR, 302, "Location: http://localhost:" + server.port() + "/maven/" + JAR);
      assertEquals(Rule.INPUT_REPOSITORY_REFUSED, refused());
      server.status(JAR, 302, "Location: file:///etc/passwd");
      assertEquals(Rule.INPUT_REPOSITORY_REFUSED, refused());
      assertEquals(0, other.connections());
    }
  }

  @Test
  void endsAfterSomeRedirects() {
    server.status(JAR, 302, "Location: /maven/" + JAR);
    assertEquals(Rule.INPUT_UNREACHABLE, refused());
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "repo.example", "[::1]"})
  void keepsAModelAwayFromPrivateAddresses(String host) throws Exception {
    server.file(JAR, "tool");
    String url = "http://" + host + ":" + server.port() + "/maven/";
    Refusal refusal = assertThrows(Refusal.class, () -> get(url, NamedBy.MODEL));
    assertEquals(Rule.INPUT_REPOSITORY_REFUSED, rule(refusal));
    assertEquals(0, server.connections());
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "repo.example"})
  void letsTheCallerNamePrivateAddresses(String host) throws Exception {
    server.file(JAR, "tool");
    String url = "http://" + host + ":" + server.port() + "/maven";
    assertTrue(get(url, NamedBy.CALLER) instanceof Answer.Found);
  }

  @Test
  void letsTheCallerNameAnAddressOfSix() throws Exception {
    try (FakeServer six = new FakeServer("::1")) {
      six.file(JAR, "tool");
      String url = "http://[::1]:" + six.port() + "/maven/";
      assertTrue(get(url, NamedBy.CALLER) instanceof Answer.Found);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://user:pw@repo.example/maven/",
        "ftp://repo.example/maven/",
        "http://repo.example/maven/?x=",
        "jar:file:/x!/",
        "scp:relative"
      })
  void refusesOtherUrls(String url) {
    Refusal refusal = assertThrows(Refusal.class, () -> get(url, NamedBy.CALLER));
    assertEquals(Rule.INPUT_REPOSITORY_REFUSED, rule(refusal));
  }

  @Test
  void refusesWhatIsTooLarge() {
    server.file(JAR, "x".repeat((1 << 16) + 1));
    assertEquals(Rule.INPUT_LIMIT, refused());
    server.raw(JAR, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + "x".repeat((1 << 16) + 1));
    assertEquals(Rule.INPUT_LIMIT, refused());
  }

  @Test
  void givesUpOnASilentServer() {
    server.raw(JAR, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
    assertEquals(Rule.INPUT_UNREACHABLE, refused());
  }

  @Test
  void usesConnectionsAgain() throws Exception {
    server.file(JAR, "tool");
    Upstreams upstreams =
        Upstreams.of(CallerSettings.none()).plus(Fakes.at("r", server.url()), NamedBy.CALLER);
    try (var repositories = new HttpRepositories(upstreams, store, LIMITS, new Names())) {
      for (int i = 0; i < 20; i++) {
        repositories.get("r", Fakes.path(JAR));
      }
    }
    assertTrue(server.connections() <= 4, "connections: " + server.connections());
  }

  private Answer getThroughProxy(String url) throws Exception {
    Path settings =
        Files.writeString(
            dir.resolve("settings.xml"),
            "<settings><proxies><proxy><protocol>http</protocol><host>127.0.0.1</host><port>"
                + server.port()
                + "</port></proxy></proxies></settings>");
    Path none = dir.resolve("none.xml");
    Upstreams upstreams =
        Upstreams.of(CallerSettings.read(settings, none, none, Map.of()))
            .plus(Fakes.at("r", url), NamedBy.MODEL);
    try (var repositories = new HttpRepositories(upstreams, store, LIMITS, new Names())) {
      return repositories.get("r", Fakes.path(JAR));
    }
  }

  @Test
  void goesThroughTheProxyOfTheSettings() throws Exception {
    server.file(JAR, "tool");
    assertTrue(getThroughProxy("http://repo.example/maven/") instanceof Answer.Found);
    assertTrue(
        server.heads().stream().anyMatch(head -> head.startsWith("GET http://repo.example/")));
  }

  @Test
  void doesNotSendTheProxyToPrivateAddresses() throws Exception {
    Refusal refusal =
        assertThrows(Refusal.class, () -> getThroughProxy("http://169.254.169.254/maven/"));
    assertEquals(Rule.INPUT_REPOSITORY_REFUSED, rule(refusal));
    assertEquals(0, server.connections());
  }
}
