package dev.sallyport.trace;

import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Facts by subject; many files of one folder are told as one. */
final class Folded {
  /** Findings of one rule; what is left out is counted in one more. */
  static final int MOST = 20;

  private static final int OF_ONE_FOLDER = 5;
  private static final int SHOWN = 5;

  private final SortedMap<String, SortedSet<String>> facts = new TreeMap<>();

  void add(String subject, String fact) {
    facts.computeIfAbsent(subject, k -> new TreeSet<>()).add(fact);
  }

  List<Finding> findings(Rule rule, String hint) {
    SortedMap<String, SortedSet<String>> told = folders();
    List<Finding> findings = new ArrayList<>();
    told.forEach(
        (subject, why) -> {
          if (findings.size() < MOST) {
            findings.add(new Finding(rule, subject, evidence(why), hint));
          }
        });
    if (told.size() > MOST) {
      int more = told.size() - MOST;
      findings.add(Finding.of(rule, "…", "and " + more + " more of this kind", hint));
    }
    return findings;
  }

  private static Evidence evidence(SortedSet<String> why) {
    if (why.size() == 1) {
      return Evidence.fact(why.first());
    }
    List<String> lines = new ArrayList<>(why);
    List<String> shown = new ArrayList<>(lines.subList(0, Math.min(SHOWN, lines.size())));
    if (lines.size() > SHOWN) {
      shown.add("and " + (lines.size() - SHOWN) + " more");
    }
    return new Evidence.Items(shown);
  }

  private SortedMap<String, SortedSet<String>> folders() {
    SortedMap<String, List<String>> byFolder = new TreeMap<>();
    facts.keySet().forEach(s -> byFolder.computeIfAbsent(folder(s), k -> new ArrayList<>()).add(s));
    SortedMap<String, SortedSet<String>> told = new TreeMap<>();
    byFolder.forEach(
        (folder, subjects) -> {
          boolean fold = !folder.isEmpty() && subjects.size() > OF_ONE_FOLDER;
          for (String subject : subjects) {
            SortedSet<String> why = facts.getOrDefault(subject, new TreeSet<>());
            told.computeIfAbsent(fold ? folder + "*" : subject, k -> new TreeSet<>()).addAll(why);
          }
          if (fold) {
            told.getOrDefault(folder + "*", new TreeSet<>()).add(subjects.size() + " files");
          }
        });
    return told;
  }

  private static String folder(String subject) {
    return subject.substring(0, subject.lastIndexOf('/') + 1);
  }
}
