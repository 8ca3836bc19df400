package dev.sallyport.sourcegate;

import dev.sallyport.gitobject.Ident;
import dev.sallyport.signature.TrustedKey;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;

/** How one key was used in a range. */
final class ProposalUse {
  /** The busiest on the branch itself first; the name of the key decides what is left. */
  static final Comparator<ProposalUse> BUSIEST_FIRST =
      Comparator.<ProposalUse>comparingInt(use -> -use.steps)
          .thenComparingInt(use -> -use.commits)
          .thenComparing(ProposalUse::fingerprint);

  final TrustedKey key;

  /** Addresses that the file of the key vouches for. */
  final NavigableSet<String> vouched;

  private final List<String> vouchedNames;
  private final Map<String, Integer> emails = new TreeMap<>();
  private final Map<String, Integer> names = new TreeMap<>();
  private int steps;
  private int mergeSteps;
  private int commits;

  ProposalUse(TrustedKey key, NavigableSet<String> vouched, List<String> vouchedNames) {
    this.key = key;
    this.vouched = vouched;
    this.vouchedNames = List.copyOf(vouchedNames);
  }

  void add(ProposalCommit commit) {
    Ident committer = commit.committer().orElseThrow();
    commits++;
    if (commit.step()) {
      steps++;
      mergeSteps += commit.merge() ? 1 : 0;
    }
    emails.merge(committer.email().toLowerCase(Locale.ROOT), 1, Integer::sum);
    names.merge(committer.name(), 1, Integer::sum);
  }

  String fingerprint() {
    return key.fingerprint();
  }

  int steps() {
    return steps;
  }

  int mergeSteps() {
    return mergeSteps;
  }

  int commits() {
    return commits;
  }

  /** Addresses that its commits name, the most used first. */
  List<String> claimed() {
    return mostUsed(emails);
  }

  /** A name of its file, else the one that its commits use most; may be empty. */
  String name() {
    return vouchedNames.stream()
        .findFirst()
        .or(() -> mostUsed(names).stream().filter(name -> !name.isBlank()).findFirst())
        .orElse("");
  }

  /** Whether every commit of it says that a program made it. */
  boolean isProgram() {
    return !names.isEmpty() && names.keySet().stream().allMatch(name -> name.endsWith("[bot]"));
  }

  private static List<String> mostUsed(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, Integer>>comparingInt(e -> -e.getValue())
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .toList();
  }
}
