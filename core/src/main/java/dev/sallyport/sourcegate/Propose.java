package dev.sallyport.sourcegate;

import dev.sallyport.policy.BranchRule.Commits;
import dev.sallyport.policy.BranchRule.EvidenceKind;
import dev.sallyport.policy.BranchRule.Identity;
import dev.sallyport.policy.PolicyText;
import dev.sallyport.policy.Principal.ForgeAct;
import dev.sallyport.policy.ProposedIds;
import dev.sallyport.policy.ProposedPolicy;
import dev.sallyport.policy.ProposedPolicy.KeyKind;
import dev.sallyport.policy.ProposedPolicy.Person;
import dev.sallyport.signature.OpenPgpCertificate;
import dev.sallyport.signature.SshPublicKey;
import dev.sallyport.signature.TrustedKey;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Proposes a policy out of who really signed what. Whoever signed a move of the branch becomes a
 * maintainer, whoever signed merged commits only a contributor (and is not named where nobody looks
 * at those), and the forge neither.
 */
final class Propose {
  static final String MAINTAINERS = "maintainers";
  static final String CONTRIBUTORS = "contributors";
  private static final String GITHUB = "github";

  private final String repository;
  private final String ref;
  private final ProposalEvidence evidence;
  private final SimulateSetting setting;
  private final SortedMap<String, byte[]> keyFiles = new TreeMap<>();
  private final List<Person> people = new ArrayList<>();
  private final List<String> maintainers = new ArrayList<>();
  private final List<String> contributors = new ArrayList<>();

  private Propose(
      String repository, String ref, ProposalEvidence evidence, SimulateSetting setting) {
    this.repository = repository;
    this.ref = ref;
    this.evidence = evidence;
    this.setting = setting;
    ProposedIds ids = new ProposedIds();
    List.of(MAINTAINERS, CONTRIBUTORS, GITHUB, "witness").forEach(name -> ids.of(name, ""));
    for (ProposalPeople.Someone someone : evidence.people().people) {
      if (someone.steps() == 0 && !looksAtMerged()) {
        continue;
      }
      Person person = person(ids, someone);
      people.add(person);
      (someone.steps() > 0 ? maintainers : contributors).add(person.id());
    }
  }

  /**
   * Makes the proposal.
   *
   * @param why one sentence on the choice of the setting
   * @param about what the reader should know of it, one sentence each
   */
  static Proposal of(
      String repository,
      String ref,
      ProposalEvidence evidence,
      SimulateSetting setting,
      String why,
      List<String> about) {
    return new Propose(repository, ref, evidence, setting).made(why, about);
  }

  private Proposal made(String why, List<String> about) {
    List<String> all = new ArrayList<>(about);
    List<String> leftOut = evidence.leftOut();
    leftOut.forEach(line -> all.add("Left out: " + line));
    ProposedPolicy policy =
        new ProposedPolicy(
            all,
            repository,
            setting.expiry(),
            "",
            people,
            roles(),
            List.of(),
            forges(),
            List.of(branch(why)),
            List.of(),
            List.of());
    return new Proposal(setting, policy, PolicyText.write(policy), keyFiles, leftOut);
  }

  private Map<String, List<String>> roles() {
    Map<String, List<String>> roles = new TreeMap<>();
    roles.put(MAINTAINERS, maintainers);
    if (!contributors.isEmpty() && looksAtMerged()) {
      roles.put(CONTRIBUTORS, contributors);
    }
    return roles;
  }

  private boolean looksAtMerged() {
    return setting.commits() != Commits.VOUCHED;
  }

  private ProposedPolicy.Branch branch(String why) {
    List<String> signers = new ArrayList<>(List.of(MAINTAINERS));
    if (!contributors.isEmpty() && looksAtMerged()) {
      signers.add(CONTRIBUTORS);
    }
    return new ProposedPolicy.Branch(
        List.of(ref),
        signers,
        List.of(MAINTAINERS),
        List.of(),
        setting.reviews(),
        setting.commits(),
        EnumSet.of(EvidenceKind.MERGE, EvidenceKind.MERGETAG, EvidenceKind.STATEMENT),
        Identity.BOUND,
        why);
  }

  private List<ProposedPolicy.Forge> forges() {
    List<ProposalUse> uses = evidence.people().forge;
    if (uses.isEmpty() && !evidence.forgeWithoutKey()) {
      return List.of();
    }
    Set<ForgeAct> may = EnumSet.of(ForgeAct.MERGE);
    if (uses.stream().anyMatch(use -> use.steps() > use.mergeSteps())) {
      may.add(ForgeAct.SQUASH);
    }
    List<ProposedPolicy.Key> keys = uses.stream().map(use -> key(use, "")).toList();
    return List.of(
        new ProposedPolicy.Forge(
            GITHUB,
            List.of(ProposalPeople.GITHUB_EMAIL),
            keys,
            may,
            "The hosting's own key: it may move what others made, and is never one of them."));
  }

  private Person person(ProposedIds ids, ProposalPeople.Someone someone) {
    String first = someone.emails.iterator().next();
    String name = someone.name();
    List<ProposedPolicy.Key> keys = new ArrayList<>();
    for (ProposalUse use : someone.uses) {
      keys.add(key(use, use.commits() + " commits, " + use.steps() + " of them on the branch"));
    }
    return new Person(ids.of(name, first), name, List.copyOf(someone.emails), keys, "");
  }

  private ProposedPolicy.Key key(ProposalUse use, String why) {
    TrustedKey key = use.key;
    if (key instanceof SshPublicKey ssh) {
      String[] line = ssh.toLine().split(" ", 3);
      return new ProposedPolicy.Key(KeyKind.SSH, line[0] + " " + line[1], false, why);
    }
    OpenPgpCertificate certificate = (OpenPgpCertificate) key;
    String path = "keys/" + key.fingerprint().substring("openpgp:".length()) + ".pgp";
    keyFiles.put(path, certificate.encoded());
    return new ProposedPolicy.Key(KeyKind.OPENPGP, path, false, why);
  }
}
