package dev.sallyport.witness;

import dev.sallyport.provenance.SessionRecord;
import dev.sallyport.provenance.SessionRecord.Coverage;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a record itself says against rebuilding from it. */
public final class Claims {
  private static final String SESSION_END = "session end";

  private Claims() {}

  /** Everything, not only the first. */
  public static List<Finding> against(SessionRecord record, String name) {
    List<Finding> findings = new ArrayList<>();
    extent(record.extent(), name, findings);
    if (record.source().gitCommit().isEmpty()
        && record.findings().stream()
            .noneMatch(noted -> noted.rule().equals(Rule.SOURCE_NO_COMMIT.id()))) {
      findings.add(
          Finding.of(
              Rule.SOURCE_NO_COMMIT,
              name,
              "there is no commit to build from",
              "commit the source and record again"));
    }
    if (record.subjects().isEmpty()) {
      findings.add(
          Finding.of(
              Rule.ARTIFACT_NONE,
              name,
              "the record names no file that was made",
              "record a build that goes to package or further"));
    }
    record.findings().forEach(noted -> findings.add(carried(noted)));
    return findings;
  }

  private static void extent(SessionRecord.Extent extent, String name, List<Finding> findings) {
    if (!extent.success()) {
      findings.add(
          Finding.of(
              Rule.RECORD_UNFINISHED,
              name,
              "the recorded build failed: " + String.join("; ", extent.failures()),
              "record a build that ends well"));
    }
    if (!extent.until().equals(SESSION_END)) {
      findings.add(
          Finding.of(
              Rule.RECORD_UNFINISHED,
              name,
              "it goes until " + extent.until() + ", and what ran later is not in it",
              "use the record that is written at the end of the session"));
    }
    if (extent.coverage() != Coverage.LIB_EXT) {
      findings.add(
          Finding.of(
              Rule.RECORD_COVERAGE,
              name,
              "made by way of "
                  + extent.coverage().text()
                  + ", which cannot see: "
                  + String.join("; ", extent.cannotSee()),
              "put the recorder into Maven's lib/ext and record again"));
    }
  }

  private static Finding carried(SessionRecord.Noted noted) {
    Optional<Rule> rule =
        Arrays.stream(Rule.values()).filter(one -> one.id().equals(noted.rule())).findFirst();
    return rule.isPresent()
        ? Finding.of(
            rule.get(),
            noted.subject(),
            "the record says: " + noted.fact(),
            rule.get().weight() == Rule.Weight.NOTE ? "" : "cure it and record again")
        : Finding.of(
            Rule.INPUT_LOCK_INVALID,
            noted.subject(),
            "the record finds fault by a rule that is not known here: " + noted.rule(),
            "verify with the version of Sallyport that made the record");
  }
}
