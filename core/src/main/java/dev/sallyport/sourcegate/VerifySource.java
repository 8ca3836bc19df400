package dev.sallyport.sourcegate;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.history.HistoryJudge;
import dev.sallyport.history.HistoryQuestion;
import dev.sallyport.history.Judgement;
import dev.sallyport.history.PolicySource;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.policy.BranchRule;
import dev.sallyport.policy.Policy;
import dev.sallyport.policy.PolicyLint;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Answers whether everything on a branch since the trust root was signed and reviewed. */
public final class VerifySource {
  private final SourceRequest request;
  private final Instant now;
  private final int threads;
  private final SourceDraft draft = new SourceDraft();

  private VerifySource(SourceRequest request, Instant now, int threads) {
    this.request = request;
    this.now = now;
    this.threads = threads;
  }

  /**
   * Judges; what cannot be judged is a finding of the report, never an exception.
   *
   * @param now the verifier's own clock, not one that the environment can set back
   * @param threads how many may be busy
   */
  public static SourceReport run(SourceRequest request, Instant now, int threads) {
    VerifySource verify = new VerifySource(request, now, threads);
    try (GitObjects objects = GitObjects.open(request.repository())) {
      verify.judge(objects);
    } catch (Refusal refusal) {
      verify.draft.findings.add(refusal.finding());
    }
    return verify.draft.report(request);
  }

  private void judge(GitObjects objects) throws Refusal {
    Revision revision = Revision.of(request, objects);
    draft.revision(revision);
    Optional<Seen> seen = rollback(objects, revision);
    TrustRoot root = trustRoot(objects);
    draft.root = Optional.of(root.commit());
    if (root.commit().equals(revision.judged())) {
      throw new Refusal(
          Rule.HISTORY_EMPTY,
          revision.ref(),
          "it is at the trust root itself, and nothing came after it",
          "there is nothing to judge yet");
    }
    GitId tree = objects.rootTree(revision.judged());
    draft.tree = Optional.of(tree);
    draft.treeSha512 = digest(objects, tree);
    PolicySource policies = new PolicyReading(now).source(request.policy(), objects);
    Statements statements = Statements.read(objects);
    draft.findings.addAll(statements.ignored());
    HistoryQuestion question =
        new HistoryQuestion(
            objects,
            root.commit(),
            revision.tip(),
            revision.proposal(),
            revision.ref(),
            policies,
            statements.reviews(),
            witnessed(statements, policies, objects.rootTree(revision.tip())),
            now,
            threads);
    Judgement judgement = judged(question, root, statements, policies);
    judgement.policy().ifPresent(policy -> said(policy.policy(), revision, policies));
    objects.requireNoTwins(tree);
    ReleaseTags tags = new ReleaseTags(question, judgement);
    draft.tags.addAll(request.tags().isEmpty() ? tags.protectedOnes() : tags.named(request.tags()));
    draft.tags.forEach(tag -> draft.findings.addAll(tag.findings()));
    since(objects, judgement);
    if (seen.isPresent() && draft.outcome() == Outcome.VERIFIED && revision.proposal().isEmpty()) {
      SortedMap<String, GitId> now = new TreeMap<>(tags.ids(draft.tags));
      now.put(revision.ref(), revision.tip());
      seen.get().remember(now);
    }
  }

  /** From the trust root, or from what was judged before and found good. */
  private Judgement judged(
      HistoryQuestion question, TrustRoot root, Statements statements, PolicySource policies)
      throws Refusal {
    Set<String> evidence = statements.reviews().names();
    Optional<Shortcut> shortcut =
        Shortcut.open(
            request,
            question.objects(),
            root,
            question.ref(),
            policies.fromOutside() ? policies.in(root.commit()).key() : "in the tree",
            now);
    Optional<Checkpoint> before =
        shortcut.isPresent() ? shortcut.get().found(question, evidence) : Optional.empty();
    if (before.isPresent()) {
      Optional<Judgement> later = later(question, before.get());
      if (later.isPresent()) {
        return later.get();
      }
      draft.forgetRows();
    }
    Judgement judgement = HistoryJudge.judge(question, draft::take);
    draft.judged(judgement.steps(), judgement.commits());
    boolean keepable = question.proposal().isEmpty() && draft.hasNoFindings();
    if (shortcut.isPresent() && keepable) {
      shortcut.get().keep(question, judgement, evidence);
    }
    return judgement;
  }

  /** Empty when anything is found on the branch: then all of it is judged again. */
  private Optional<Judgement> later(HistoryQuestion question, Checkpoint before) throws Refusal {
    GitObjects objects = question.objects();
    Judgement judgement = HistoryJudge.judge(question.from(before.tip()), draft::take);
    if (!draft.hasNoFindingsBeside(question.proposal())) {
      return Optional.empty();
    }
    draft.judged(before.steps() + judgement.steps(), before.commits() + judgement.commits());
    draft.facts.put("judged before", before.steps() + " steps");
    List<GitId> chain = new ArrayList<>();
    boolean tags = judgement.policy().stream().anyMatch(p -> !p.policy().tags().isEmpty());
    if (tags || !request.tags().isEmpty()) {
      chain.addAll(objects.firstParents(before.tip(), question.root()).orElse(List.of()));
      chain.removeAll(before.passing());
    }
    return Optional.of(judgement.after(question.root(), chain));
  }

  private TrustRoot trustRoot(GitObjects objects) throws Refusal {
    if (request.trustRoot().isEmpty()) {
      throw new Refusal(
          Rule.POLICY_ROOT_MISSING,
          "trust root",
          "none was given from outside the repository",
          "look at a commit yourself, then pass it: --trust-root COMMIT:SHA512;"
              + " `sallyport source simulate` prints one");
    }
    TrustRoot root = TrustRoot.parse(request.trustRoot().get());
    Optional<String> actual = digest(objects, rootTree(objects, root.commit()));
    if (root.treeSha512().isEmpty()) {
      draft.findings.add(
          Finding.of(
              Rule.POLICY_ROOT_MISSING,
              root.commit().hex(),
              "the trust root names a commit by SHA-1 only",
              "pin the content too: --trust-root " + root + ":" + actual.orElse("SHA512")));
    } else if (actual.isPresent() && !actual.equals(root.treeSha512())) {
      throw new Refusal(
          Rule.POLICY_ROOT_MISMATCH,
          root.commit().hex(),
          "its tree has SHA-512 "
              + actual.get()
              + ", the trust root says "
              + root.treeSha512().get(),
          "this is not the content that was pinned; find out which of the two is right");
    }
    if (request.rootFromSubject()) {
      draft.findings.add(
          Finding.of(
              Rule.POLICY_ROOT_FROM_SUBJECT,
              root.commit().hex(),
              "the trust root stands in what is judged and nowhere else",
              "give it from outside: --trust-root, or SALLYPORT_TRUST_ROOT"));
    }
    return root;
  }

  private static GitId rootTree(GitObjects objects, GitId root) throws Refusal {
    try {
      return objects.rootTree(root);
    } catch (Refusal refusal) {
      if (refusal.finding().rule() != Rule.HISTORY_MISSING_OBJECT) {
        throw refusal;
      }
      throw new Refusal(
          Rule.HISTORY_UNKNOWN_REVISION,
          root.hex(),
          "the trust root is not in this repository",
          "fetch the whole history (in CI: fetch-depth: 0), or see whether it is the right one");
    }
  }

  /** The commits of a clone that lacks a file are worth listing; verified it is not. */
  private Optional<String> digest(GitObjects objects, GitId tree) throws Refusal {
    try {
      return Optional.of(objects.treeSha512(tree));
    } catch (Refusal refusal) {
      Rule rule = refusal.finding().rule();
      if (rule != Rule.HISTORY_PARTIAL && rule != Rule.HISTORY_MISSING_OBJECT) {
        throw refusal;
      }
      draft.findings.add(refusal.finding());
      return Optional.empty();
    }
  }

  private static Map<GitId, Instant> witnessed(
      Statements statements, PolicySource policies, GitId tree) throws Refusal {
    return policies.in(tree) instanceof PolicySource.State.Usable usable
        ? statements.witnessed(usable.policy())
        : Map.of();
  }

  /** What a reader must know to value the verdict. */
  private void said(Policy policy, Revision revision, PolicySource policies) {
    draft.repository = Optional.of(policy.repository());
    draft.policyDigest = Optional.of(policy.digest().hex());
    draft.findings.addAll(PolicyLint.of(policy, now));
    policy
        .branch(revision.ref())
        .ifPresent(
            rule -> {
              draft.facts.put("reviews", reviews(rule));
              if (rule.commits() != BranchRule.Commits.SIGNED) {
                draft.facts.put("commits", commits(rule));
              }
            });
    if (policy.expiry() == Policy.Expiry.UNWITNESSED) {
      draft.facts.put("expiry", "unwitnessed");
      draft.findings.add(
          Finding.of(
              Rule.POLICY_UNWITNESSED,
              policy.repository(),
              "expired and softly revoked keys counted, because the policy says so",
              "have a witness sign what it sees, and say expiry: witnessed"));
    }
    if (policies.fromOutside()) {
      draft.facts.put("policy", "given from outside");
    }
  }

  private static String reviews(BranchRule rule) {
    return rule.reviews() == 0 ? "none asked for, signatures only" : rule.reviews() + " by others";
  }

  private static String commits(BranchRule rule) {
    return rule.commits() == BranchRule.Commits.VOUCHED
        ? "merged ones not looked at, the merger vouches"
        : "unsigned ones covered by two reviewers";
  }

  private void since(GitObjects objects, Judgement judgement) throws Refusal {
    if (request.since().isPresent()) {
      GitId since = objects.revision(request.since().get());
      if (!judgement.resting().contains(since)) {
        throw new Refusal(
            Rule.HISTORY_UNKNOWN_REVISION,
            since.hex(),
            "is not on the judged chain",
            "name the trust root, or a commit or tag after it");
      }
      draft.listSince(since);
      draft.facts.put("listed", "since " + since);
    }
  }

  /** Before anything else, so that no other refusal hides that the branch went back. */
  private Optional<Seen> rollback(GitObjects objects, Revision revision) throws Refusal {
    if (request.state().isEmpty()) {
      draft.facts.put("rollback", "not checked");
      draft.findings.add(
          Finding.of(
              Rule.BRANCH_ROLLBACK_UNCHECKED,
              revision.ref(),
              "no state of an earlier run was given",
              "keep one with --state FILE, outside the repository"));
      return Optional.empty();
    }
    Seen seen = Seen.read(request.state().get(), objects.root());
    boolean first = seen.at(revision.ref()).isEmpty();
    draft.facts.put("rollback", first ? "seen for the first time" : "checked");
    draft.findings.addAll(Rollback.findings(seen, objects, revision.ref(), revision.tip()));
    return Optional.of(seen);
  }
}
