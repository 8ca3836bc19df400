package dev.sallyport.release;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The endings that a release's files may have, for repositories that do not list what they hold:
 * those seen often on Central, and those that the POM itself speaks of.
 */
final class ProbedNames {
  private static final List<String> COMMON =
      List.of(
          ".jar",
          ".war",
          ".ear",
          ".aar",
          ".rar",
          ".hpi",
          ".zip",
          ".tar.gz",
          ".nar",
          ".module",
          "-sources.jar",
          "-javadoc.jar",
          "-tests.jar",
          "-test-sources.jar",
          "-test-javadoc.jar",
          "-tests-sources.jar",
          "-tests-javadoc.jar",
          "-source-release.zip",
          "-source-release.tar.gz",
          "-src.zip",
          "-src.tar.gz",
          "-bin.zip",
          "-bin.tar.gz",
          "-dist.zip",
          "-dist.tar.gz",
          "-project.zip",
          "-project.tar.gz",
          "-cyclonedx.xml",
          "-cyclonedx.json",
          ".spdx.json",
          ".spdx.rdf.xml",
          "-spdx.json",
          "-site.xml",
          "-site_en.xml",
          "-features.xml",
          "-kar.kar",
          ".kar",
          "-all.jar",
          "-shaded.jar",
          "-jar-with-dependencies.jar",
          "-uber.jar",
          "-standalone.jar",
          "-executable.jar",
          "-exec.jar",
          "-cli.jar",
          "-app.jar",
          "-nodeps.jar",
          "-nodep.jar",
          "-no_aop.jar",
          "-android.jar",
          "-jre8.jar",
          "-jdk8.jar",
          "-classes.jar",
          "-client.jar",
          "-annotations.jar",
          "-config.jar",
          "-resources.jar",
          "-build.pom",
          "-consumer.pom",
          "-extra.jar",
          "-minimal.jar",
          "-osgi.jar",
          "-mrjar.jar",
          "-plugin.jar");

  private static final Pattern CLASSIFIER =
      Pattern.compile(
          "<(classifier|descriptorRef|shadedClassifierName|id)>\\s*([A-Za-z0-9._-]{1,64})\\s*</");

  private ProbedNames() {}

  /** Endings after {@code artifactId-version}, the POM's first. */
  static Set<String> of(String packaging, String pom) {
    Set<String> endings = new LinkedHashSet<>();
    endings.add(".pom");
    endings.add("." + extension(packaging));
    endings.addAll(COMMON);
    Matcher matcher = CLASSIFIER.matcher(pom);
    while (matcher.find()) {
      String classifier = matcher.group(2);
      if (!matcher.group(1).equals("id") || pom.contains("<assembly")) {
        endings.add("-" + classifier + ".jar");
      }
      if (!matcher.group(1).equals("id")) {
        endings.add("-" + classifier + ".zip");
        endings.add("-" + classifier + ".tar.gz");
      }
    }
    return endings;
  }

  /** The extension of the main file of a packaging, as Maven's artifact handlers have it. */
  static String extension(String packaging) {
    return switch (packaging) {
      case "pom", "war", "ear", "rar", "aar", "hpi", "zip", "nar", "kar" -> packaging;
      default -> "jar";
    };
  }
}
