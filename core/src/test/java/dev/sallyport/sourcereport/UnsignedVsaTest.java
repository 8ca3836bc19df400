package dev.sallyport.sourcereport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sallyport.history.CommitRow;
import dev.sallyport.policy.BranchRule.Shape;
import dev.sallyport.sourcegate.SourceReport;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnsignedVsaTest {
  private static Optional<byte[]> vsa(SourceReport report) {
    return UnsignedVsa.of(report, "sallyport test", Instant.EPOCH, Optional.empty());
  }

  private static List<String> levels(Outcome outcome, List<CommitRow> rows, Finding... others)
      throws Exception {
    byte[] bytes = vsa(SampleReports.report(outcome, rows, List.of(), others)).orElseThrow();
    JsonNode levels = new ObjectMapper().readTree(bytes).at("/predicate/verifiedLevels");
    List<String> names = new ArrayList<>();
    levels.forEach(level -> names.add(level.asText()));
    return names;
  }

  @Test
  void aGoodVerdictClaimsWhatItsRowsShow() throws Exception {
    assertEquals(
        List.of(
            "SALLYPORT_REVIEWED",
            "SALLYPORT_ROLLBACK_CHECKED",
            "SALLYPORT_SIGNED",
            "SLSA_SOURCE_LEVEL_1"),
        levels(Outcome.VERIFIED, SampleReports.good().rows()));
  }

  @Test
  void whatARowDoesNotShowIsNotClaimed() throws Exception {
    List<String> least = List.of("SALLYPORT_ROLLBACK_CHECKED", "SLSA_SOURCE_LEVEL_1");
    CommitRow merge = SampleReports.step(3, Shape.MERGE, "bob", "none");
    Finding excepted = SampleReports.found(Rule.POLICY_EXCEPTION_USED, 3);
    assertEquals(
        least, levels(Outcome.VERIFIED, SampleReports.good().rows(), excepted), "an exception");
    assertTrue(
        levels(Outcome.VERIFIED, List.of(SampleReports.brought(2, 3, ""), merge)).stream()
            .noneMatch("SALLYPORT_SIGNED"::equals),
        "unsigned but covered");
    assertTrue(
        levels(Outcome.VERIFIED, List.of(merge)).stream().noneMatch("SALLYPORT_SIGNED"::equals),
        "a merge that is vouched for");
  }

  @Test
  void aBadVerdictFailsAndAnOpenOneSaysNothing() throws Exception {
    assertEquals(List.of("FAILED"), levels(Outcome.REFUTED, SampleReports.bad().rows()));
    assertEquals(
        Optional.empty(), vsa(SampleReports.report(Outcome.INDETERMINATE, List.of(), List.of())));
    assertEquals(Optional.empty(), vsa(SampleReports.hostile()), "no tree, no policy");
  }

  @Test
  void aPullRequestHasNone() {
    SourceReport good = SampleReports.good();
    SourceReport proposal =
        new SourceReport(
            good.outcome(),
            good.repository(),
            good.ref(),
            good.root(),
            Optional.of(SampleReports.id(9)),
            good.head(),
            good.tree(),
            good.treeSha512(),
            good.policyDigest(),
            good.steps(),
            good.commits(),
            good.rows(),
            good.tags(),
            good.findings(),
            good.facts());
    assertEquals(Optional.empty(), vsa(proposal));
  }
}
