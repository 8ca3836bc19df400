package dev.sallyport.attack;

import java.time.Instant;

/** A review statement as it is stored: DSSE around an in-toto statement, written independently. */
final class ReviewFile {
  static final String PREDICATE = "https://sallyport.dev/review/v0.1";
  static final String FORGE_PREDICATE = "https://sallyport.dev/forge-approval/v0.1";
  static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

  private ReviewFile() {}

  /**
   * What is claimed to have been reviewed.
   *
   * @param from the commit that it was compared with
   * @param commit only a forge's approval names it
   */
  record Subject(String ref, String from, String commit, String tree, String sha512) {}

  static byte[] write(ReviewPlan plan, Subject subject, Instant at) {
    String statement = plan.signedText.apply(statement(plan, subject, at));
    String stored = plan.storedText.apply(statement);
    byte[] file = envelope(statement, stored, plan.key, plan.namespace, at);
    return Wire.latin1(plan.envelope.apply(Wire.latin1(file)));
  }

  /**
   * DSSE.
   *
   * @param stored the payload; the signature is over {@code signed}
   */
  static byte[] envelope(
      String signed, String stored, SigningKey key, String namespace, Instant at) {
    byte[] signature = key.sign(pae(Wire.utf8(signed)), namespace, at);
    return Wire.utf8(
        """
        {
          "payloadType": "%s",
          "payload": "%s",
          "signatures": [
            {"keyid": "%s", "sig": "%s"}
          ]
        }
        """
            .formatted(
                PAYLOAD_TYPE,
                Wire.base64(Wire.utf8(stored)),
                key.fingerprint(),
                Wire.base64(signature)));
  }

  private static byte[] pae(byte[] payload) {
    String head = "DSSEv1 " + PAYLOAD_TYPE.length() + " " + PAYLOAD_TYPE + " " + payload.length;
    return Wire.concat(Wire.utf8(head + " "), payload);
  }

  private static String statement(ReviewPlan plan, Subject subject, Instant at) {
    return """
        {
          "_type": "https://in-toto.io/Statement/v1",
          "subject": [
            {"digest": {"gitTree": "%s", "treeSha512": "%s"}}
          ],
          "predicateType": "%s",
          "predicate": {
            "repository": "%s",
            "ref": "%s",
            "from": "%s",
            "decision": "%s",
            %s
          }
        }
        """
        .formatted(
            subject.tree(),
            subject.sha512(),
            plan.approver.isPresent() ? FORGE_PREDICATE : PREDICATE,
            plan.repository,
            subject.ref(),
            subject.from(),
            plan.decision,
            plan.approver
                .map(login -> forgeFields(login, subject))
                .orElse("\"reviewedAt\": \"" + at + "\""));
  }

  private static String forgeFields(String login, Subject subject) {
    return """
    "forge": "forge", "pullRequest": 7, "head": "%s",
    "account": {"login": "%s", "id": "%d"}"""
        .formatted(subject.commit(), login, 1000 + login.length());
  }
}
