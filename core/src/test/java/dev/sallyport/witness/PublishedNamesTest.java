package dev.sallyport.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sallyport.digest.Digests;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway") // JUnit fills the folder
class PublishedNamesTest {
  private static final String STEM = "org/example/thing/1.0/thing-1.0";

  @TempDir Path dir;

  private static SessionFile session(String maven) throws Exception {
    SessionFile session =
        SessionFile.of("org.example:thing:1.0")
            .made(STEM + ".jar", bytes("jar"), "target/thing-1.0.jar")
            .made(STEM + ".pom", bytes("own"), "pom.xml")
            .made(STEM + "-consumer.pom", bytes("consumer"), "target/consumer-1.pom");
    session.dependency("maven").withObjectProperty("annotations").put("version", maven);
    return session;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void maven4PublishesThePomForConsumersAndTheOwnBesideIt() throws Exception {
    var named = PublishedNames.of(session("4.0.0-rc-4").read(dir));
    assertEquals(Set.of(STEM + ".jar", STEM + ".pom", STEM + "-build.pom"), named.keySet());
    assertEquals(Digests.of(bytes("consumer")).sha256(), named.get(STEM + ".pom").sha256());
    assertEquals(Digests.of(bytes("own")).sha256(), named.get(STEM + "-build.pom").sha256());
  }

  @Test
  void maven3HasNothingOfThat() throws Exception {
    var named = PublishedNames.of(session("3.9.11").read(dir));
    assertEquals(Set.of(STEM + ".jar", STEM + ".pom", STEM + "-consumer.pom"), named.keySet());
  }
}
