package dev.sallyport.report;

import dev.sallyport.artifact.ArtifactVerdict;
import dev.sallyport.artifact.Cause;
import dev.sallyport.artifact.CauseKind;
import dev.sallyport.digest.Digests;
import dev.sallyport.verdict.ArtifactState;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reports that renderings are tried on. */
final class Reports {
  static final JsonReport.Run RUN =
      new JsonReport.Run("id-1", "2026-11-22T10:00:00Z", "2026-11-22T10:01:00Z", "sallyport 0");

  /** Everything that a terminal, an editor or a log viewer might follow. */
  static final String NASTY = "\u001b[2K\r\n\u0000\u009b1A\u202e\u2066\u2028\u200b";

  private Reports() {}

  /**
   * One file of each kind of line, one finding of each kind of evidence.
   *
   * @param text put into every place that somebody else may fill
   */
  static Report with(String text) {
    return new Report(
        Outcome.REFUTED,
        "org.example:thing:1.0" + text,
        "1 of 3" + text,
        Optional.of(source(text)),
        "probed (12 names)" + text,
        List.of(
            file("thing-1.0.pom" + text, ArtifactState.IDENTICAL, List.of(), ""),
            file(
                "thing-1.0.jar" + text,
                ArtifactState.DIFFERENT,
                List.of(
                    new Cause(CauseKind.TIMEZONE, "all times differ by +2 h" + text),
                    new Cause(CauseKind.CONTENT, "a.txt")),
                ""),
            file("x.zip", ArtifactState.NOT_COMPARED, List.of(), "no bytes" + text)),
        findings(text),
        List.of(new Report.RecipeLine("jdk", "17" + text, "manifest" + text, "STATED")),
        new TreeMap<>(Map.of("jdk used", "17.0.15" + text, "sandbox", "bwrap" + text)));
  }

  private static List<Finding> findings(String text) {
    return List.of(
        new Finding(
            Rule.ARTIFACT_DIFFERS,
            "thing-1.0.jar" + text,
            new Evidence.Causes("aa" + text, "bb" + text, List.of("a.txt" + text)),
            ""),
        new Finding(
            Rule.INPUT_CHECKSUM_MISMATCH,
            "tool-2.jar" + text,
            new Evidence.Mismatch("cc" + text, "dd" + text),
            "ask again" + text),
        Finding.of(Rule.RECIPE_GUESSED, "maven" + text, "a default" + text, ""),
        new Finding(
            Rule.SOURCE_BINARY, "source", new Evidence.Items(List.of("lib/a.jar" + text)), ""),
        new Finding(Rule.SANDBOX_NONE, "sandbox", Evidence.none(), ""));
  }

  static Report judged(Outcome outcome, Finding... findings) {
    return new Report(
        outcome,
        "org.example:thing:1.0",
        "2 of 2",
        Optional.empty(),
        "listed",
        List.of(),
        List.of(findings),
        List.of(),
        new TreeMap<>());
  }

  static SourceFacts source(String text) {
    return new SourceFacts(
        "https://git.example/thing" + text,
        Optional.of("v1.0" + text),
        Optional.of("a".repeat(40)),
        Optional.of("b".repeat(40)),
        "bytes",
        Voucher.CLAIMED);
  }

  static ArtifactVerdict file(String name, ArtifactState state, List<Cause> causes, String reason) {
    Optional<Digests> bytes = Optional.of(Digests.of("x".getBytes(StandardCharsets.UTF_8)));
    return new ArtifactVerdict(
        "org/example/thing/1.0/" + name, name, state, bytes, bytes, causes, reason);
  }
}
