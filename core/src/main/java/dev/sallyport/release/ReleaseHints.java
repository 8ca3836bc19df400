package dev.sallyport.release;

import dev.sallyport.artifact.ArchiveModes;
import dev.sallyport.artifact.JarFacts;
import dev.sallyport.artifact.Newline;
import dev.sallyport.artifact.PomProperties;
import dev.sallyport.coordinate.Gav;
import dev.sallyport.digest.Digests;
import dev.sallyport.recipe.Hints;
import dev.sallyport.recipe.Hints.Kind;
import dev.sallyport.store.Store;
import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the published bytes and POMs of a release say about how it was built. */
final class ReleaseHints {
  private static final Pattern WEB = Pattern.compile("https?://[A-Za-z0-9._~/@:+-]{3,200}");

  private final Gav gav;
  private final ModelFacts facts;
  private final PublishedSet published;
  private final Store store;
  private final Path folder;
  private final Optional<Instant> timestamp;
  private Hints hints;
  private Optional<String> originUrl = Optional.empty();

  private ReleaseHints(
      Gav gav, ModelFacts facts, PublishedSet published, Store store, Path folder, Hints hints) {
    this.gav = gav;
    this.facts = facts;
    this.published = published;
    this.store = store;
    this.folder = folder;
    this.timestamp = facts.outputTimestamp().flatMap(ReleaseHints::instant);
    this.hints = hints;
  }

  /**
   * Reads every published file of the coordinate that can say something.
   *
   * @param folder where they are put to be read
   */
  static ReleaseHints read(
      Gav gav,
      ModelFacts facts,
      PublishedSet published,
      boolean javadocJudged,
      Store store,
      Path folder)
      throws Refusal, IOException {
    ReleaseHints reader = new ReleaseHints(gav, facts, published, store, folder, facts.hints());
    Set<String> endings = reader.readFiles();
    reader.finish(endings, javadocJudged);
    return reader;
  }

  /** The same and what another module of the release says where nothing was seen before. */
  ReleaseHints and(Gav module, ModelFacts model) throws Refusal, IOException {
    ReleaseHints reader = new ReleaseHints(module, model, published, store, folder, hints);
    reader.originUrl = originUrl;
    reader.readFiles();
    return reader;
  }

  private Set<String> readFiles() throws Refusal, IOException {
    Files.createDirectories(folder);
    Set<String> endings = new HashSet<>();
    for (Map.Entry<String, Digests> entry : published.files().entrySet()) {
      String name = entry.getKey().substring(entry.getKey().lastIndexOf('/') + 1);
      String stem = gav.artifactId() + "-" + gav.version();
      if (!Target.isIn(gav, entry.getKey()) || !name.startsWith(stem)) {
        continue;
      }
      String ending = name.substring(stem.length());
      endings.add(ending);
      if (!ending.contains("javadoc") && ending.matches(".*\\.(jar|war|ear|zip|tar\\.gz)")) {
        Path file = folder.resolve(name);
        Stored.copy(store, entry.getValue().sha256(), file);
        read(ending, name, file);
      }
    }
    return endings;
  }

  Hints hints() {
    return hints;
  }

  /** The address of the source that a manifest names, where it is a plain web address. */
  Optional<String> originUrl() {
    return originUrl;
  }

  private void read(String ending, String name, Path file) {
    if (ending.equals(".jar") || ending.equals(".war") || ending.equals(".ear")) {
      JarFacts.read(file).ifPresent(jar -> jar(jar, name));
    } else if (ending.matches("-(sources|tests|test-sources)\\.jar")) {
      JarFacts.read(file).ifPresent(jar -> jdk(jar, name));
    }
    boolean keepsModes = ending.matches("-(source-release|src|bin|project|dist)\\.(zip|tar\\.gz)");
    if (keepsModes) {
      ArchiveModes.read(file)
          .flatMap(ArchiveModes::umask)
          .ifPresent(umask -> with(Kind.UMASK, umask, "entry modes of " + name));
    }
  }

  private void jar(JarFacts jar, String name) {
    jdk(jar, name);
    jar.manifest()
        .forEach(
            (attribute, value) -> {
              if (attribute.matches("(?i).*origin-?url") && WEB.matcher(value).matches()) {
                originUrl = originUrl.or(() -> Optional.of(value));
              }
            });
    jar.pomProperties(gav.groupId(), gav.artifactId())
        .flatMap(PomProperties::newline)
        .ifPresent(
            newline ->
                with(
                    Kind.NEWLINE,
                    newline == Newline.CRLF ? "crlf" : "lf",
                    "pom.properties in " + name));
    jar.classVersions()
        .ifPresent(
            versions -> with(Kind.CLASS_MAJOR, "" + versions.highest(), "class files of " + name));
    if (jar.lazyConcatCount() > 0) {
      with(Kind.OLD_CONCAT, "true", "class files of " + name);
    }
    attribute(jar, name, "Built-By", Kind.BUILT_BY);
    attribute(jar, name, "SCM-Git-Branch", Kind.GIT_BRANCH);
    attribute(jar, name, "Created-By", Kind.CREATED_BY);
    jar.attribute("Created-By").ifPresent(maker -> hints = facts.withMaker(hints, maker));
    if (timestamp.isPresent() && jar.times().isPresent()) {
      jar.times()
          .get()
          .offsetFrom(timestamp.get())
          .map(ZoneOffset::getTotalSeconds)
          .filter(seconds -> seconds % 3600 == 0)
          .ifPresent(
              seconds ->
                  with(
                      Kind.TIMEZONE_HOURS,
                      "" + seconds / 3600,
                      "entry times of " + name + " against project.build.outputTimestamp"));
    }
  }

  private void jdk(JarFacts jar, String name) {
    attribute(jar, name, "Build-Jdk-Spec", Kind.BUILD_JDK_SPEC);
    jar.exactJdk().ifPresent(jdk -> with(Kind.BUILD_JDK, jdk, "manifest of " + name));
  }

  private void attribute(JarFacts jar, String name, String attribute, Kind kind) {
    jar.attribute(attribute)
        .ifPresent(value -> with(kind, value, "manifest " + attribute + " of " + name));
  }

  private void with(Kind kind, String value, String where) {
    if (hints.seen(kind).isEmpty()) {
      hints = hints.with(kind, value, where);
    }
  }

  private void finish(Set<String> endings, boolean javadocJudged) {
    Set<String> made = new HashSet<>(facts.made());
    if (!javadocJudged) {
      made.add("-javadoc.jar");
      made.add("-test-javadoc.jar");
    }
    hints = hints.withPublished(endings).withMade(made);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(
          text.matches("[0-9]{1,12}")
              ? Instant.ofEpochSecond(Long.parseLong(text))
              : java.time.OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException other) {
      return Optional.empty();
    }
  }
}
