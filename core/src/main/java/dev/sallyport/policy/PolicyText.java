package dev.sallyport.policy;

import dev.sallyport.policy.ProposedPolicy.Bot;
import dev.sallyport.policy.ProposedPolicy.Branch;
import dev.sallyport.policy.ProposedPolicy.Forge;
import dev.sallyport.policy.ProposedPolicy.KeyKind;
import dev.sallyport.policy.ProposedPolicy.Person;
import dev.sallyport.policy.ProposedPolicy.Tag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Writes a proposed policy as {@link PolicyLoader} reads it; the same proposal is the same bytes.
 * What a policy cannot hold is left out and a comment says so: addresses in a form that policies do
 * not take or that somebody before has, and people who then have none.
 */
public final class PolicyText {
  private static final int MAX_NAME = 100;

  private final ProposedPolicy policy;
  private final YamlText out = new YamlText();
  private final Set<String> emails = new HashSet<>();
  private final Set<String> names = new HashSet<>();

  private PolicyText(ProposedPolicy policy) {
    this.policy = policy;
  }

  public static String write(ProposedPolicy policy) {
    return new PolicyText(policy).text();
  }

  private String text() {
    policy.about().forEach(line -> out.comment(0, line));
    out.line(0, "version: 1");
    out.field(0, "repository", YamlText.harmless(policy.repository(), MAX_NAME));
    out.comment(0, policy.expiryWhy());
    out.field(0, "expiry", Scalars.word(policy.expiry()));
    section("people", policy.people(), this::person);
    roles();
    section("bots", policy.bots(), this::bot);
    section("forges", policy.forges(), this::forge);
    section("branches", policy.branches(), this::branch);
    section("tags", policy.tags(), this::tag);
    List<String> reviewers = known(policy.policyReviewers());
    if (!reviewers.isEmpty()) {
      out.line(0, "policy-changes:").list(1, "reviewers", reviewers);
    }
    return out.toString();
  }

  private <T> void section(String key, Collection<T> all, Consumer<T> writer) {
    if (!all.isEmpty()) {
      out.line(0, key + ":");
      all.forEach(writer);
    }
  }

  private void person(Person person) {
    List<String> own = emails(person.emails());
    if (own.isEmpty()) {
      out.comment(1, "left out, since no address of theirs can be used: " + person.name());
      return;
    }
    names.add(person.id());
    out.comment(1, person.why());
    out.line(1, person.id() + ":");
    String name = YamlText.harmless(person.name(), MAX_NAME);
    out.field(2, "name", name.isEmpty() ? person.id() : name);
    out.list(2, "emails", own);
    keys(person.keys());
  }

  private List<String> emails(List<String> proposed) {
    List<String> own = new ArrayList<>();
    for (String email : proposed) {
      if (!Scalars.isEmail(email)) {
        out.comment(1, "left out, not an address that a policy can name: " + email);
      } else if (!emails.add(Scalars.lower(email))) {
        out.comment(1, "left out, it is listed above: " + email);
      } else {
        own.add(Scalars.lower(email));
      }
    }
    return own;
  }

  private void keys(List<ProposedPolicy.Key> keys) {
    if (keys.isEmpty()) {
      return;
    }
    out.line(2, "keys:");
    for (ProposedPolicy.Key key : keys) {
      out.comment(3, key.why());
      String kind = key.kind() == KeyKind.OPENPGP ? "- openpgp" : "- ssh";
      out.field(3, kind, YamlText.harmless(key.source(), Integer.MAX_VALUE));
      if (key.card()) {
        out.line(4, "card: true");
      }
    }
  }

  private void roles() {
    YamlText roles = new YamlText();
    new TreeMap<>(policy.roles())
        .forEach(
            (role, members) -> {
              List<String> known = known(members);
              if (!known.isEmpty()) {
                names.add(role);
                roles.list(1, role, known);
              }
            });
    if (!roles.toString().isEmpty()) {
      out.line(0, "roles:").append(roles);
    }
  }

  /** Those that were written and not left out. */
  private List<String> known(List<String> proposed) {
    return proposed.stream().filter(names::contains).distinct().toList();
  }

  private void bot(Bot bot) {
    List<String> own = emails(bot.emails());
    if (own.isEmpty() || bot.keys().isEmpty()) {
      out.comment(1, "left out, without an address or a key: " + bot.id());
      return;
    }
    out.comment(1, bot.why());
    out.line(1, bot.id() + ":").list(2, "emails", own);
    keys(bot.keys());
    out.list(2, "paths", bot.paths()).list(2, "branches", bot.branches());
    out.line(2, "reviews: " + bot.reviews());
  }

  private void forge(Forge forge) {
    List<String> own = emails(forge.emails());
    if (own.isEmpty() || forge.keys().isEmpty()) {
      out.comment(1, "without an address or a key it may do nothing here");
      out.line(1, forge.id() + ": {}");
      return;
    }
    out.comment(1, forge.why());
    out.line(1, forge.id() + ":").list(2, "emails", own);
    keys(forge.keys());
    out.list(2, "may", words(forge.may()));
  }

  private void branch(Branch branch) {
    if (!branch.signers().isEmpty() && known(branch.signers()).isEmpty()) {
      // Without the list everybody could sign, which nobody proposed.
      out.comment(1, "left out, since all its signers are: " + branch.match());
      return;
    }
    out.comment(1, branch.why());
    out.list(1, "- match", branch.match());
    out.list(2, "signers", known(branch.signers()));
    out.list(2, "reviewers", known(branch.reviewers()));
    out.list(2, "releasers", known(branch.releasers()));
    out.line(2, "reviews: " + branch.reviews());
    out.field(2, "commits", Scalars.word(branch.commits()));
    out.list(2, "evidence", words(branch.evidence()));
    out.field(2, "identity", Scalars.word(branch.identity()));
  }

  private void tag(Tag tag) {
    List<String> signers = known(tag.signers());
    if (!signers.isEmpty()) {
      out.comment(1, tag.why());
      out.list(1, "- match", tag.match()).list(2, "signers", signers);
    }
  }

  private static List<String> words(Collection<? extends Enum<?>> constants) {
    return constants.stream()
        .sorted(Comparator.comparing(Enum::ordinal))
        .map(Scalars::word)
        .toList();
  }
}
