package dev.sallyport.release;

import dev.sallyport.artifact.Comparison;
import dev.sallyport.coordinate.Gav;
import dev.sallyport.digest.Digests;
import dev.sallyport.door.Ledger;
import dev.sallyport.door.Reply;
import dev.sallyport.provenance.BuildRecord;
import dev.sallyport.recipe.Recipe;
import dev.sallyport.recipe.RecipeField;
import dev.sallyport.report.Report;
import dev.sallyport.report.SourceFacts;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.source.PomMatch;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts what was found together: the report and the record of one verification. */
final class Findings {
  private Findings() {}

  static Result result(
      Case release,
      Judging.Judged judged,
      Reference published,
      List<Finding> before,
      Sandbox sandbox) {
    List<Finding> findings = new ArrayList<>(before);
    findings.addAll(judged.findings());
    judged.comparison().map(Comparison::findings).ifPresent(findings::addAll);
    List<Finding> all = findings.stream().distinct().sorted(BY_WEIGHT).toList();
    Outcome files = judged.comparison().map(Comparison::overall).orElse(Outcome.INDETERMINATE);
    Report report =
        new Report(
            Report.outcomeOf(all, files),
            release.target().subject().toString(),
            count(release, judged),
            Optional.of(source(release.source())),
            published.how(),
            judged.comparison().map(Comparison::verdicts).orElse(List.of()),
            all,
            lines(release.recipe()),
            facts(release, sandbox, published));
    Optional<BuildRecord> record =
        judged.failedBuild()
            ? Optional.empty()
            : Optional.of(record(release, judged, all, sandbox));
    return new Result(report, Optional.of(release.recipe()), record);
  }

  /** A verification that ended before anything could be compared. */
  static Result unfinished(Prepared prepared, List<Finding> findings, Sandbox sandbox) {
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put("sandbox", sandbox.mode());
    facts.put("source read from", prepared.source().location());
    Report report =
        new Report(
            Report.outcomeOf(findings, Outcome.INDETERMINATE),
            prepared.target().subject().toString(),
            "nothing compared",
            Optional.of(source(prepared.source())),
            prepared.published().how(),
            List.of(),
            findings.stream().distinct().sorted(BY_WEIGHT).toList(),
            lines(prepared.recipe()),
            facts);
    return new Result(report, Optional.of(prepared.recipe()), Optional.empty());
  }

  static final java.util.Comparator<Finding> BY_WEIGHT =
      java.util.Comparator.comparing((Finding finding) -> finding.rule().weight())
          .thenComparing(finding -> finding.rule().id())
          .thenComparing(Finding::subject);

  private static String count(Case release, Judging.Judged judged) {
    String files = judged.comparison().map(Comparison::headlineCount).orElse("nothing compared");
    int unseen = release.wholeRelease() ? release.target().unseen().size() : 0;
    return unseen == 0
        ? files
        : files + " (" + unseen + " modules of the reactor not found published)";
  }

  private static SourceFacts source(SourceSearch.Found source) {
    return new SourceFacts(
        source.tree().origin(),
        source.tree().tag(),
        source.tree().commit(),
        source.tree().tree(),
        match(source.tree().match()),
        source.voucher());
  }

  private static String match(PomMatch match) {
    return switch (match) {
      case BYTES -> "the published one, byte for byte";
      case LINES -> "the published one, line for line";
      case MODEL -> "another text with the same coordinate and packaging";
      case NONE -> "not asked again: the record names the commit";
    };
  }

  private static List<Report.RecipeLine> lines(Recipe recipe) {
    List<Report.RecipeLine> lines = new ArrayList<>();
    for (RecipeField<?> field : RecipeField.ALL) {
      lines.add(line(field, recipe));
    }
    return lines;
  }

  private static <T> Report.RecipeLine line(RecipeField<T> field, Recipe recipe) {
    Object value = field.of(recipe).value();
    String text =
        value instanceof Optional<?> o ? o.map(String::valueOf).orElse("none") : "" + value;
    return new Report.RecipeLine(
        field.name(),
        text,
        field.of(recipe).origin(),
        field.of(recipe).confidence().name().toLowerCase(Locale.ROOT));
  }

  private static SortedMap<String, String> facts(
      Case release, Sandbox sandbox, Reference published) {
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put("jdk", release.tools().jdk().toString());
    facts.put("maven", release.tools().maven().version());
    facts.put("sandbox", sandbox.mode());
    facts.put("signatures", "not checked: no keys are given");
    release.source().remote().ifPresent(url -> facts.put("origin in build", url));
    facts.put("source read from", release.source().location());
    facts.put("pom in source", source(release.source()).match());
    if (release.wholeRelease() && !release.target().unseen().isEmpty()) {
      facts.put(
          "not found published",
          String.join(", ", release.target().unseen().stream().map(Gav::toString).toList()));
    }
    release.buildRoot().ifPresent(root -> facts.put("build root", root.toString()));
    if (!release.tree().submodules().isEmpty()) {
      facts.put("submodules", "left empty: " + String.join(", ", release.tree().submodules()));
    }
    if (!published.unfetched().isEmpty()) {
      facts.put("not fetched", String.join(", ", published.unfetched().keySet()));
    }
    return facts;
  }

  private static BuildRecord record(
      Case release, Judging.Judged judged, List<Finding> findings, Sandbox sandbox) {
    SortedMap<String, BuildRecord.Input> inputs = new TreeMap<>();
    SortedSet<String> absent = new TreeSet<>();
    for (Ledger.Entry entry : judged.first().ledger().entries()) {
      if (entry.reply() instanceof Reply.Served served) {
        inputs.put(Hinted.line(entry.ask()), input(entry, served));
      } else if (wasNotThere(entry.reply())) {
        absent.add(Hinted.line(entry.ask()));
      }
    }
    List<BuildRecord.Module> modules =
        release.target().reactor().stream()
            .map(
                module ->
                    new BuildRecord.Module(
                        module.gav(),
                        module.packaging(),
                        release.target().judged().contains(module)))
            .toList();
    List<String> notEnforced =
        findings.stream()
            .filter(finding -> finding.rule() == Rule.SANDBOX_NOT_ENFORCED)
            .map(Finding::subject)
            .toList();
    return new BuildRecord(
        release.recipe(),
        recorded(release),
        modules,
        new TreeMap<>(release.repositories()),
        new BuildRecord.Tool(release.tools().jdk().version(), release.tools().jdk().release()),
        new BuildRecord.Tool(release.tools().maven().version(), release.tools().maven().archive()),
        new BuildRecord.Sandboxing(sandbox.mode(), notEnforced),
        inputs,
        absent,
        outputs(release, judged),
        judged.first().command());
  }

  /** What was refused for another reason than absence must not become an absence in a replay. */
  private static boolean wasNotThere(Reply reply) {
    return reply instanceof Reply.Absent
        || (reply instanceof Reply.Refused refused
            && refused.finding().rule() == Rule.INPUT_UNREACHABLE);
  }

  private static SortedMap<String, Digests> outputs(Case release, Judging.Judged judged) {
    SortedMap<String, Digests> outputs = new TreeMap<>(judged.first().outputs());
    outputs.keySet().removeIf(path -> !release.target().covers(path));
    return outputs;
  }

  private static BuildRecord.Input input(Ledger.Entry entry, Reply.Served served) {
    return new BuildRecord.Input(
        served.digests().sha256(),
        served.digests().size(),
        entry.ask().path().purl(),
        served.checksummed() ? Map.of() : Map.of("unchecksummed", "true"));
  }

  private static BuildRecord.Source recorded(Case release) {
    SortedMap<String, String> digests = new TreeMap<>();
    release.tree().commit().ifPresent(commit -> digests.put("gitCommit", commit));
    release.tree().tree().ifPresent(tree -> digests.put("gitTree", tree));
    release.source().archive().ifPresent(archive -> digests.put("sha256", archive.hex()));
    release.source().folder().ifPresent(folder -> digests.put(FolderDigest.NAME, folder));
    return new BuildRecord.Source(
        release.tree().origin(),
        release.source().location(),
        release.tree().tag(),
        release.source().remote(),
        release.source().voucher().name(),
        digests);
  }
}
