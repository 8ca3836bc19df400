package dev.sallyport.testprojects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.testprojects.MavenRun.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we ask of others: our own jars come out the same in another folder, umask and time zone. */
@Tag("long")
class OwnArtifactsTest {
  private static final List<String> MODULES = List.of("core", "maven-plugin", "verifier-cli");

  @Test
  void twoBuildsGiveTheSameJars(@TempDir Path folder) throws Exception {
    Map<String, String> one =
        build(folder.resolve("one"), "022", Map.of("TZ", "UTC", "LC_ALL", "C.UTF-8"));
    Map<String, String> other =
        build(
            folder.resolve("a longer name"),
            "077",
            Map.of("TZ", "Asia/Kathmandu", "LC_ALL", "tr_TR.UTF-8"));

    assertTrue(one.size() >= MODULES.size(), one::toString);
    assertEquals(one, other);
  }

  private static Map<String, String> build(
      Path checkout, String umask, Map<String, String> environment) throws Exception {
    Workplace.copy(Workplace.ROOT, checkout);
    MavenRun run =
        MavenRun.in(checkout)
            .umask(umask)
            .with("package", "-DskipTests", "-Dspotless.check.skip=true", "-Denforcer.skip=true")
            .with("-pl", String.join(",", MODULES));
    environment.forEach(run::environment);
    Result result = run.run();
    assertEquals(0, result.exit(), result::log);
    return jars(checkout);
  }

  private static Map<String, String> jars(Path checkout) throws IOException {
    Map<String, String> jars = new TreeMap<>();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.list(checkout.resolve(module).resolve("target"))) {
        files
            .filter(file -> file.toString().endsWith(".jar"))
            .forEach(file -> jars.put(checkout.relativize(file).toString(), sha256(file)));
      }
    }
    return jars;
  }

  private static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
