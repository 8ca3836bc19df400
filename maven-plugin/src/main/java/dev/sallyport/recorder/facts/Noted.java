package dev.sallyport.recorder.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Findings of the recorder under the ids of rules: fifty of each rule are named, all counted. */
final class Noted {
  static final String NO_COMMIT = "source.no-commit";
  static final String DIRTY = "source.dirty";
  static final String UNTRACKED = "source.untracked";
  static final String HIDDEN = "source.hidden";

  private static final int NAMED = 50;

  private static final class OfRule {
    /** What is compiled comes first. */
    private final List<Map<String, Object>> first = new ArrayList<>();

    private final List<Map<String, Object>> rest = new ArrayList<>();
    private int count;
  }

  private final Map<String, OfRule> byRule = new TreeMap<>();

  void add(String rule, String subject, String fact) {
    add(rule, subject, fact, false);
  }

  void add(String rule, String subject, String fact, boolean first) {
    OfRule of = byRule.computeIfAbsent(rule, r -> new OfRule());
    of.count++;
    List<Map<String, Object>> list = first ? of.first : of.rest;
    if (list.size() < NAMED) {
      list.add(noted(rule, subject, fact));
    }
  }

  boolean isEmpty() {
    return byRule.isEmpty();
  }

  List<Map<String, Object>> all() {
    List<Map<String, Object>> all = new ArrayList<>();
    byRule.forEach(
        (rule, of) -> {
          List<Map<String, Object>> named = new ArrayList<>(of.first);
          named.addAll(of.rest.subList(0, Math.min(of.rest.size(), NAMED - named.size())));
          all.addAll(named);
          if (of.count > named.size()) {
            all.add(noted(rule, ".", "and " + (of.count - named.size()) + " more, not named"));
          }
        });
    return all;
  }

  private static Map<String, Object> noted(String rule, String subject, String fact) {
    Map<String, Object> noted = new LinkedHashMap<>();
    noted.put("rule", rule);
    noted.put("subject", subject);
    noted.put("fact", fact);
    return noted;
  }
}
