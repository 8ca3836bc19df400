package dev.sallyport.app;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.gitobject.TreeEntry.Mode;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.report.JsonReport;
import dev.sallyport.sourcegate.SourceReport;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import dev.sallyport.verdict.Rule.Weight;
import dev.sallyport.worktree.WorkTree;
import dev.sallyport.worktree.WorkTreeState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One {@code sallyport:verify-source}: the source gate for what is checked out, and the proof that
 * the files there are what was judged.
 */
public final class BuildVerification {
  private final Machine machine;
  private final BuildRequest request;
  private final List<Finding> findings = new ArrayList<>();
  private final SortedMap<String, String> facts = new TreeMap<>();

  BuildVerification(Machine machine, BuildRequest request) {
    this.machine = machine;
    this.request = request;
  }

  /** Judges; what goes wrong is a finding. */
  public JudgedSource run() {
    Path repository = checkout(request.folder());
    BuildSettings settings = new BuildSettings(request, machine, repository);
    Instant started = machine.clock().instant();
    JudgedSource judged;
    try {
      judged = machine.sourceVerification(settings.source(headBranch(repository))).run();
      facts.putAll(judged.report().facts());
      compare(repository, judged.report());
    } catch (Refusal refusal) {
      judged = unjudged(repository, refusal.finding(), started);
    } catch (UnusableOption inside) {
      judged = unjudged(repository, unusable(inside), started);
    } catch (RuntimeException defect) {
      judged = unjudged(repository, Failures.defect(defect), started);
    }
    settings.findings().forEach(this::add);
    return new JudgedSource(together(judged.report()), judged.run(), judged.at());
  }

  /** The nearest folder above that git calls a work tree; the folder itself where there is none. */
  public static Path checkout(Path folder) {
    Path real = real(folder);
    for (Path at = real; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        return at;
      }
    }
    return real;
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException notThere) {
      return path.toAbsolutePath().normalize();
    }
  }

  private static Optional<String> headBranch(Path repository) throws Refusal {
    try (GitObjects objects = GitObjects.open(repository)) {
      return objects.headBranch();
    }
  }

  private void compare(Path repository, SourceReport report) {
    try (GitObjects objects = GitObjects.open(repository)) {
      GitId tree =
          report.tree().isPresent()
              ? report.tree().get()
              : objects.rootTree(objects.revision("HEAD"));
      TreeSet<String> allowed = new TreeSet<>();
      request
          .buildDirectories()
          .forEach(folder -> built(repository, folder).ifPresent(allowed::add));
      WorkTreeState state = WorkTree.compare(objects, tree, repository, allowed);
      state.findings().forEach(this::add);
      facts.put("work tree", said(state));
      for (Path pom : new TreeSet<>(request.poms())) {
        pom(objects, tree, repository, pom);
      }
    } catch (Refusal refusal) {
      add(refusal.finding());
    } catch (RuntimeException defect) {
      add(Failures.defect(defect));
    }
  }

  private static String said(WorkTreeState state) {
    String files = state.files() + (state.files() == 1 ? " file" : " files");
    String same =
        state.differences() == 0
            ? files + ", byte for byte the tree"
            : state.differences() + " differences, the first are listed";
    return state.leftAside().isEmpty()
        ? same
        : same + "; not looked into: " + String.join(", ", state.leftAside());
  }

  /** A module or parent POM may be outside of the work tree, or among what the build makes. */
  private void pom(GitObjects objects, GitId tree, Path repository, Path pom) throws Refusal {
    Optional<String> path = below(repository, real(pom));
    boolean known =
        path.isPresent()
            && objects
                .entry(tree, path.get())
                .filter(entry -> entry.mode() == Mode.FILE || entry.mode() == Mode.EXECUTABLE)
                .isPresent();
    if (!known) {
      add(
          Finding.of(
              Rule.TREE_WORKTREE_EXTRA,
              path.orElse(pom.toString()),
              "the build reads this POM, and the tree does not have it",
              "keep every module and parent POM in the repository"));
    }
  }

  /** A build directory, which must not itself be a link to elsewhere. */
  private static Optional<String> built(Path repository, Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    return parent == null
        ? Optional.empty()
        : below(repository, real(parent).resolve(parent.relativize(absolute)));
  }

  private static Optional<String> below(Path repository, Path path) {
    return path.startsWith(repository) && !path.equals(repository)
        ? Optional.of(repository.relativize(path).toString().replace('\\', '/'))
        : Optional.empty();
  }

  private void add(Finding finding) {
    if (!findings.contains(finding)) {
      findings.add(finding);
    }
  }

  private JudgedSource unjudged(Path repository, Finding finding, Instant started) {
    add(finding);
    SourceReport report =
        new SourceReport(
            Outcome.INDETERMINATE,
            String.valueOf(repository.getFileName()),
            request.branch().orElse("HEAD"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            0,
            List.of(),
            List.of(),
            List.of(),
            new TreeMap<>());
    JsonReport.Run run = Judged.run(started, machine.clock());
    return new JudgedSource(report, run, Clock.systemUTC().instant());
  }

  private static Finding unusable(UnusableOption inside) {
    return Finding.of(
        Rule.POLICY_INVALID,
        "settings",
        String.valueOf(inside.getMessage()),
        "name it from outside the checkout");
  }

  private SourceReport together(SourceReport report) {
    List<Finding> all = new ArrayList<>(report.findings());
    findings.stream().filter(finding -> !all.contains(finding)).forEach(all::add);
    return new SourceReport(
        outcome(report.outcome(), all),
        report.repository(),
        report.ref(),
        report.root(),
        report.base(),
        report.head(),
        report.tree(),
        report.treeSha512(),
        report.policyDigest(),
        report.steps(),
        report.commits(),
        report.rows(),
        report.tags(),
        all,
        facts);
  }

  /** Never better than what the source gate said. */
  private static Outcome outcome(Outcome source, List<Finding> all) {
    if (source == Outcome.REFUTED || has(all, Weight.REFUTES)) {
      return Outcome.REFUTED;
    }
    return source == Outcome.VERIFIED && !has(all, Weight.INDETERMINATE)
        ? Outcome.VERIFIED
        : Outcome.INDETERMINATE;
  }

  private static boolean has(List<Finding> findings, Weight weight) {
    return findings.stream().anyMatch(finding -> finding.rule().weight() == weight);
  }
}
