package dev.sallyport.witness;

import dev.sallyport.provenance.SessionRecord;
import dev.sallyport.provenance.SessionRecord.Fact;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The facts of a recorded machine that a rebuild has to have too. What a sandbox can be given is
 * given; what it cannot be given forbids the rebuild.
 */
public final class MustEqual {
  static final String UMASK = "umask";
  static final String LINE_SEPARATOR = "lineSeparator";
  static final String MAVEN_OPTS = "mavenOpts";
  static final String MAVEN_ARGS = "mavenArgs";
  static final String TOOL_OPTIONS = "javaToolOptions";
  static final String JVM_CONFIG = "jvmConfig";
  static final String OS = "os";
  private static final String NONE = "none";

  /** Of arguments that change what is printed and how fast it goes, or are recorded elsewhere. */
  private static final String HARMLESS_ARGUMENT =
      "-B|--batch-mode|-ntp|--no-transfer-progress|-V|--show-version|-e|--errors|-q|--quiet|-X"
          + "|--debug|--verbose|-o|--offline|-nsu|--no-snapshot-updates|-U|--update-snapshots"
          + "|-T[0-9.]+C?|--threads=[0-9.]+C?|--color=[a-z]+|-C|--strict-checksums|-c|--lax-checksums"
          + "|-D[^=]+(=.*)?|-P.+";

  private final Map<String, String> facts = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private MustEqual() {}

  /** The facts of a record that must be equal. */
  public static MustEqual of(SessionRecord record) {
    MustEqual all = new MustEqual();
    record.environment().stream().filter(Fact::mustBeEqual).forEach(all::add);
    all.check();
    return all;
  }

  private void add(Fact fact) {
    String before = facts.put(fact.name(), fact.value());
    if (before != null && !before.equals(fact.value())) {
      differs(fact.name(), before, fact.value() + " in the same record", "record again");
    }
  }

  /** What cannot be given to a rebuild here. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Three octal digits; empty where nothing is recorded. */
  Optional<String> umask() {
    return Optional.ofNullable(facts.get(UMASK))
        .filter(MustEqual::isUmask)
        .map(text -> text.substring(text.length() - 3));
  }

  /** Options of Maven's own JVM. */
  public List<String> mavenOptions() {
    return JvmOptions.words(facts.getOrDefault(MAVEN_OPTS, ""));
  }

  /** Options of every JVM. */
  public List<String> toolOptions() {
    return JvmOptions.words(facts.getOrDefault(TOOL_OPTIONS, ""));
  }

  /**
   * Holds {@code .mvn/jvm.config} of the source against the recorded one.
   *
   * @param actual digest in hex; empty where the source has no such file
   */
  public Optional<Finding> jvmConfig(Optional<String> actual) {
    String recorded = facts.getOrDefault(JVM_CONFIG, NONE);
    String here = actual.orElse(NONE);
    return recorded.equals(here)
        ? Optional.empty()
        : Optional.of(
            finding(
                JVM_CONFIG,
                recorded,
                here,
                "the recorded build used a .mvn/jvm.config that is not the commit's"));
  }

  private void check() {
    for (Map.Entry<String, String> fact : new java.util.TreeMap<>(facts).entrySet()) {
      String value = fact.getValue();
      switch (fact.getKey()) {
        case UMASK -> {
          if (!isUmask(value)) {
            differs(UMASK, value, "0000 to 0077", "a sandbox cannot be given this umask");
          }
        }
        case LINE_SEPARATOR -> same(fact.getKey(), value, "LF");
        case OS -> same(fact.getKey(), value, "linux");
        case MAVEN_OPTS, TOOL_OPTIONS -> options(fact.getKey(), value);
        case MAVEN_ARGS -> arguments(value);
        case JVM_CONFIG -> {}
        default ->
            differs(
                fact.getKey(),
                value,
                "not known",
                "verify with the version of Sallyport that made the record");
      }
    }
  }

  private static boolean isUmask(String value) {
    return value.matches("0?0[0-7]{2}");
  }

  private void same(String name, String recorded, String here) {
    if (!recorded.equals(here)) {
      differs(name, recorded, here, "verify on a machine that has it, or record on one like this");
    }
  }

  private void options(String name, String value) {
    List<String> odd = JvmOptions.odd(value);
    if (!odd.isEmpty()) {
      differs(
          name,
          value,
          "cannot be given: " + String.join(" ", odd),
          "record without these options, or put them into .mvn/jvm.config");
    }
  }

  private void arguments(String value) {
    List<String> odd = new ArrayList<>();
    for (String word : JvmOptions.words(value)) {
      if (!word.matches(HARMLESS_ARGUMENT)) {
        odd.add(word);
      }
    }
    if (!odd.isEmpty()) {
      differs(
          MAVEN_ARGS,
          value,
          "cannot be given: " + String.join(" ", odd),
          "record without MAVEN_ARGS, or put them into .mvn/maven.config");
    }
  }

  private void differs(String name, String recorded, String here, String hint) {
    findings.add(finding(name, recorded, here, hint));
  }

  private static Finding finding(String name, String recorded, String here, String hint) {
    return new Finding(
        Rule.RECORD_ENVIRONMENT_DIFFERS, name, new Evidence.Mismatch(recorded, here), hint);
  }

  /** The names that are known here. */
  static Set<String> names() {
    return Set.of(UMASK, LINE_SEPARATOR, MAVEN_OPTS, MAVEN_ARGS, TOOL_OPTIONS, JVM_CONFIG, OS);
  }
}
