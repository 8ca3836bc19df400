package dev.sallyport.sourcereport;

import dev.sallyport.digest.Sha256;
import dev.sallyport.gitobject.GitId;
import dev.sallyport.sourcegate.SourceReport;
import dev.sallyport.statement.SourceVsa;
import dev.sallyport.verdict.Outcome;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The verdict as a Source VSA that nobody has signed yet. */
public final class UnsignedVsa {
  /** Every commit was signed by somebody whom the policy knows, none excepted. */
  public static final String SIGNED = "SALLYPORT_SIGNED";

  /** Every step was reviewed by somebody who had no hand in it. */
  public static final String REVIEWED = "SALLYPORT_REVIEWED";

  /** Held against what the verifier had seen before. */
  public static final String NO_ROLLBACK = "SALLYPORT_ROLLBACK_CHECKED";

  private UnsignedVsa() {}

  /**
   * Makes the statement.
   *
   * @param tool name and version of Sallyport
   * @param at when it was judged, by the verifier's own clock
   * @param resource where consumers know the source from; else a name made of the repository's id
   * @return empty when there is no verdict, when no policy or tree was found, and for a pull
   *     request: its head is not on the branch that the statement would name
   */
  public static Optional<byte[]> of(
      SourceReport report, String tool, Instant at, Optional<String> resource) {
    if (report.outcome() == Outcome.INDETERMINATE
        || report.base().isPresent()
        || report.head().isEmpty()
        || report.tree().isEmpty()
        || report.treeSha512().isEmpty()
        || report.policyDigest().isEmpty()) {
      return Optional.empty();
    }
    boolean passed = report.outcome() == Outcome.VERIFIED;
    SourceVsa.Revision revision =
        new SourceVsa.Revision(
            report.head().map(GitId::hex).orElseThrow(),
            report.tree().map(GitId::hex).orElseThrow(),
            report.treeSha512().orElseThrow());
    return Optional.of(
        new SourceVsa(
                revision,
                List.of(report.ref()),
                tool,
                at,
                resource.orElse("sallyport:" + encoded(report.repository())),
                policy(report),
                passed,
                passed ? ShownLevels.of(report) : new TreeSet<>())
            .write());
  }

  private static SourceVsa.PolicyReference policy(SourceReport report) {
    String uri =
        report.facts().containsKey("policy") ? "sallyport:policy" : ".sallyport/policy.yaml";
    return new SourceVsa.PolicyReference(uri, new Sha256(report.policyDigest().orElseThrow()));
  }

  private static String encoded(String repository) {
    return URLEncoder.encode(repository, StandardCharsets.UTF_8);
  }
}
