package dev.sallyport.witness;

import dev.sallyport.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files that {@code maven-deploy-plugin:3.1.4:deploy} needs. Sallyport collects with that goal
 * what a build has made; the recorded build need not have had it, so its files are pinned here.
 *
 * <p>The list is what a run in a {@code pom} project leaves as POMs and jars in an empty local
 * repository. Maven 3.8.7, 3.9.9, 3.9.11 and 4.0.0-rc-4 leave the same twenty files:
 *
 * <pre>{@code
 * mvn -Dmaven.repo.local=R org.apache.maven.plugins:maven-deploy-plugin:3.1.4:deploy \
 *     -DaltDeploymentRepository=x::file:///tmp/out
 * cd R && find * -name '*.pom' -o -name '*.jar' | LC_ALL=C sort | xargs sha256sum
 * }</pre>
 */
final class CollectingPlugin {
  private static final String LIST = "collecting-plugin.txt";

  private CollectingPlugin() {}

  /** Repository path to digest. */
  static SortedMap<String, Sha256> files() {
    SortedMap<String, Sha256> files = new TreeMap<>();
    for (String line : lines()) {
      String[] parts = line.split(" {2}", 2);
      files.put(parts[1], new Sha256(parts[0]));
    }
    return files;
  }

  private static List<String> lines() {
    try (@Nullable InputStream in = CollectingPlugin.class.getResourceAsStream(LIST)) {
      if (in == null) {
        throw new IllegalStateException(LIST + " is not in this program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
