package dev.sallyport.release;

import dev.sallyport.recipe.Confidence;
import dev.sallyport.recipe.Environment;
import dev.sallyport.recipe.Sourced;
import dev.sallyport.repository.RepositoryClient;
import dev.sallyport.toolchain.Jdk;
import dev.sallyport.toolchain.MavenDistribution;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The tools of one build.
 *
 * @param mavenHome the distribution, unpacked afresh
 * @param findings where a tool is not exactly the one that the recipe names
 */
record Equipped(Jdk jdk, MavenDistribution maven, Path mavenHome, List<Finding> findings) {

  static Equipped of(Environment environment, Means means, RepositoryClient client)
      throws Refusal, IOException {
    Sourced<String> wanted = environment.jdk();
    Jdk jdk = means.jdks().closest(wanted.value(), wanted.confidence() == Confidence.GUESSED);
    List<Finding> findings = new ArrayList<>();
    if (!jdk.isWanted(wanted.value())) {
      findings.add(
          Finding.of(
              Rule.RECIPE_GUESSED,
              "jdk",
              "the recipe names " + wanted.value() + ", which is not here; built with " + jdk,
              "if class files differ, give the exact one with --jdk " + wanted.value() + "=HOME"));
    }
    MavenDistribution maven =
        MavenDistribution.of(environment.maven().value(), client, means.central());
    return new Equipped(jdk, maven, unpack(maven, means), findings);
  }

  static Path unpack(MavenDistribution maven, Means means) throws Refusal, IOException {
    return maven.unpack(means.store(), Files.createTempDirectory(means.work(), "maven"));
  }
}
