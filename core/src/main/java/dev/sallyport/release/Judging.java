package dev.sallyport.release;

import dev.sallyport.artifact.Comparison;
import dev.sallyport.artifact.Published;
import dev.sallyport.artifact.ReleaseFile;
import dev.sallyport.artifact.Scope;
import dev.sallyport.artifact.UnfetchedFile;
import dev.sallyport.coordinate.Gav;
import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import dev.sallyport.door.Ask;
import dev.sallyport.door.Inputs;
import dev.sallyport.door.Reply;
import dev.sallyport.rebuild.Plan;
import dev.sallyport.rebuild.Rebuilder;
import dev.sallyport.rebuild.Rebuilt;
import dev.sallyport.source.ArchiveLimits;
import dev.sallyport.source.PrebuiltCheck;
import dev.sallyport.store.Store;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds, compares, and builds again before it calls anything different. */
final class Judging {
  private final Rebuilder rebuilder;
  private final Store store;
  private final Progress progress;
  private final Scope scope;

  private Judging(Rebuilder rebuilder, Store store, Progress progress, Scope scope) {
    this.rebuilder = rebuilder;
    this.store = store;
    this.progress = progress;
    this.scope = scope;
  }

  static Judging of(VerifyRequest request, Means means) {
    return new Judging(
        new Rebuilder(means.sandbox(), means.store(), means.work(), means.progress()::step),
        means.store(),
        means.progress(),
        new Scope(request.includeJavadoc()));
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
  Judged judge(Case release, PublishedSet published, Inputs inputs, Path out, List<Ask> hints)
      throws Refusal, InterruptedException, IOException {
    Plan plan = plan(release, published);
    progress.step(
        "building " + release.target().subject() + " (log: " + out.resolve("build.log") + ")");
    Rebuilt first = rebuilder.build(plan, inputs, out, hints);
    List<Finding> findings = new ArrayList<>(first.ended().findings());
    findings.addAll(inputFindings(first));
    findings.addAll(first.refused());
    findings.addAll(published.findings());
    boolean made = first.outputs().keySet().stream().anyMatch(release.target()::covers);
    if (first.ended().exitCode() != 0 || !made) {
      findings.addAll(BuildFailure.findings(first, published));
      return new Judged(first, Optional.empty(), findings);
    }
    published.addPaths(first.outputs().keySet().stream().filter(release.target()::covers).toList());
    Published reference = reference(release.target(), published, out.resolve("published"));
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
  private static List<Finding> ownInputs(Rebuilt build, PublishedSet published) {
    Set<Sha256> own = new HashSet<>();
    published.files().values().forEach(digests -> own.add(digests.sha256()));
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

  private static Plan plan(Case release, PublishedSet published) {
    Set<Sha256> forbidden = new HashSet<>();
    published.files().values().forEach(digests -> forbidden.add(digests.sha256()));
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
        forbidden,
        release.limits());
  }

  private Published reference(Target target, PublishedSet published, Path folder)
      throws IOException, Refusal {
    List<ReleaseFile> files = new ArrayList<>();
    for (Map.Entry<String, Digests> entry : published.files().entrySet()) {
      if (target.covers(entry.getKey())) {
        Path file = folder.resolve(entry.getKey());
        Files.createDirectories(file.getParent());
        if (!Files.exists(file)) {
          Stored.copy(store, entry.getValue().sha256(), file);
        }
        files.add(file(target, entry.getKey(), file, entry.getValue()));
      }
    }
    List<UnfetchedFile> unfetched = new ArrayList<>();
    published
        .unfetched()
        .forEach(
            (path, finding) -> {
              if (target.covers(path)) {
                Gav gav = target.gavOf(path);
                String name = path.substring(gav.folder().length());
                unfetched.add(new UnfetchedFile(gav, name, said(finding)));
              }
            });
    return new Published(files, unfetched, published.listed());
  }

  private static String said(Finding finding) {
    return finding.evidence() instanceof Evidence.Fact fact ? fact.text() : finding.rule().id();
  }

  private static List<ReleaseFile> made(Target target, Rebuilt rebuilt) {
    List<ReleaseFile> files = new ArrayList<>();
    rebuilt
        .outputs()
        .forEach(
            (path, digests) -> {
              if (target.covers(path)) {
                files.add(file(target, path, rebuilt.folder().resolve(path), digests));
              }
            });
    return files;
  }

  private static ReleaseFile file(Target target, String path, Path file, Digests digests) {
    Gav gav = target.gavOf(path);
    return new ReleaseFile(gav, path.substring(gav.folder().length()), file, digests);
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
