package dev.sallyport.recipe;

import dev.sallyport.recipe.Hints.Profile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which profile makes what was published and the plain build does not make.
 *
 * @param wanted the suffixes that ask for a profile
 */
record ProfileChoice(Set<String> wanted, List<Profile> profiles) {
  /** By how often Reproducible Central's recipes use them. */
  private static final List<String> USUAL =
      List.of(
          "release",
          "apache-release",
          "plexus-release",
          "mojo-release",
          "maveniverse-release",
          "sonatype-oss-release",
          "central",
          "sign-source-javadoc",
          "publish",
          "ossrh",
          "oss-release",
          "deploy");

  /** Those of which it is known that they attach the archive of the whole source. */
  private static final List<String> WITH_SOURCE_RELEASE =
      List.of("apache-release", "plexus-release", "mojo-release", "maveniverse-release", "release");

  private static final Set<String> ASKING =
      Set.of(
          "-sources.jar",
          "-javadoc.jar",
          "-source-release.zip",
          "-source-release.tar.gz",
          "-tests.jar",
          "-test-sources.jar");

  static ProfileChoice of(Hints hints) {
    Set<String> wanted = new TreeSet<>(hints.published());
    wanted.retainAll(ASKING);
    wanted.removeAll(hints.made());
    return new ProfileChoice(wanted, hints.profiles());
  }

  /** Nobody but Maven's own parent of all POMs is left to make sources and javadoc. */
  boolean needsPerformRelease() {
    return chosen().isEmpty()
        && (wanted.contains("-sources.jar") || wanted.contains("-javadoc.jar"));
  }

  Sourced<List<String>> sourced() {
    if (wanted.isEmpty()) {
      return Sourced.stated(List.of(), "the build without profiles makes what was published");
    }
    String names = String.join(", ", wanted);
    Optional<String> chosen = chosen();
    if (chosen.isEmpty()) {
      return Sourced.guessed(List.of(), "no known profile of the POM makes " + names);
    }
    long others = candidates().size() - 1L;
    String among = others > 0 ? ", the most usual of " + (others + 1) : "";
    return Sourced.stated(
        List.of(chosen.get()), names + " published: profile of the POM or its parents" + among);
  }

  private Optional<String> chosen() {
    return candidates().stream().findFirst();
  }

  /** Best first: those known to attach most of what is wanted, then the usual names in order. */
  private List<String> candidates() {
    boolean wantsSource = wanted.stream().anyMatch(suffix -> suffix.startsWith("-source-release"));
    List<String> order = wantsSource ? concat(WITH_SOURCE_RELEASE, USUAL) : USUAL;
    return profiles.stream()
        .filter(profile -> !profile.activeByDefault())
        .filter(profile -> RecipeForm.profiles(List.of(profile.id())).isEmpty())
        .filter(profile -> attached(profile) > 0 || isUsual(profile))
        .sorted(
            (a, b) -> {
              int byAttached = Integer.compare(attached(b), attached(a));
              return byAttached != 0
                  ? byAttached
                  : Integer.compare(rank(order, a.id()), rank(order, b.id()));
            })
        .map(Profile::id)
        .distinct()
        .toList();
  }

  private static boolean isUsual(Profile profile) {
    return profile.attaches().isEmpty() && USUAL.contains(profile.id());
  }

  private int attached(Profile profile) {
    return (int)
        profile
            .attaches()
            .map(all -> all.stream().filter(wanted::contains).count())
            .orElse(0L)
            .longValue();
  }

  private static int rank(List<String> order, String id) {
    int rank = order.indexOf(id);
    return rank < 0 ? order.size() : rank;
  }

  private static List<String> concat(List<String> first, List<String> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }
}
