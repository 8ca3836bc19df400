package dev.sallyport.recorder.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static final Secrets BY_SHAPE = Secrets.of(Map.of());
  private static final String RANDOM = "Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MGFi";

  /** Each in two parts, so that nobody's scanner takes this file for a leak. */
  static List<String> shapes() {
    return List.of(
        "ghp" + "_" + "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789",
        "gho" + "_" + "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789",
        "ghs" + "_" + "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789",
        "github" + "_pat_" + "11ABCDEFG0" + RANDOM + "_" + RANDOM,
        "glpat" + "-" + "x9Yz-0123456789abcdef",
        "glptt" + "-" + "0123456789abcdef0123456789abcdef01234567",
        "AKIA" + "IOSFODNN7EXAMPLE",
        "ASIA" + "IOSFODNN7EXAMPLE",
        "AIza" + "SyA1234567890abcdefghijklmnopqrstuv",
        "ya29" + ".a0AfH6SMBx" + RANDOM,
        "xoxb" + "-1234567890-abcdefGHIJKL",
        "xoxp" + "-1234567890-1234567890-abcdef",
        "xapp" + "-1-A111-222-abcdef0123456789",
        "npm" + "_" + "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789",
        "pypi" + "-" + "AgEIcHlwaS5vcmcCJDEyMzQ1Njc4",
        "dckr" + "_pat_" + "AbCdEfGhIjKlMnOpQrStUvWxYz0",
        "hvs" + "." + "CAESIAbCdEfGhIjKlMnOpQrStUv",
        "sk" + "_live_" + "AbCdEfGhIjKlMnOpQrSt",
        "SG" + ".AbCdEfGhIjKlMnOpQrSt.AbCdEfGhIjKlMnOpQrStUvWxYz",
        "squ" + "_" + "0123456789abcdef0123456789abcdef01234567",
        "ATATT3" + "xFfGF0" + RANDOM,
        "AKCp" + "8jQ8tAahqpT5JjZ4FRP2mW7GMoFZ674kGqHmupTesKeAY2G8NcmPKLuTxTGkKjDLRzDUQ",
        "dop" + "_v1_" + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "eyJ" + "hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
        "-----BEGIN RSA " + "PRIVATE KEY-----\nMIIEowIBAAKCAQEA\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN OPENSSH " + "PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjE",
        "-----BEGIN PGP "
            + "PRIVATE KEY BLOCK-----\n\nlQVYBGNz\n-----END PGP PRIVATE KEY BLOCK-----",
        "{COQLCE6DU6GtcS5P" + "COQLCE6DU6GtcS5P=}");
  }

  /** With what gives them away: a name, an option, a header, an URL. */
  static List<String> inContext() {
    return List.of(
        "--password=hunter2x",
        "--password hunter2x",
        "-Dx.password=hunter2x",
        "-Dgpg.passphrase=hunter2x -B",
        "-Dgpg.passphrase=\"hunter2x and more\" -B",
        "--define gpg.passphrase=hunter2x",
        "-Djavax.net.ssl.keyStorePassword=hunter2x -Xmx1g",
        "--encrypt-password hunter2x",
        "-ep hunter2x",
        "-emp hunter2x",
        "Authorization: Bearer hunter2x",
        "Authorization: Basic dXNlcjpodW50ZXIyaHVudGVyMng=",
        "{\"token\":\"hunter2x\"}",
        "https://user:hunter2x@repo.example/maven2",
        "https://hunter2x@repo.example/maven2",
        "scm:git:https://user:hunter2x@forge.example/a/b.git",
        "https://user:hun/ter@2x:hunter2x@repo.example/maven2",
        "https://repo.example/maven2?private_token=hunter2x&x=1",
        "https://acct.blob.example/c?sv=2020&SharedAccessSignature=hunter2x",
        "https://hooks.slack.com/services/T000/B000/hunter2x",
        "DefaultEndpointsProtocol=https;AccountKey=hunter2x;EndpointSuffix=x");
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void knowsASecretByItsForm(String secret) {
    for (String around : List.of("%s", "-Dcolour=%s", "say '%s' twice", "https://h.example/%s/x")) {
      String masked = BY_SHAPE.text(around.replace("%s", secret));
      assertTrue(masked.contains(Secrets.MASK), masked);
      assertFalse(masked.contains(secret.substring(secret.length() / 2)), masked);
    }
  }

  @ParameterizedTest
  @MethodSource("inContext")
  void knowsASecretByWhatStandsBeforeIt(String text) {
    String masked = BY_SHAPE.text(text);
    assertFalse(masked.contains("hunter2x"), masked);
    assertFalse(masked.contains("aHVudGVyMng="), masked);
    assertFalse(masked.contains("dXNlcjpodW50ZXIy"), masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5a33c3a073f29e7ffb6937995e9c71da7d4ea189",
        "e02b19fb8e7ea10baed4878a8c51e4ea21f16ef927efcfb2681a8faea86c7abb",
        "org/apache/maven/plugins/maven-jar-plugin/3.4.2/maven-jar-plugin-3.4.2.jar",
        "org/codehaus/mojo/keytool-maven-plugin/1.5/keytool-maven-plugin-1.5.pom",
        "plugin org.codehaus.mojo:keytool-maven-plugin:1.5 > org.example:token-lib:2.0",
        "goal org.apache.maven.plugins:maven-surefire-plugin:3.5.3:test > a.b:secret-sharing:1",
        "pkg:maven/org.example/auth-token@1.0?classifier=sources&type=jar",
        "https://forge.example:8443/a/b@c",
        "scm:git:ssh://git@forge.example/a/b.git",
        "git@forge.example:a/b.git",
        "-Xmx1g -XX:+UseG1GC -Dfile.encoding=UTF-8",
        "clean verify -T2 -B -ntp -DskipTests -Dmaven.repo.local=/tmp/repo",
        "basic information",
        "src/main/java/dev/x/Password.java is compiled and is not in the commit",
        "a bearer of news",
        "17.0.15+6-Debian-1deb12u1",
        "-DskipAuthTests=true",
        "Europe/Berlin",
        "sk-ecdsa-sha2-nistp256@openssh.com",
        "(set)",
        "(masked)",
      })
  void leavesWhatIsNoSecret(String text) {
    assertEquals(text, BY_SHAPE.text(text));
  }

  @ParameterizedTest
  @CsvSource({
    "gpg.passphrase, x, (masked)",
    "NEXUS_PASSWORD, x, (masked)",
    "githubToken, x, (masked)",
    "signing.key, x, (masked)",
    "basicAuth, x, (masked)",
    "author, Jane, Jane",
    "skipTests, true, true",
    "skipAuth, true, true",
    "url, https://u:p@repo.example/a, https://repo.example/a",
    "url, https://repo.example/a@b, https://repo.example/a@b",
  })
  void masksUserPropertiesByName(String name, String value, String shown) {
    Map<String, Object> masked =
        BY_SHAPE.masked(Map.of("userProperties", new LinkedHashMap<>(Map.of(name, value))));
    assertEquals(Map.of("userProperties", Map.of(name, shown)), masked);
  }

  @Test
  void findsTheValueOfASecretWhereverItIsAgain() {
    Secrets secrets =
        Secrets.of(
            Map.of(
                "env.DEPLOY_TOKEN", "correct horse battery",
                "gpg.passphrase", "ab c",
                "env.PWD", "/",
                "env.CI_TOKEN_IS_SET", "true"));
    assertEquals("say (masked) staple", secrets.text("say correct horse battery staple"));
    assertEquals("-Dgpg.passphrase=(masked) -B", secrets.text("-Dgpg.passphrase=ab c -B"));
    assertEquals("a/b is true", secrets.text("a/b is true"));
  }

  @Test
  void masksFactsByNameButNotTheDigestsOfFiles() {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("name", "settings.profile.p.property.api-key");
    fact.put("value", "x");
    assertEquals(Secrets.MASK, BY_SHAPE.masked(fact).get("value"));
    fact.put("name", "file:.mvn/signing.key");
    assertEquals("x", BY_SHAPE.masked(fact).get("value"));
  }

  /** Wherever a text can come in, none of the secrets comes out, and what is exact stays exact. */
  @Test
  void nothingOfASecretIsInTheFinishedStatement() {
    for (String secret : shapes()) {
      Map<String, Object> statement = everywhere(secret);
      String out = String.valueOf(BY_SHAPE.masked(statement));
      assertFalse(out.contains(secret), out);
      assertTrue(out.contains("c0ffee"), out);
      assertTrue(out.contains("content=eyJhYmNkZWZnaGlq.abc.def"), out);
    }
  }

  private static Map<String, Object> everywhere(String secret) {
    Map<String, Object> external =
        Map.of(
            "source", Map.of("uri", "https://" + secret + "@h/x", "digest", Map.of("c", "c0ffee")),
            "goals", List.of("verify", secret),
            "profiles", List.of(secret, "!" + secret),
            "userProperties", Map.of("colour", secret, secret, "x", "a.password", secret),
            "projects", List.of(":" + secret));
    Map<String, Object> internal =
        Map.of(
            "environment",
                List.of(
                    Map.of("name", "mavenOpts", "value", "-Da=" + secret, "class", "must-equal"),
                    Map.of("name", "env." + secret, "value", "(set)")),
            "repositories", Map.of("central", "https://u:" + secret + "@h/", secret, "x"),
            "failures", List.of("goal failed: " + secret),
            "findings", List.of(Map.of("rule", "r", "subject", secret, "fact", secret)),
            "modules", List.of(Map.of("gav", "g:a:" + secret)));
    Map<String, Object> input =
        Map.of(
            "name",
            "g/a/1/" + secret,
            "annotations",
            Map.of("askedBy", "plugin " + secret, "repository", secret),
            "content",
            "eyJhYmNkZWZnaGlq.abc.def");
    return Map.of(
        "predicate",
        Map.of(
            "buildDefinition",
            Map.of(
                "externalParameters", external,
                "internalParameters", internal,
                "resolvedDependencies", List.of(input))));
  }
}
