package dev.sallyport.release;

import dev.sallyport.artifact.Comparison;
import dev.sallyport.artifact.Published;
import dev.sallyport.artifact.ReleaseFile;
import dev.sallyport.artifact.Scope;
import dev.sallyport.digest.Sha256;
import dev.sallyport.door.Ask;
import dev.sallyport.door.Inputs;
import dev.sallyport.door.Reply;
import dev.sallyport.rebuild.Plan;
import dev.sallyport.rebuild.Rebuilder;
import dev.sallyport.rebuild.Rebuilt;
import dev.sallyport.source.ArchiveLimits;
import dev.sallyport.source.PrebuiltCheck;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds, compares, and builds again before it calls anything different. */
final class Judging {
  private final Rebuilder rebuilder;
  private final Progress progress;
  private final Scope scope;
  private final Optional<CrossCheck> crossCheck;

  private Judging(
      Rebuilder rebuilder, Progress progress, Scope scope, Optional<CrossCheck> crossCheck) {
    this.rebuilder = rebuilder;
    this.crossCheck = crossCheck;
    this.progress = progress;
    this.scope = scope;
  }

  static Judging of(VerifyRequest request, Means means) throws Refusal, InterruptedException {
    Rebuilder rebuilder =
        new Rebuilder(means.sandbox(), means.store(), means.work(), means.progress()::step);
    return new Judging(
        rebuilder,
        means.progress(),
        new Scope(request.includeJavadoc()),
        CrossCheck.asked(request, means, rebuilder));
  }

  /**
   * What came out.
   *
   * @param comparison empty where no build succeeded
   * @param findings of the builds and of the source, without those of the comparison
   */
  record Judged(Rebuilt first, Optional<Comparison> comparison, List<Finding> findings) {
    /** The build did not succeed, or made nothing of the release. */
    boolean failedBuild() {
      return comparison.isEmpty();
    }
  }

  /**
   * @param out where published and rebuilt files and the logs are left
   * @param hints what the build is likely to ask for
   */
  Judged judge(Case release, Reference published, Inputs inputs, Path out, List<Ask> hints)
      throws Refusal, InterruptedException, IOException {
    Plan plan = plan(release, published);
    progress.step(
        "building " + release.target().subject() + " (log: " + out.resolve("build.log") + ")");
    Rebuilt first =
        crossCheck.isPresent()
            ? crossCheck.get().build(plan, inputs, out, hints)
            : rebuilder.build(plan, inputs, out, hints);
    List<Finding> findings = new ArrayList<>(first.ended().findings());
    findings.addAll(inputFindings(first));
    findings.addAll(first.refused());
    findings.addAll(published.findings());
    if (crossCheck.isPresent()) {
      findings.addAll(crossCheck.get().findings(plan, inputs, out, hints, first));
    }
    boolean made = first.outputs().keySet().stream().anyMatch(release.target()::covers);
    if (first.ended().exitCode() != 0 || !made) {
      findings.addAll(BuildFailure.findings(first, published));
      return new Judged(first, Optional.empty(), findings);
    }
    Published reference = published.files(release.target(), first, out.resolve("published"));
    progress.step("comparing " + reference.files().size() + " published files");
    List<ReleaseFile> files = made(release.target(), first);
    Comparison comparison = compare(release, reference, dev.sallyport.artifact.Rebuilt.once(files));
    if (!comparison.candidates().isEmpty()) {
      progress.step(
          comparison.candidates().size()
              + " differ; building again, since one mismatch proves nothing");
      Rebuilt second = rebuilder.build(plan, inputs, out.resolve("second"), hints);
      findings.addAll(second.ended().findings());
      findings.addAll(inputFindings(second));
      if (second.ended().exitCode() != 0) {
        findings.addAll(BuildFailure.findings(second, published));
      }
      // a second build that fails confirms nothing: what it did not make is flaky
      comparison =
          compare(
              release,
              reference,
              dev.sallyport.artifact.Rebuilt.twice(files, made(release.target(), second)));
    }
    findings.addAll(ownInputs(first, published));
    findings.addAll(withoutMainFile(release.target(), comparison));
    findings.addAll(release.tree().findings());
    findings.addAll(prebuilt(release, reference, files));
    return new Judged(first, Optional.of(comparison), findings.stream().distinct().toList());
  }

  /**
   * What the door noted. A repository that could not be asked leaves nothing open where the build
   * found everything elsewhere.
   */
  private static List<Finding> inputFindings(Rebuilt build) {
    boolean ended = build.ended().exitCode() == 0;
    return build.ledger().findings().stream()
        .filter(finding -> !ended || finding.rule() != Rule.INPUT_UNREACHABLE)
        .toList();
  }

  /** Files that were found to be published after the build had been given the same bytes. */
  private static List<Finding> ownInputs(Rebuilt build, Reference published) {
    Set<Sha256> own = published.digests();
    return build.ledger().entries().stream()
        .filter(
            entry ->
                entry.reply() instanceof Reply.Served served
                    && own.contains(served.digests().sha256()))
        .map(
            entry ->
                Finding.of(
                    Rule.INPUT_OWN_RELEASE,
                    entry.ask().toString(),
                    "the build was given bytes that the release publishes",
                    "that is not a rebuild; ask the publisher"))
        .toList();
  }

  /** A module that is more than a POM must have had something else compared. */
  private static List<Finding> withoutMainFile(Target target, Comparison comparison) {
    return target.judged().stream()
        .filter(module -> !module.packaging().equals("pom"))
        .filter(
            module ->
                comparison.verdicts().stream()
                    .noneMatch(
                        verdict ->
                            Target.isIn(module.gav(), verdict.path())
                                && !verdict.path().endsWith(".pom")))
        .map(
            module ->
                Finding.of(
                    Rule.ARTIFACT_NOT_COMPARED,
                    module.gav().toString(),
                    "packaging " + module.packaging() + ", and nothing but its POM was compared",
                    "its files may be under names that were not asked for"))
        .toList();
  }

  private Comparison compare(
      Case release, Published reference, dev.sallyport.artifact.Rebuilt rebuilt) {
    return Comparison.of(reference, rebuilt, release.target().mainFiles(), scope);
  }

  private static Plan plan(Case release, Reference published) {
    return new Plan(
        release.recipe().environment(),
        release.recipe().modules().value(),
        release.tree().directory(),
        release.recipe().folder().value(),
        release.tools().jdk(),
        release.tools().mavenHome(),
        release.buildRoot(),
        release.repositories().keySet(),
        release.target().own(),
        published.digests(),
        release.extras(),
        release.limits(),
        Map.of());
  }

  private static List<ReleaseFile> made(Target target, Rebuilt rebuilt) {
    List<ReleaseFile> files = new ArrayList<>();
    rebuilt
        .outputs()
        .forEach(
            (path, digests) -> {
              if (target.covers(path)) {
                files.add(Reference.file(target, path, rebuilt.folder().resolve(path), digests));
              }
            });
    return files;
  }

  private static List<Finding> prebuilt(Case release, Published reference, List<ReleaseFile> made)
      throws IOException {
    List<ReleaseFile> all = new ArrayList<>(reference.files());
    all.addAll(made);
    List<String> unread = new ArrayList<>();
    List<Finding> findings =
        new ArrayList<>(
            new PrebuiltCheck(release.tree(), Contents.of(all, unread), ArchiveLimits.usual())
                .findings());
    for (String path : unread) {
      findings.add(
          Finding.of(
              Rule.ARTIFACT_NOT_COMPARED,
              path,
              "its classes cannot be listed, so the source could not be searched for them",
              "an archive that Java cannot open is no sound artifact; ask the publisher"));
    }
    return findings;
  }
}
