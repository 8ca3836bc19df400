package dev.sallyport.attack;

import dev.sallyport.attack.Story.Made;
import java.time.Instant;

/** A source VSA by a witness: this commit was there at that time. */
final class WitnessFile {
  private WitnessFile() {}

  static byte[] write(SigningKey key, Made seen, Instant at) {
    String statement =
        """
        {
          "_type": "https://in-toto.io/Statement/v1",
          "subject": [
            {"digest": {"gitCommit": "%s", "gitTree": "%s", "treeSha512": "%s"}}
          ],
          "predicateType": "https://slsa.dev/verification_summary/v1",
          "predicate": {
            "verifier": {"id": "https://sallyport.dev/verifiers/source/v1"},
            "timeVerified": "%s",
            "resourceUri": "git+https://git.example/acme/widgets",
            "policy": {"uri": ".sallyport/policy.yaml"},
            "verificationResult": "PASSED",
            "verifiedLevels": ["SLSA_SOURCE_LEVEL_1"]
          }
        }
        """
            .formatted(seen.id(), seen.tree().id(), seen.tree().hex(), at);
    return ReviewFile.envelope(statement, statement, key, "sallyport-witness", at);
  }
}
