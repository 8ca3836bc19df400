package dev.sallyport.policy;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Writes the SSH keys of a policy as allowed signers. */
final class AllowedSignersText {
  private final Policy policy;
  private final KeyFacts facts;

  AllowedSignersText(Policy policy, KeyFacts facts) {
    this.policy = policy;
    this.facts = facts;
  }

  String text() {
    StringBuilder out = new StringBuilder();
    out.append("# SSH keys of policy ")
        .append(policy.digest())
        .append(", for git's own display.\n");
    out.append(
        "# It knows nothing of reviews, roles or witnesses: sallyport source verify does.\n");
    for (Principal principal : policy.principals().values()) {
      for (PolicyKey key : principal.keys()) {
        Optional<String> line = facts.sshLine(key.key());
        if (line.isPresent() && !principal.emails().isEmpty()) {
          out.append(line(principal, key, line.get())).append('\n');
        }
      }
    }
    return out.toString();
  }

  private String line(Principal principal, PolicyKey key, String keyLine) {
    Revocation revocation = policy.revocations().get(key.key().fingerprint());
    if (revocation != null && revocation.since().isEmpty()) {
      return "# revoked: " + key.key().fingerprint() + " of " + principal.id();
    }
    String options = "namespaces=\"git\"";
    if (revocation != null && revocation.since().isPresent()) {
      // git holds this against the committer's date, so it shows less than our verdict does.
      options += ",valid-before=\"" + OpenSshTime.write(revocation.since().get()) + "\"";
    }
    List<String> parts = List.of(keyLine.split(" ", 3));
    return String.join(",", new TreeSet<>(principal.emails()))
        + " "
        + options
        + " "
        + parts.get(0)
        + " "
        + parts.get(1)
        + " "
        + principal.id();
  }
}
