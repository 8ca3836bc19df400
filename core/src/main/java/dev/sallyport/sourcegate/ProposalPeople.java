package dev.sallyport.sourcegate;

import dev.sallyport.signature.TrustedKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes people out of keys. Two keys are one person's only where the files that the caller gave
 * name a common address: the address in a commit is whatever its committer typed, and a stranger's
 * key must not become one of a maintainer's by it.
 */
final class ProposalPeople {
  /** GitHub's own: for merges and for files changed in the browser. */
  static final String GITHUB_EMAIL = "noreply@github.com";

  private static final Set<String> GITHUB_KEYS =
      Set.of(
          "openpgp:968479A1AFF927E37D1A566BB5690EEEBB952194",
          "openpgp:5DE3E0509C47EA3CF04A42D34AEE18F83AFDEB23");

  /** Somebody with keys. */
  static final class Someone {
    final List<ProposalUse> uses = new ArrayList<>();
    final Set<String> emails = new TreeSet<>();

    int steps() {
      return uses.stream().mapToInt(ProposalUse::steps).sum();
    }

    int mergeSteps() {
      return uses.stream().mapToInt(ProposalUse::mergeSteps).sum();
    }

    int commits() {
      return uses.stream().mapToInt(ProposalUse::commits).sum();
    }

    String name() {
      return uses.stream().map(ProposalUse::name).filter(n -> !n.isBlank()).findFirst().orElse("");
    }
  }

  final List<Someone> people = new ArrayList<>();
  final List<ProposalUse> forge = new ArrayList<>();

  /** Keys that became nobody's, and why. */
  final List<String> leftOut = new ArrayList<>();

  private final Map<String, Someone> byEmail = new HashMap<>();

  static ProposalPeople of(List<ProposalCommit> commits, ProposalKeys keys) {
    ProposalPeople found = new ProposalPeople();
    List<ProposalUse> open = new ArrayList<>();
    for (ProposalUse use : uses(commits, keys)) {
      if (isForge(use)) {
        found.forge.add(use);
      } else if (use.isProgram()) {
        found.leftOut.add(
            use.fingerprint()
                + " signed as a program, "
                + use.name()
                + ": list it under bots with the paths that it may change");
      } else {
        open.add(use);
      }
    }
    open.sort(ProposalUse.BUSIEST_FIRST);
    open.stream().filter(use -> !use.vouched.isEmpty()).forEach(found::vouched);
    open.forEach(found::claimed);
    found.people.removeIf(found::isNameless);
    found.people.sort(
        Comparator.comparing((Someone s) -> s.uses.get(0), ProposalUse.BUSIEST_FIRST));
    return found;
  }

  private static Collection<ProposalUse> uses(List<ProposalCommit> commits, ProposalKeys keys) {
    Map<String, ProposalUse> uses = new LinkedHashMap<>();
    for (ProposalCommit commit : commits) {
      if (commit.key().isPresent()) {
        TrustedKey key = commit.key().get();
        uses.computeIfAbsent(key.fingerprint(), f -> use(key, keys)).add(commit);
      }
    }
    return uses.values();
  }

  private static ProposalUse use(TrustedKey key, ProposalKeys keys) {
    ProposalKeys.Given given = keys.given().get(key.fingerprint());
    return given == null
        ? new ProposalUse(key, new TreeSet<>(), List.of())
        : new ProposalUse(given.key(), given.emails(), given.names());
  }

  private static boolean isForge(ProposalUse use) {
    return GITHUB_KEYS.contains(use.fingerprint())
        || use.claimed().equals(List.of(GITHUB_EMAIL))
        || use.vouched.contains(GITHUB_EMAIL);
  }

  private void vouched(ProposalUse use) {
    Someone someone = new Someone();
    for (String email : use.vouched) {
      Someone other = byEmail.get(email);
      if (other != null && other != someone) {
        other.uses.addAll(someone.uses);
        other.emails.addAll(someone.emails);
        people.remove(someone);
        someone = other;
      }
      someone.emails.add(email);
      Someone owner = someone;
      owner.emails.forEach(own -> byEmail.put(own, owner));
    }
    someone.uses.add(use);
    if (!people.contains(someone)) {
      people.add(someone);
    }
  }

  private void claimed(ProposalUse use) {
    Someone owner =
        people.stream()
            .filter(someone -> someone.uses.contains(use))
            .findFirst()
            .orElseGet(Someone::new);
    for (String email : use.claimed()) {
      Someone other = byEmail.get(email);
      if (email.equals(GITHUB_EMAIL)) {
        continue;
      }
      if (other == null) {
        owner.emails.add(email);
        byEmail.put(email, owner);
      } else if (other != owner) {
        leftOut.add(
            use.fingerprint()
                + " signed commits as "
                + email
                + ", which another key has: if it is the same person's, list both keys in the"
                + " allowed signers, or put the address into the certificate, and ask again");
      }
    }
    if (owner.uses.isEmpty()) {
      owner.uses.add(use);
      people.add(owner);
    }
  }

  private boolean isNameless(Someone someone) {
    return someone.emails.isEmpty();
  }
}
