package dev.sallyport.history;

import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings by the commit they are about, after the exceptions of the policy had their say. */
final class Found {
  private final Exceptions exceptions;
  private final PolicyInForce policy;
  private final Map<Examined, List<Finding>> byCommit = new LinkedHashMap<>();

  Found(Exceptions exceptions, PolicyInForce policy) {
    this.exceptions = exceptions;
    this.policy = policy;
  }

  void add(Examined commit, Rule rule, String fact, String hint) {
    add(commit, Finding.of(rule, commit.id().hex(), fact, hint));
  }

  void add(Examined commit, Finding finding) {
    byCommit
        .computeIfAbsent(commit, c -> new ArrayList<>())
        .addAll(exceptions.applied(finding, commit, policy));
  }

  boolean refutesNothing(Examined commit) {
    return of(commit).stream().allMatch(finding -> finding.rule().weight() == Rule.Weight.NOTE);
  }

  List<Finding> of(Examined commit) {
    return byCommit.getOrDefault(commit, List.of());
  }
}
