package dev.sallyport.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReportTest {
  private static Finding finding(Rule rule) {
    return Finding.of(rule, "subject", "fact", "");
  }

  /** Columns: what the files say, findings of which weight there are, what comes out. */
  @ParameterizedTest
  @CsvSource({
    "VERIFIED, '', VERIFIED",
    "VERIFIED, N, VERIFIED",
    "VERIFIED, I, INDETERMINATE",
    "VERIFIED, NI, INDETERMINATE",
    "VERIFIED, R, REFUTED",
    "VERIFIED, IR, REFUTED",
    "VERIFIED, NIR, REFUTED",
    "INDETERMINATE, '', INDETERMINATE",
    "INDETERMINATE, N, INDETERMINATE",
    "INDETERMINATE, I, INDETERMINATE",
    "INDETERMINATE, R, REFUTED",
    "INDETERMINATE, RI, REFUTED",
    "REFUTED, '', REFUTED",
    "REFUTED, N, REFUTED",
    "REFUTED, I, REFUTED",
    "REFUTED, R, REFUTED",
  })
  void refutingWinsOverOpenAndOpenOverWhatTheFilesSay(
      Outcome files, String weights, Outcome expected) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < weights.length(); i++) {
      findings.add(
          finding(
              switch (weights.charAt(i)) {
                case 'R' -> Rule.SOURCE_PREBUILT;
                case 'I' -> Rule.ARTIFACT_FLAKY;
                default -> Rule.RECIPE_GUESSED;
              }));
    }
    assertEquals(expected, Report.outcomeOf(findings, files));
    Collections.reverse(findings);
    assertEquals(expected, Report.outcomeOf(findings, files));
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void everyRuleCountsByItsWeight(Rule rule) {
    Outcome expected =
        switch (rule.weight()) {
          case REFUTES -> Outcome.REFUTED;
          case INDETERMINATE -> Outcome.INDETERMINATE;
          case NOTE -> Outcome.VERIFIED;
        };
    assertEquals(expected, Report.outcomeOf(List.of(finding(rule)), Outcome.VERIFIED));
  }

  @Test
  void whatCouldNotBeJudgedIsNeverVerified() {
    assertEquals(Outcome.INDETERMINATE, Report.unjudged("x", List.of()).outcome());
    assertEquals(
        Outcome.INDETERMINATE, Report.unjudged("x", List.of(finding(Rule.SANDBOX_NONE))).outcome());
    assertEquals(
        Outcome.REFUTED, Report.unjudged("x", List.of(finding(Rule.SOURCE_UNEXPECTED))).outcome());
    assertEquals("INDETERMINATE 0 files: x", Report.unjudged("x", List.of()).headline());
  }

  @Test
  void theHeadlineNamesSourceCommitAndVoucher() {
    assertEquals(
        "REFUTED 1 of 3: org.example:thing:1.0, source https://git.example/thing v1.0 @"
            + "a".repeat(40)
            + " (claimed by the release's own POM)",
        Reports.with("").headline());
    assertEquals(
        "VERIFIED 2 of 2: org.example:thing:1.0", Reports.judged(Outcome.VERIFIED).headline());
    SourceFacts folder =
        new SourceFacts(
            "/src", Optional.empty(), Optional.empty(), Optional.empty(), "lines", Voucher.GIVEN);
    assertEquals("/src (given)", folder.phrase());
  }

  @Test
  void aReportDoesNotChangeWithTheListsItWasMadeOf() {
    List<Finding> findings = new ArrayList<>();
    TreeMap<String, String> facts = new TreeMap<>();
    Report report =
        new Report(
            Outcome.VERIFIED,
            "x",
            "1 of 1",
            Optional.empty(),
            "listed",
            List.of(),
            findings,
            List.of(),
            facts);
    findings.add(finding(Rule.ARTIFACT_DIFFERS));
    facts.put("a", "b");
    assertEquals(List.of(), report.findings());
    assertEquals(new TreeMap<>(), report.facts());
  }
}
