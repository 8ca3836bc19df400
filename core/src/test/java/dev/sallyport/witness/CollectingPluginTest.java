package dev.sallyport.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.repository.RepositoryPath;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CollectingPluginTest {
  @Test
  void namesFilesThatARepositoryCanBeAskedFor() {
    Set<String> paths = CollectingPlugin.files().keySet();
    assertEquals(20, paths.size());
    for (String path : paths) {
      assertTrue(RepositoryPath.parse(path).isPresent(), path);
    }
  }

  @Test
  void hasAPomForEveryJar() {
    Set<String> paths = CollectingPlugin.files().keySet();
    List<String> jars = paths.stream().filter(path -> path.endsWith(".jar")).toList();
    Set<String> poms = new TreeSet<>();
    jars.forEach(jar -> poms.add(jar.replaceFirst("\\.jar$", ".pom")));
    assertTrue(paths.containsAll(poms), poms::toString);
    assertTrue(jars.stream().anyMatch(jar -> jar.endsWith("maven-deploy-plugin-3.1.4.jar")));
  }
}
