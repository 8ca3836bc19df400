package dev.sallyport.witness;

import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import dev.sallyport.provenance.SessionRecord;
import dev.sallyport.repository.RepositoryClient;
import dev.sallyport.store.Store;
import dev.sallyport.toolchain.Jdk;
import dev.sallyport.toolchain.Jdks;
import dev.sallyport.toolchain.MavenDistribution;
import dev.sallyport.toolchain.MavenTree;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The JDK and the Maven that a record names, by their digests; no other version will do. */
public final class RecordedTools {
  private static final Pattern CONF =
      Pattern.compile("maven:conf/(logging/)?[A-Za-z0-9][A-Za-z0-9.-]*\\.properties");

  private RecordedTools() {}

  /**
   * The JDK.
   *
   * @throws Refusal {@code tool.jdk-missing} where there is none of that version, {@code
   *     tool.jdk-changed} where there is one and it is not the recorded one
   */
  public static Jdk jdk(SessionRecord.Jdk recorded, Jdks jdks) throws Refusal, IOException {
    if (recorded.release().isEmpty()) {
      throw new Refusal(
          Rule.TOOL_JDK_CHANGED,
          "JDK " + recorded.version(),
          "the record has no digest of its JDK, so none can be shown to be the same",
          "record with a JDK that has a `release` file");
    }
    Sha256 release = recorded.release().get();
    List<Jdk> same = jdks.withRelease(release);
    if (same.isEmpty()) {
      // throws where there is none of that version
      Jdk other = jdks.get(recorded.version());
      throw changed(recorded, "release file " + release, "release file " + other.release(), other);
    }
    Optional<Refusal> changed = Optional.empty();
    for (Jdk jdk : same) {
      Optional<Sha256> modules = modules(jdk);
      if (recorded.modules().isEmpty() || recorded.modules().equals(modules)) {
        return jdk;
      }
      String here = modules.map(Sha256::hex).orElse("none");
      String wanted = "lib/modules " + recorded.modules().get();
      changed = Optional.of(changed(recorded, wanted, "lib/modules " + here, jdk));
    }
    throw changed.orElseThrow();
  }

  private static Optional<Sha256> modules(Jdk jdk) throws IOException {
    Path modules = jdk.home().resolve("lib/modules");
    return Files.isRegularFile(modules)
        ? Optional.of(Digests.of(modules).sha256())
        : Optional.empty();
  }

  private static Refusal changed(
      SessionRecord.Jdk recorded, String expected, String actual, Jdk here) {
    return new Refusal(
        new Finding(
            Rule.TOOL_JDK_CHANGED,
            "JDK " + recorded.version(),
            new Evidence.Mismatch(expected, actual),
            here.home()
                + " is another build of it: give the recorded one ("
                + recorded.vendor()
                + ") with --jdk "
                + recorded.version()
                + "=HOME"));
  }

  /**
   * A Maven, unpacked.
   *
   * @param archive of the published distribution; empty for an installation of this machine
   */
  public record Maven(Path home, Optional<MavenDistribution> archive) {}

  /**
   * Where a Maven can be had.
   *
   * @param homes of installations
   * @param conf files of such a home that may be used, with their recorded digests
   * @param folders in the layout of a repository
   * @param hints names and digests of archives that led to a Maven before
   */
  public record Places(
      List<Path> homes,
      Map<String, String> conf,
      List<Path> folders,
      Path hints,
      Optional<RepositoryClient> repository) {}

  /** What is known of the configuration of the recorded Maven; settings are no part of it. */
  public static Map<String, String> conf(SessionRecord record) {
    Map<String, String> conf = new TreeMap<>();
    for (SessionRecord.Fact fact : record.environment()) {
      if (CONF.matcher(fact.name()).matches()) {
        conf.put(fact.name().substring("maven:".length()), fact.value());
      }
    }
    return conf;
  }

  /** The tree digest does not cover {@code conf}; {@code m2.conf} wants its folder. */
  private static void copyConf(Path home, Path copy, Map<String, String> conf) throws IOException {
    Files.createDirectories(copy.resolve("conf/logging"));
    for (Map.Entry<String, String> file : conf.entrySet()) {
      Path from = home.resolve(file.getKey());
      if (Files.isRegularFile(from) && Digests.of(from).sha256().hex().equals(file.getValue())) {
        Files.copy(from, copy.resolve(file.getKey()));
      }
    }
  }

  /**
   * The Maven: one of the named homes, or the published distribution of that version.
   *
   * @param work an empty folder
   * @throws Refusal {@code tool.maven-missing} where none of that version can be had, {@code
   *     tool.maven-changed} where it is not the recorded one
   */
  public static Maven maven(
      SessionRecord.Maven recorded, Places places, String repositoryId, Store store, Path work)
      throws Refusal, IOException {
    String name = "Maven " + recorded.version();
    if (!recorded.version().matches("[0-9A-Za-z.-]+") || recorded.version().contains("..")) {
      throw new Refusal(Rule.TOOL_MAVEN_MISSING, name, "no Maven has such a version", "");
    }
    if (recorded.tree().isEmpty()) {
      throw new Refusal(
          Rule.TOOL_MAVEN_CHANGED,
          name,
          "the record has no digest of its Maven, so none can be shown to be the same",
          "record again with a recorder that can read Maven's home");
    }
    Sha256 tree = recorded.tree().get();
    String other = "";
    int copies = 0;
    for (Path home : places.homes()) {
      Path copy = work.resolve("home-" + copies++);
      Sha256 actual = MavenTree.of(home.toRealPath()).copyTo(copy).digest();
      copyConf(home, copy, places.conf());
      if (actual.equals(tree)) {
        return new Maven(copy, Optional.empty());
      }
      other = actual + " in " + home;
    }
    Optional<MavenDistribution> published =
        published(recorded.version(), places, repositoryId, store);
    if (published.isPresent()) {
      Path home = published.get().unpack(store, work.resolve("published"));
      Sha256 actual = MavenTree.of(home).digest();
      if (actual.equals(tree)) {
        remember(places.hints(), published.get());
        return new Maven(home, published);
      }
      other = actual + " in the published archive";
    }
    if (other.isEmpty()) {
      throw new Refusal(
          Rule.TOOL_MAVEN_MISSING,
          name,
          "neither its archive nor an installation of it is here, and nobody may be asked",
          "name an installation with --maven-home DIR, or leave out --offline");
    }
    throw new Refusal(
        new Finding(
            Rule.TOOL_MAVEN_CHANGED,
            name,
            new Evidence.Mismatch("tree " + tree, "tree " + other),
            "if it was recorded with a Maven of a distributor, name it with --maven-home DIR"));
  }

  private static Optional<MavenDistribution> published(
      String version, Places places, String repositoryId, Store store) throws Refusal, IOException {
    Optional<MavenDistribution> known = remembered(places.hints(), version, store);
    if (known.isPresent()) {
      return known;
    }
    String path = "org/apache/maven/apache-maven/" + version + "/apache-maven-" + version;
    for (Path folder : places.folders()) {
      Path file = folder.resolve(path + "-bin.tar.gz");
      if (Files.isRegularFile(file)) {
        try (InputStream in = Files.newInputStream(file)) {
          Digests digests = store.put(in, Long.MAX_VALUE);
          return Optional.of(new MavenDistribution(version, digests.sha256()));
        }
      }
    }
    return places.repository().isPresent()
        ? Optional.of(MavenDistribution.of(version, places.repository().get(), repositoryId))
        : Optional.empty();
  }

  /** A name and a digest that nobody has to believe: the tree digest decides. */
  private static Optional<MavenDistribution> remembered(Path hints, String version, Store store) {
    try {
      Path file = hints.resolve("apache-maven-" + version);
      Sha256 archive = new Sha256(Files.readString(file).strip());
      return store.has(archive)
          ? Optional.of(new MavenDistribution(version, archive))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static void remember(Path hints, MavenDistribution maven) {
    try {
      Files.createDirectories(hints);
      Files.writeString(hints.resolve("apache-maven-" + maven.version()), maven.archive() + "\n");
    } catch (IOException unwritable) {
      // the next run asks again, that is all
    }
  }
}
