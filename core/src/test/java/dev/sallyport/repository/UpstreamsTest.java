package dev.sallyport.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;

class UpstreamsTest {
  @TempDir private Path dir = Path.of("");

  private Upstreams with(String settings) throws Exception {
    Path user =
        Files.writeString(dir.resolve("settings.xml"), "<settings>" + settings + "</settings>");
    return Upstreams.of(
        CallerSettings.read(
            user, dir.resolve("none.xml"), dir.resolve("security.xml"), Map.of("PW", "secret")));
  }

  private static final RemoteRepository REPO = Fakes.at("repo", "https://repo.example/maven");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "repo | https://repo.example | true",
        "other | https://repo.example | false",
        "* | https://repo.example | true",
        "* | file:///x | true",
        "*,!repo | https://repo.example | false",
        "!repo,* | https://repo.example | false",
        "*, !other | https://repo.example | true",
        "other,repo | https://repo.example | true",
        "external:* | https://repo.example | true",
        "external:* | http://localhost:8081/x | false",
        "external:* | http://127.0.0.1/x | false",
        "external:* | file:///x | false",
        "external:*,!repo | https://repo.example | false",
        "external:http:* | http://repo.example | true",
        "external:http:* | https://repo.example | false",
        "external:http:* | http://localhost/x | false"
      })
  void matchesMirrorsAsMavenDoes(String mirrorOf, String url, boolean matches) {
    assertEquals(matches, MirrorRule.matches(Fakes.at("repo", url), mirrorOf));
  }

  @Test
  void prefersTheMirrorThatNamesTheRepository() throws Exception {
    Upstreams upstreams =
        with("<mirrors><mirror><id>all</id><url>https://all.example/</url>"
                + "<mirrorOf>*</mirrorOf></mirror><mirror><id>one</id>"
                + "<url>https://one.example/x</url><mirrorOf>repo</mirrorOf></mirror></mirrors>")
            .plus(REPO, NamedBy.MODEL)
            .plus(Fakes.at("b", "https://b.example/"), NamedBy.MODEL);
    assertEquals(Optional.of(URI.create("https://one.example/x/")), upstreams.uri("repo"));
    assertEquals(Optional.of(URI.create("https://all.example/")), upstreams.uri("b"));
    assertEquals(Set.of("one.example:443", "all.example:443"), upstreams.listedHosts());
  }

  @Test
  void sendsLoginsOnlyWhereTheCallerWantsThem() throws Exception {
    String servers =
        "<servers><server><id>repo</id><username>me</username><password>${env.PW}</password>"
            + "<configuration><httpHeaders><property><name>X-Token</name><value>t</value>"
            + "</property></httpHeaders></configuration></server></servers>";
    Upstream caller = with(servers).plus(REPO, NamedBy.CALLER).find("repo").orElseThrow();
    assertEquals(Map.of("Authorization", "Basic bWU6c2VjcmV0", "X-Token", "t"), caller.headers());
    assertFalse(caller.toString().contains("bWU6"));

    Upstream model = with(servers).plus(REPO, NamedBy.MODEL).find("repo").orElseThrow();
    assertEquals(Map.of(), model.headers());
  }

  @Test
  void doesNotLetAModelReplaceWhatTheCallerNamed() throws Exception {
    Upstreams upstreams =
        with("")
            .plus(REPO, NamedBy.CALLER)
            .plus(Fakes.at("repo", "https://evil.example/"), NamedBy.MODEL);
    assertEquals(Optional.of(URI.create("https://repo.example/maven/")), upstreams.uri("repo"));
  }

  @Test
  void knowsTheRepositoriesOfActiveProfiles() throws Exception {
    String profile =
        "<profiles><profile><id>p</id><repositories><repository><id>repo</id>"
            + "<url>http://localhost:1/x</url></repository></repositories></profile></profiles>";
    assertEquals(List.of(), with(profile).ids());
    Upstreams active =
        with(profile + "<activeProfiles><activeProfile>p</activeProfile></activeProfiles>");
    assertEquals(Set.of("localhost:1"), active.listedHosts());
  }

  @Test
  void asksNothingThatIsBlocked() throws Exception {
    Upstreams upstreams =
        with("<mirrors><mirror><id>no</id><url>http://0.0.0.0/</url><blocked>true</blocked>"
                + "<mirrorOf>external:http:*</mirrorOf></mirror></mirrors>")
            .plus(Fakes.at("repo", "http://repo.example/"), NamedBy.MODEL);
    assertTrue(upstreams.find("repo").orElseThrow().blocked());
  }

  @Test
  void usesTheProxyOfTheSettings() throws Exception {
    String proxy =
        "<proxies><proxy><active>true</active><protocol>http</protocol><host>proxy.example</host>"
            + "<port>3128</port><username>u</username><password>p</password>"
            + "<nonProxyHosts>*.inside.example|localhost</nonProxyHosts></proxy></proxies>";
    Upstreams upstreams =
        with(proxy)
            .plus(REPO, NamedBy.MODEL)
            .plus(Fakes.at("in", "https://a.inside.example/"), NamedBy.MODEL);
    ProxyServer used = upstreams.find("repo").orElseThrow().proxy().orElseThrow();
    assertEquals("proxy.example", used.host());
    assertEquals(Optional.of(new ProxyServer.Login("u", "p")), used.login());
    assertEquals(Optional.empty(), upstreams.find("in").orElseThrow().proxy());
  }

  @Test
  void decryptsPasswords() throws Exception {
    DefaultPlexusCipher cipher = new DefaultPlexusCipher();
    String master = cipher.encryptAndDecorate("master", "settings.security");
    String password = cipher.encryptAndDecorate("secret", "master");
    String server =
        "<servers><server><id>repo</id><username>me</username><password>"
            + password
            + "</password></server></servers>";

    Refusal refusal = assertThrows(Refusal.class, () -> with(server).plus(REPO, NamedBy.CALLER));
    assertEquals(Rule.INPUT_UNREACHABLE, refusal.finding().rule());

    Files.writeString(
        dir.resolve("security.xml"),
        "<settingsSecurity><master>" + master + "</master></settingsSecurity>");
    Upstream upstream = with(server).plus(REPO, NamedBy.CALLER).find("repo").orElseThrow();
    assertEquals("Basic bWU6c2VjcmV0", upstream.headers().get("Authorization"));
  }

  @Test
  void refusesSettingsThatCannotBeRead() {
    Refusal refusal = assertThrows(Refusal.class, () -> with("<"));
    assertEquals(Rule.RECIPE_INVALID, refusal.finding().rule());
  }

  @Test
  void knowsTheRepositoryThatEveryProjectHas() {
    assertEquals("central", Upstreams.central().id());
    assertEquals("https", Upstreams.central().uri().getScheme());
  }

  @ParameterizedTest
  @CsvSource({
    "repo.example, true",
    "8.8.8.8, true",
    "localhost, false",
    "x.localhost, false",
    "printer.local, false",
    "intranet, false",
    "127.0.0.1, false",
    "2130706433, false",
    "0x7f.1, false",
    "10.0.0.1, false",
    "127.1, false",
    "[::1], false",
    "[fd00::1], false",
    "8.8.8.8., false"
  })
  void judgesHostsThatAProxyWillResolve(String host, boolean mayBePublic) {
    assertEquals(mayBePublic, PublicAddresses.mayBePublic(host));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, false",
    "10.1.2.3, false",
    "100.64.0.1, false",
    "127.0.0.1, false",
    "169.254.169.254, false",
    "172.16.0.1, false",
    "172.32.0.1, true",
    "192.0.0.8, false",
    "192.168.1.1, false",
    "198.18.0.1, false",
    "224.0.0.1, false",
    "240.0.0.1, false",
    "255.255.255.255, false",
    "151.101.0.1, true",
    "::, false",
    "::1, false",
    "::ffff:127.0.0.1, false",
    "64:ff9b::7f00:1, false",
    "2002:7f00:1::, false",
    "2001:0:1::, false",
    "fe80::1, false",
    "fc00::1, false",
    "fec0::1, false",
    "ff02::1, false",
    "2606:4700::1, true"
  })
  void tellsPublicAddresses(String address, boolean isPublic) throws Exception {
    assertEquals(isPublic, PublicAddresses.isPublic(InetAddress.getByName(address)));
  }
}
