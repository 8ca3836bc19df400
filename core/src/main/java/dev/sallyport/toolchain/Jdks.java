package dev.sallyport.toolchain;

import dev.sallyport.digest.Sha256;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The JDKs that a build may use: those of this machine, or those of one build root. */
public final class Jdks {
  private static final String JVM_FOLDER = "usr/lib/jvm";
  private final List<Jdk> named;
  private final List<Jdk> all;
  private final Optional<Path> root;

  private Jdks(List<Jdk> named, List<Jdk> all, Optional<Path> root) {
    this.named = List.copyOf(named);
    this.all = List.copyOf(all);
    this.root = root;
  }

  /**
   * JDKs of this machine: those named by the caller first, then under the given folders.
   *
   * @param named version as the caller wrote it, to its home
   * @param homes single JDKs, e.g. from {@code JAVA_HOME}
   * @param folders each holding JDKs, e.g. {@code /usr/lib/jvm}
   */
  public static Jdks ofMachine(Map<String, Path> named, List<Path> homes, List<Path> folders)
      throws Refusal {
    List<Jdk> found = new ArrayList<>();
    for (Map.Entry<String, Path> entry : named.entrySet()) {
      found.add(named(entry.getKey(), entry.getValue()));
    }
    List<Path> places = new ArrayList<>(homes);
    for (Path folder : folders) {
      places.addAll(children(folder));
    }
    for (Path place : places) {
      real(place).flatMap(home -> Jdk.at(home, home.toString())).ifPresent(found::add);
    }
    return new Jdks(
        found.subList(0, named.size()), found.stream().distinct().toList(), Optional.empty());
  }

  /** JDKs inside a root folder that builds will see as {@code /}. */
  public static Jdks ofRoot(Path root) {
    List<Jdk> found = new ArrayList<>();
    for (Path place : children(root.resolve(JVM_FOLDER))) {
      if (!Files.isSymbolicLink(place)) {
        Jdk.at(place, "/" + root.relativize(place)).ifPresent(found::add);
      }
    }
    return new Jdks(List.of(), found, Optional.of(root));
  }

  private static Jdk named(String wanted, Path home) throws Refusal {
    Optional<Jdk> jdk = real(home).flatMap(real -> Jdk.at(real, real.toString()));
    if (jdk.isEmpty() || !jdk.get().isWanted(wanted)) {
      throw new Refusal(
          Rule.TOOL_JDK_MISSING,
          "JDK " + wanted,
          home
              + " holds "
              + jdk.map(Jdk::toString).orElse("no JDK (no bin/javac or no release file)"),
          "give the folder of a JDK " + wanted + ": --jdk " + wanted + "=/path/to/jdk");
    }
    return jdk.get();
  }

  private static Optional<Path> real(Path place) {
    try {
      return Optional.of(place.toRealPath());
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException absent) {
      return List.of();
    }
  }

  /** The JDK of that major or exact version; of several the newest patch level. */
  public Jdk get(String wanted) throws Refusal {
    Optional<Jdk> first =
        named.stream()
            .filter(jdk -> jdk.isWanted(wanted))
            .findFirst()
            .or(() -> all.stream().filter(jdk -> jdk.isWanted(wanted)).max(BY_PATCH_LEVEL));
    if (first.isPresent()) {
      return first.get();
    }
    String major = Jdk.majorOf(wanted);
    String here = all.stream().map(Jdk::toString).sorted().collect(Collectors.joining(", "));
    String supply =
        root.map(r -> "install it into " + r)
            .orElse(
                "apt-get install openjdk-"
                    + major
                    + "-jdk-headless, or --jdk "
                    + wanted
                    + "=/path/to/jdk, or --build-root DIR with a system that has it");
    throw new Refusal(
        Rule.TOOL_JDK_MISSING,
        "JDK " + wanted,
        "not found; there are: " + (here.isEmpty() ? "none" : here),
        supply);
  }

  /**
   * The JDK of that version; else, where only the patch level is not there, one of the same major;
   * else, where {@code orNewer}, the oldest newer one. The report names what was really used.
   */
  public Jdk closest(String wanted, boolean orNewer) throws Refusal {
    Predicate<Jdk> same = jdk -> jdk.major().equals(Jdk.majorOf(wanted));
    if (all.stream().anyMatch(jdk -> jdk.isWanted(wanted))) {
      return get(wanted);
    }
    if (all.stream().anyMatch(same)) {
      return get(Jdk.majorOf(wanted));
    }
    int least = number(Jdk.majorOf(wanted));
    OptionalInt newer =
        all.stream().mapToInt(jdk -> number(jdk.major())).filter(m -> m > least).min();
    return orNewer && newer.isPresent() ? get("" + newer.getAsInt()) : get(wanted);
  }

  /** The JDK of that version and no other build of it; empty where it is not here. */
  public Optional<Jdk> exactly(String version, Sha256 release) {
    return all.stream()
        .filter(jdk -> jdk.version().equals(version) && jdk.release().equals(release))
        .findFirst();
  }

  /** Those whose {@code release} file, or class library where there is none, has that digest. */
  public List<Jdk> withRelease(Sha256 release) {
    return all.stream().filter(jdk -> jdk.release().equals(release)).toList();
  }

  private static int number(String major) {
    return major.isEmpty() || major.length() > 4 ? 0 : Integer.parseInt(major);
  }

  private static final Comparator<Jdk> BY_PATCH_LEVEL =
      (one, other) -> Arrays.compare(numbers(one.version()), numbers(other.version()));

  /** {@code 1.8.0_504} as 8, 0, 504, so that patch levels compare as numbers. */
  private static int[] numbers(String version) {
    return Stream.of(Jdk.modern(version).split("[^0-9]+"))
        .filter(part -> !part.isEmpty() && part.length() < 9)
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
