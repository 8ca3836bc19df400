package dev.sallyport.recorder.facts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Which JDK it is: by its own words, and by the digests of what it says and of what it runs. */
final class JdkFacts {
  /**
   * Of {@code lib/modules} by path: a running JVM has it mapped, so it is not replaced under it.
   */
  private static final ConcurrentMap<Path, String> HASHED = new ConcurrentHashMap<>();

  private JdkFacts() {}

  static Map<String, Object> read(Properties system) throws IOException {
    String version = system.getProperty("java.version", Environment.UNKNOWN);
    Map<String, String> annotations = new TreeMap<>();
    annotations.put("version", version);
    annotations.put("vendor", system.getProperty("java.vendor", ""));
    Map<String, Object> jdk = new LinkedHashMap<>();
    jdk.put("name", "jdk");
    jdk.put("uri", "pkg:generic/jdk@" + version.replace("+", "%2B"));
    String home = system.getProperty("java.home", "");
    if (!home.isEmpty()) {
      Path release = Path.of(home).resolve("release");
      if (Files.isRegularFile(release)) {
        jdk.put("digest", new TreeMap<>(Map.of("sha256", Sha.sha256(release))));
      }
      Path modules = Path.of(home).resolve("lib").resolve("modules");
      if (Files.isRegularFile(modules)) {
        annotations.put("modules", modules(modules));
      }
    }
    jdk.put("annotations", annotations);
    return jdk;
  }

  private static String modules(Path file) throws IOException {
    Path real = file.toRealPath();
    String known = HASHED.get(real);
    if (known == null) {
      known = KnownDigests.ofUser().sha256(real);
      HASHED.put(real, known);
    }
    return known;
  }
}
