package dev.sallyport.sourcegate;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.sourcegate.ProposalCommit.Why;
import dev.sallyport.verdict.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a range of commits shows of the people behind it. */
record ProposalEvidence(ProposalPeople people, List<ProposalCommit> commits) {
  /** GitHub's keys, by the part of their names that old signatures carry. */
  private static final List<String> GITHUB_ISSUERS =
      List.of("B5690EEEBB952194", "4AEE18F83AFDEB23");

  private static final int MOST_ISSUERS = 12;

  static ProposalEvidence read(
      GitObjects objects, SimulateSteps steps, ProposalKeys keys, Instant now, int threads)
      throws Refusal {
    List<GitId> ids = objects.range(steps.root(), steps.tip()).parentsFirst();
    List<ProposalCommit> commits =
        new ProposalScan(objects, steps.set(), keys, now).of(ids, threads);
    return new ProposalEvidence(ProposalPeople.of(commits, keys), commits);
  }

  /** Whether a forge signed whose certificate was not given. */
  boolean forgeWithoutKey() {
    return people.forge.isEmpty() && missing().keySet().stream().anyMatch(this::isGitHub);
  }

  private boolean isGitHub(String issuer) {
    return GITHUB_ISSUERS.stream().anyMatch(issuer::endsWith);
  }

  /** What the history shows and no policy made from it has; the most frequent first. */
  List<String> leftOut() {
    List<String> lines = new ArrayList<>(people.leftOut);
    lines.addAll(namesakes());
    List<Map.Entry<String, Integer>> sorted = new ArrayList<>(missing().entrySet());
    sorted.sort(
        Comparator.comparingInt((Map.Entry<String, Integer> e) -> -e.getValue())
            .thenComparing(Map.Entry::getKey));
    for (Map.Entry<String, Integer> issuer :
        sorted.subList(0, Math.min(MOST_ISSUERS, sorted.size()))) {
      lines.add(
          issuer.getValue()
              + " commits signed with OpenPGP key "
              + issuer.getKey()
              + (isGitHub(issuer.getKey()) ? " (GitHub's)" : "")
              + ", whose certificate was not given: add it with --ring");
    }
    if (sorted.size() > MOST_ISSUERS) {
      lines.add(
          (sorted.size() - MOST_ISSUERS) + " more OpenPGP keys whose certificates were not given");
    }
    others().forEach((fact, count) -> lines.add(count + " commits: " + fact));
    return lines;
  }

  private List<String> namesakes() {
    Map<String, Integer> names = new TreeMap<>();
    people.people.forEach(someone -> names.merge(someone.name(), 1, Integer::sum));
    List<String> lines = new ArrayList<>();
    names.forEach(
        (name, count) -> {
          if (count > 1 && !name.isBlank()) {
            lines.add(
                count
                    + " people are called "
                    + name
                    + ": if they are one, put them together, or one could review the other");
          }
        });
    return lines;
  }

  private Map<String, Integer> missing() {
    Map<String, Integer> counts = new TreeMap<>();
    for (ProposalCommit commit : commits) {
      if (commit.why() instanceof Why.NoCertificate none) {
        counts.merge(none.issuer(), 1, Integer::sum);
      }
    }
    return counts;
  }

  private Map<String, Integer> others() {
    Map<String, Integer> counts = new TreeMap<>();
    for (ProposalCommit commit : commits) {
      if (commit.why() instanceof Why.Unsigned) {
        counts.merge("without a signature", 1, Integer::sum);
      } else if (commit.why() instanceof Why.NotListed listed) {
        counts.merge(listed.fingerprint() + " is not among the allowed signers", 1, Integer::sum);
      } else if (commit.why() instanceof Why.Refused refused) {
        counts.merge(refused.rule(), 1, Integer::sum);
      }
    }
    return counts;
  }
}
