package dev.sallyport.policy;

import dev.sallyport.policy.BranchRule.Commits;
import dev.sallyport.policy.BranchRule.EvidenceKind;
import dev.sallyport.policy.BranchRule.Identity;
import dev.sallyport.policy.BranchRule.Shape;
import dev.sallyport.policy.Principal.ForgeAct;
import dev.sallyport.verdict.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks at the rules of branches and at the paths that need more. */
final class BranchLint {
  private final Policy policy;
  private final List<Finding> findings = new ArrayList<>();

  BranchLint(Policy policy) {
    this.policy = policy;
  }

  List<Finding> findings() {
    List<PathPattern> earlier = new ArrayList<>();
    for (BranchRule branch : policy.branches()) {
      String subject = "branches." + branch.match().get(0);
      shadowed(subject, branch, earlier);
      earlier.addAll(branch.match());
      people(subject, branch);
      evidence(subject, branch);
      reviews(subject, branch, branch.reviews(), branch.reviewers());
      for (PathRule path : policy.paths()) {
        Set<String> reviewers = path.reviewers().isEmpty() ? branch.reviewers() : path.reviewers();
        reviews(subject + " paths." + path.match().get(0), branch, path.reviews(), reviewers);
      }
    }
    return findings;
  }

  private void add(String subject, String fact, String hint) {
    findings.add(PolicyLint.note(subject, fact, hint));
  }

  private void shadowed(String subject, BranchRule branch, List<PathPattern> earlier) {
    for (PathPattern pattern : branch.match()) {
      for (PathPattern other : earlier) {
        if (other.matches(pattern.toString())) {
          add(
              subject,
              "'" + pattern + "' never decides, since '" + other + "' stands before it",
              "put the narrower rule first");
        }
      }
    }
  }

  private void people(String subject, BranchRule branch) {
    Set<String> everybody = new TreeSet<>();
    for (Principal principal : policy.principals().values()) {
      if (principal instanceof Principal.Person person) {
        everybody.add(person.id());
      }
    }
    if (branch.signers().equals(everybody) && everybody.size() > 1) {
      add(
          subject,
          "everybody in people may sign commits here",
          "name the signers, so that to be known is not yet a right");
    }
    if (branch.identity() == Identity.UNBOUND) {
      add(
          subject,
          "a commit may carry the name of somebody other than its signer",
          "use identity: bound");
    }
    if (branch.reviews() == 0) {
      add(subject, "nobody needs to review anything here", "set reviews to at least 1");
    }
    if (branch.commits() == Commits.VOUCHED) {
      add(
          subject,
          "whoever signs a merge answers alone for all that it brings in",
          "use commits: signed");
    }
  }

  private void evidence(String subject, BranchRule branch) {
    Set<EvidenceKind> evidence = branch.evidence();
    if (branch.shapes().contains(Shape.FORGE_SQUASH)
        && forgeSquashes()
        && !evidence.contains(EvidenceKind.STATEMENT)
        && !evidence.contains(EvidenceKind.FORGE)) {
      add(
          subject,
          "a forge may squash or rebase, but no kind of evidence can show who reviewed it",
          "add statement to evidence, or take forge-squash out of shapes");
    }
    boolean importers =
        policy.principals().values().stream().anyMatch(Principal.Importer.class::isInstance);
    if (evidence.contains(EvidenceKind.FORGE) && !importers) {
      add(subject, "evidence: forge is admitted, but there is no importer", "add an importer");
    }
  }

  private boolean forgeSquashes() {
    return policy.principals().values().stream()
        .anyMatch(
            principal ->
                principal instanceof Principal.Forge forge
                    && (forge.may().contains(ForgeAct.SQUASH)
                        || forge.may().contains(ForgeAct.REBASE)));
  }

  /** Nobody reviews his own work, so each signer takes himself out of the reviewers. */
  private void reviews(String subject, BranchRule branch, int wanted, Set<String> named) {
    boolean atForges = branch.evidence().contains(EvidenceKind.FORGE);
    Set<String> able = new Reviewers(policy).able(named, atForges);
    List<String> stuck = new ArrayList<>();
    for (String signer : new TreeSet<>(branch.signers())) {
      if (able.size() - (able.contains(signer) ? 1 : 0) < wanted) {
        stuck.add(signer);
      }
    }
    if (!stuck.isEmpty()) {
      add(
          subject,
          wanted
              + " reviews are asked for, which nothing by "
              + String.join(", ", stuck)
              + " can get: of its reviewers "
              + able.size()
              + " can review, authors included",
          "add reviewers with keys, or ask for fewer reviews");
    }
  }
}
