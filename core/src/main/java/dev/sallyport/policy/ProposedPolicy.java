package dev.sallyport.policy;

import dev.sallyport.policy.BranchRule.Commits;
import dev.sallyport.policy.BranchRule.EvidenceKind;
import dev.sallyport.policy.BranchRule.Identity;
import dev.sallyport.policy.Policy.Expiry;
import dev.sallyport.policy.Principal.ForgeAct;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A policy that is proposed to a team, with the reason for each choice. Names, emails and comments
 * may come from commits; the writer makes them harmless.
 *
 * @param about what the proposal is made from, one sentence a line
 * @param policyReviewers ids of people or roles; empty: not written
 */
public record ProposedPolicy(
    List<String> about,
    String repository,
    Expiry expiry,
    String expiryWhy,
    List<Person> people,
    Map<String, List<String>> roles,
    List<Bot> bots,
    List<Forge> forges,
    List<Branch> branches,
    List<Tag> tags,
    List<String> policyReviewers) {
  public ProposedPolicy {
    about = List.copyOf(about);
    people = List.copyOf(people);
    roles = Map.copyOf(roles);
    bots = List.copyOf(bots);
    forges = List.copyOf(forges);
    branches = List.copyOf(branches);
    tags = List.copyOf(tags);
    policyReviewers = List.copyOf(policyReviewers);
  }

  /** The kinds of keys, as the policy names them. */
  public enum KeyKind {
    OPENPGP,
    SSH
  }

  /**
   * A key.
   *
   * @param source the path of a file below the folder of the policy; for SSH also a key line
   * @param why for the comment above it; empty: none
   */
  public record Key(KeyKind kind, String source, boolean card, String why) {}

  /**
   * A person.
   *
   * @param id as {@link ProposedIds} makes it
   */
  public record Person(String id, String name, List<String> emails, List<Key> keys, String why) {
    public Person {
      emails = List.copyOf(emails);
      keys = List.copyOf(keys);
    }
  }

  /** A program that commits by itself. */
  public record Bot(
      String id,
      List<String> emails,
      List<Key> keys,
      List<String> paths,
      List<String> branches,
      int reviews,
      String why) {
    public Bot {
      emails = List.copyOf(emails);
      keys = List.copyOf(keys);
      paths = List.copyOf(paths);
      branches = List.copyOf(branches);
    }
  }

  /** The hosting's own key. */
  public record Forge(
      String id, List<String> emails, List<Key> keys, Set<ForgeAct> may, String why) {
    public Forge {
      emails = List.copyOf(emails);
      keys = List.copyOf(keys);
      may = Set.copyOf(may);
    }
  }

  /**
   * A branch.
   *
   * @param signers ids of people or roles; empty: everybody
   * @param reviewers ids of people or roles; empty: the signers
   * @param releasers ids of people or roles; empty: nobody
   */
  public record Branch(
      List<String> match,
      List<String> signers,
      List<String> reviewers,
      List<String> releasers,
      int reviews,
      Commits commits,
      Set<EvidenceKind> evidence,
      Identity identity,
      String why) {
    public Branch {
      match = List.copyOf(match);
      signers = List.copyOf(signers);
      reviewers = List.copyOf(reviewers);
      releasers = List.copyOf(releasers);
      evidence = Set.copyOf(evidence);
    }
  }

  /** Release tags. */
  public record Tag(List<String> match, List<String> signers, String why) {
    public Tag {
      match = List.copyOf(match);
      signers = List.copyOf(signers);
    }
  }
}
