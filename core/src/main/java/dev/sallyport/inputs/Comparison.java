package dev.sallyport.inputs;

import dev.sallyport.provenance.SessionRecord.Fact;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The inputs of two builds held against each other, by path and digest. Who asked for a file and
 * which repository it came from do not make two builds different.
 *
 * @param toolsDiffer why the two may rightly have read other files: another Maven, JDK or way in
 * @param facts that are not the same on both sides, those of JDK and Maven first
 * @param added read by {@code actual} only; empty where {@code toolsDiffer} says that it may be so
 * @param removed likewise; also empty where {@code actual} was not recorded to its end
 * @param changed read by both, with other bytes
 * @param regarded the same file, of another kind or asked for by another; information only
 * @param onlyReference how many paths only the reference has, judged or not
 * @param onlyActual how many paths only the other has, judged or not
 * @param same how many paths are the same file
 */
public record Comparison(
    BuildInputs reference,
    BuildInputs actual,
    List<String> toolsDiffer,
    List<FactDifference> facts,
    List<Difference> added,
    List<Difference> removed,
    List<Difference> changed,
    List<Difference> regarded,
    int onlyReference,
    int onlyActual,
    int same) {

  /** Compares; the lists are in the order of the paths. */
  public static Comparison of(BuildInputs reference, BuildInputs actual) {
    Map<String, List<BuildInput>> before = reference.byPath();
    Map<String, List<BuildInput>> after = actual.byPath();
    List<Difference> added = new ArrayList<>();
    List<Difference> removed = new ArrayList<>();
    List<Difference> changed = new ArrayList<>();
    List<Difference> regarded = new ArrayList<>();
    int same = 0;
    Set<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    for (String path : paths) {
      Difference pair =
          new Difference(
              path, before.getOrDefault(path, List.of()), after.getOrDefault(path, List.of()));
      if (pair.before().isEmpty()) {
        added.add(pair);
      } else if (pair.after().isEmpty()) {
        removed.add(pair);
      } else if (!isSame(pair)) {
        changed.add(pair);
      } else {
        same++;
        if (isRegardedOtherwise(pair)) {
          regarded.add(pair);
        }
      }
    }
    List<String> tools = toolsDiffer(reference, actual);
    return new Comparison(
        reference,
        actual,
        tools,
        facts(reference, actual),
        tools.isEmpty() && reference.extent().isToTheEnd() ? List.copyOf(added) : List.of(),
        tools.isEmpty() && actual.extent().isToTheEnd() ? List.copyOf(removed) : List.of(),
        List.copyOf(changed),
        List.copyOf(regarded),
        removed.size(),
        added.size(),
        same);
  }

  private static boolean isSame(Difference pair) {
    boolean digests = Difference.digests(pair.before()).equals(Difference.digests(pair.after()));
    boolean sizes =
        pair.before().stream().mapToLong(BuildInput::size).sum()
            == pair.after().stream().mapToLong(BuildInput::size).sum();
    return digests && sizes;
  }

  private static boolean isRegardedOtherwise(Difference pair) {
    BuildInput one = pair.before().get(0);
    BuildInput other = pair.after().get(0);
    boolean kinds =
        one.kind().isPresent() && other.kind().isPresent() && !one.kind().equals(other.kind());
    boolean asked =
        !one.askedBy().isEmpty()
            && !other.askedBy().isEmpty()
            && !one.askedBy().equals(other.askedBy());
    return kinds || asked;
  }

  private static List<String> toolsDiffer(BuildInputs reference, BuildInputs actual) {
    List<String> reasons = new ArrayList<>();
    differ(reasons, "Maven", reference.mavenVersion(), actual.mavenVersion());
    differ(reasons, "JDK", reference.jdkMajor(), actual.jdkMajor());
    differ(reasons, "coverage", reference.extent().coverage(), actual.extent().coverage());
    return reasons;
  }

  private static void differ(List<String> reasons, String what, String before, String after) {
    if (!before.equals(after)) {
      reasons.add(what + " " + before + " there, " + after + " here");
    }
  }

  private static List<FactDifference> facts(BuildInputs reference, BuildInputs actual) {
    Set<String> names = new LinkedHashSet<>();
    reference.facts().forEach(fact -> names.add(fact.name()));
    actual.facts().forEach(fact -> names.add(fact.name()));
    List<FactDifference> differences = new ArrayList<>();
    for (String name : names) {
      Optional<String> before = reference.fact(name);
      Optional<String> after = actual.fact(name);
      boolean lock =
          name.equals(BuildInputs.JDK_VERSION)
              && (isLock(reference) || isLock(actual))
              && reference.jdkMajor().equals(actual.jdkMajor());
      if (!before.equals(after) && !lock) {
        boolean must = isMust(reference, name) || isMust(actual, name);
        differences.add(new FactDifference(name, before, after, must));
      }
    }
    return List.copyOf(differences);
  }

  /** A lock names the JDK by its major version only. */
  private static boolean isLock(BuildInputs inputs) {
    return inputs.form() == BuildInputs.Form.LOCK;
  }

  private static boolean isMust(BuildInputs inputs, String name) {
    return inputs.facts().stream()
        .filter(fact -> fact.name().equals(name))
        .anyMatch(Fact::mustBeEqual);
  }

  /** Facts that must be equal, that both sides name, and that are not equal. */
  public List<FactDifference> differingFacts() {
    return facts.stream().filter(f -> f.mustBeEqual() && f.isSaidByBoth()).toList();
  }

  /** Whether every input and every fact that steers the build was the same, and could be told. */
  public boolean isSame() {
    return !isDifferent() && toolsDiffer.isEmpty() && reachEnd();
  }

  /** Whether a difference is certain. */
  public boolean isDifferent() {
    return !added.isEmpty()
        || !removed.isEmpty()
        || !changed.isEmpty()
        || (toolsDiffer.isEmpty() && !differingFacts().isEmpty());
  }

  boolean reachEnd() {
    return reference.extent().isToTheEnd() && actual.extent().isToTheEnd();
  }
}
