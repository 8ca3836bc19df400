package dev.sallyport.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import dev.sallyport.gitobject.GitId;
import dev.sallyport.policy.Policy;
import dev.sallyport.policy.PolicyKey;
import dev.sallyport.policy.Principal;
import dev.sallyport.policy.Revocation;
import dev.sallyport.signature.Checked;
import dev.sallyport.signature.SignatureCheck;
import dev.sallyport.signature.Touch;
import dev.sallyport.signature.TrustedKey;
import dev.sallyport.statement.Envelope;
import dev.sallyport.statement.Statement;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** People, a policy, and signatures that are pretended but bound to key, namespace and bytes. */
final class Cast {
  static final ReviewedChange CHANGE =
      new ReviewedChange(
          "acme/widgets",
          "refs/heads/main",
          new GitId("1".repeat(40)),
          new GitId("2".repeat(40)),
          "3".repeat(128));

  private Cast() {}

  record Key(String fingerprint, boolean hardRevoked) implements TrustedKey {
    @Override
    public java.util.Optional<java.time.Instant> nextChange(java.time.Instant after) {
      return java.util.Optional.empty();
    }

    @Override
    public Set<String> material() {
      return Set.of(fingerprint);
    }

    @Override
    public String kind() {
      return "pretended";
    }
  }

  static Policy policy(Revocation... revocations) {
    Map<String, Principal> principals = new TreeMap<>();
    for (Principal principal :
        List.of(
            person("alice", Map.of("github", "Alice-GH")),
            person("bob", Map.of("github", "4711")),
            person("carol", Map.of("github", "twin")),
            person("stolen", Map.of()),
            person("dave", Map.of("github", "TWIN")),
            new Principal.Bot("bot", Set.of(), keys("bot"), List.of(), List.of(), 1),
            new Principal.Forge("github", Set.of(), keys("github"), Set.of()),
            new Principal.Importer("ci", keys("ci"), "github"),
            new Principal.Importer("other-ci", keys("other-ci"), "gitlab"))) {
      principals.put(principal.id(), principal);
    }
    Map<String, Revocation> revoked = new TreeMap<>();
    Arrays.stream(revocations).forEach(revocation -> revoked.put(revocation.key(), revocation));
    return new Policy(
        "acme/widgets",
        Policy.Expiry.WITNESSED,
        new TreeMap<>(principals),
        new TreeMap<>(Map.of(Policy.WITNESS, Set.of("carol"))),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Set.of(),
        1,
        revoked,
        Map.of(),
        new Sha256("0".repeat(64)));
  }

  private static Principal person(String id, Map<String, String> forges) {
    return new Principal.Person(id, id, Set.of(id + "@example.org"), keys(id), forges, Touch.NONE);
  }

  private static List<PolicyKey> keys(String id) {
    return List.of(new PolicyKey(new Key("ssh:" + id, false), Touch.NONE, false));
  }

  /** A statement under a pretended signature, one for each signer. */
  static SignedFile signed(byte[] statement, String namespace, String... signers) {
    byte[] pae = Envelope.pae(Statement.PAYLOAD_TYPE, statement);
    List<Envelope.Signature> signatures = new ArrayList<>();
    for (String signer : signers) {
      signatures.add(new Envelope.Signature("", signature(signer, namespace, pae)));
    }
    return SignedFile.of(new Envelope(Statement.PAYLOAD_TYPE, statement, signatures).write());
  }

  static SignedFile review(String signer) {
    return signed(
        new ReviewStatement(CHANGE, Optional.empty(), Optional.empty()).write(),
        ReviewStatement.NAMESPACE,
        signer);
  }

  static byte[] signature(String signer, String namespace, byte[] pae) {
    byte[] bound = Arrays.copyOf(pae, pae.length + 1);
    return ("SSHSIG " + signer + " " + namespace + " " + Digests.of(bound).sha256())
        .getBytes(UTF_8);
  }

  /** Knows every key but {@code nobody}; {@code stolen} is revoked by its own certificate. */
  static final SignatureCheck CHECK =
      (payload, block, namespace) -> {
        List<String> lines = new String(block, UTF_8).lines().toList();
        String body = String.join("", lines.subList(1, lines.size() - 1));
        byte[] signature = Base64.getDecoder().decode(body);
        String signer = new String(signature, UTF_8).split(" ")[1];
        if (signer.equals("nobody")) {
          return new Checked.Refused(Rule.KEY_UNKNOWN, "no such key", signer);
        }
        return Arrays.equals(signature, signature(signer, namespace, payload))
            ? new Checked.Good(
                new Key("ssh:" + signer, signer.equals("stolen")),
                "ssh:" + signer,
                Touch.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty())
            : new Checked.Refused(Rule.COMMIT_SIGNATURE_BAD, "is not over these bytes", signer);
      };

  static ReviewFiles files(SignedFile... files) {
    return visitor -> {
      for (SignedFile file : files) {
        visitor.file(file.name(), file.bytes());
      }
    };
  }
}
