package dev.sallyport.artifact;

import dev.sallyport.verdict.ArtifactState;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A release held against its rebuild: one verdict for every path in scope that either side has.
 *
 * @param verdicts sorted by path
 * @param outside how many files of the release are not judged, by why
 * @param confirmed whether there was a second rebuild
 */
public record Comparison(
    List<ArtifactVerdict> verdicts, Map<Scope.Outside, Integer> outside, boolean confirmed) {
  public Comparison {
    verdicts = List.copyOf(verdicts);
    outside = Collections.unmodifiableMap(new TreeMap<>(outside));
  }

  /**
   * Compares; reads the files only where their digests differ.
   *
   * @param expectedMain file names that modules must have: POM and main artifact. One that is on
   *     neither side is not compared, under its bare name
   */
  public static Comparison of(
      Published published, Rebuilt rebuilt, Set<String> expectedMain, Scope scope) {
    Side released = Side.of(published.files(), scope);
    Side made = Side.of(rebuilt.first(), scope);
    Optional<Side> again = rebuilt.second().map(files -> Side.of(files, scope));
    SortedMap<String, String> unjudgeable = new TreeMap<>();
    for (UnfetchedFile file : published.unfetched()) {
      if (scope.outside(file.name()).isEmpty()) {
        unjudgeable.put(file.path(), "published, but it could not be fetched: " + file.reason());
      }
    }
    List<Side> sides = new ArrayList<>(List.of(released, made));
    again.ifPresent(sides::add);
    SortedSet<String> paths = new TreeSet<>(unjudgeable.keySet());
    for (Side side : sides) {
      paths.addAll(side.files().keySet());
      side.ambiguous().forEach(p -> unjudgeable.putIfAbsent(p, "one side has it twice"));
    }
    List<ArtifactVerdict> verdicts = new ArrayList<>();
    SortedSet<String> absent = new TreeSet<>(expectedMain);
    for (String path : paths) {
      Optional<Judgement.Second> second = again.map(s -> new Judgement.Second(s.at(path)));
      Judgement judgement =
          new Judgement(path, released.at(path), made.at(path), second, Comparison::causes);
      String name = path.substring(path.lastIndexOf('/') + 1);
      String obstacle = unjudgeable.get(path);
      verdicts.add(
          obstacle != null
              ? judgement.notCompared(obstacle)
              : judgement.of(published.listed(), expectedMain.contains(name)));
      absent.remove(name);
    }
    absent.removeIf(name -> scope.outside(name).isPresent());
    absent.forEach(name -> verdicts.add(nowhere(name)));
    verdicts.sort(Comparator.comparing(ArtifactVerdict::path));
    return new Comparison(verdicts, outside(published, scope), again.isPresent());
  }

  /** What the verdicts come to together. Nothing compared is never verified. */
  public Outcome overall() {
    Outcome together = verdicts.isEmpty() ? Outcome.INDETERMINATE : Outcome.VERIFIED;
    for (ArtifactVerdict verdict : verdicts) {
      switch (verdict.state()) {
        case IDENTICAL -> {}
        case FLAKY, NOT_COMPARED -> together = Outcome.INDETERMINATE;
        case EQUIVALENT,
            DIFFERENT,
            MISSING_IN_REBUILD,
            MISSING_IN_RELEASE,
            UNEXPECTED_IN_RELEASE -> {
          return Outcome.REFUTED;
        }
      }
    }
    return together;
  }

  /** One finding per file that is not identical, sorted by path. */
  public List<Finding> findings() {
    return ArtifactFindings.of(this);
  }

  /** The verdicts that rest on one rebuild only and that a second one could turn. */
  public List<ArtifactVerdict> candidates() {
    return confirmed ? List.of() : in(ArtifactState.DIFFERENT);
  }

  public List<ArtifactVerdict> in(ArtifactState state) {
    return verdicts.stream().filter(verdict -> verdict.state() == state).toList();
  }

  /** E.g. {@code 4 of 5 (javadoc not judged)}: identical files of all that are no side files. */
  public String headlineCount() {
    int javadoc = outside.getOrDefault(Scope.Outside.JAVADOC, 0);
    String count = in(ArtifactState.IDENTICAL).size() + " of " + (verdicts.size() + javadoc);
    return javadoc == 0 ? count : count + " (javadoc not judged)";
  }

  private static ArtifactVerdict nowhere(String name) {
    return new ArtifactVerdict(
        name,
        name,
        ArtifactState.NOT_COMPARED,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        "a file that a module must have is neither published nor made");
  }

  private static List<Cause> causes(ReleaseFile published, ReleaseFile rebuilt) {
    return published.isHere() ? Causes.between(published.file(), rebuilt.file()) : List.of();
  }

  private static Map<Scope.Outside, Integer> outside(Published published, Scope scope) {
    Map<Scope.Outside, Integer> counts = new EnumMap<>(Scope.Outside.class);
    published.files().forEach(f -> count(scope.outside(f.name()), counts));
    published.unfetched().forEach(f -> count(scope.outside(f.name()), counts));
    return counts;
  }

  private static void count(Optional<Scope.Outside> outside, Map<Scope.Outside, Integer> counts) {
    outside.ifPresent(o -> counts.merge(o, 1, Integer::sum));
  }
}
