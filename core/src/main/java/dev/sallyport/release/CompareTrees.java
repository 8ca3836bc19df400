package dev.sallyport.release;

import dev.sallyport.artifact.ArtifactVerdict;
import dev.sallyport.artifact.Cause;
import dev.sallyport.artifact.Causes;
import dev.sallyport.digest.Digests;
import dev.sallyport.report.Report;
import dev.sallyport.verdict.ArtifactState;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Two files, or two folders by relative path, held against each other both ways. Every file counts;
 * whether one is in scope is a question for a release.
 */
public final class CompareTrees {
  private final Path reference;
  private final Path rebuilt;

  public CompareTrees(Path reference, Path rebuilt) {
    this.reference = reference;
    this.rebuilt = rebuilt;
  }

  /**
   * Compares.
   *
   * @throws Refusal where a side is not there, or the two are not of one kind
   */
  public Report run() throws Refusal, IOException {
    if (Files.isDirectory(reference) != Files.isDirectory(rebuilt)) {
      throw invalid(rebuilt, "one side is a folder and the other is not");
    }
    Map<String, Path> left = files(reference);
    Map<String, Path> right = files(rebuilt);
    TreeSet<String> names = new TreeSet<>(left.keySet());
    names.addAll(right.keySet());
    List<ArtifactVerdict> verdicts = new ArrayList<>();
    for (String name : names) {
      verdicts.add(
          verdict(name, Optional.ofNullable(left.get(name)), Optional.ofNullable(right.get(name))));
    }
    List<Finding> findings = new ArrayList<>();
    verdicts.forEach(verdict -> finding(verdict).ifPresent(findings::add));
    if (verdicts.isEmpty()) {
      findings.add(
          Finding.of(Rule.ARTIFACT_NONE, reference.toString(), "no file on either side", ""));
    }
    long same = verdicts.stream().filter(v -> v.state() == ArtifactState.IDENTICAL).count();
    return new Report(
        Report.outcomeOf(findings, Outcome.VERIFIED),
        reference + " and " + rebuilt,
        same + " of " + verdicts.size() + " identical",
        Optional.empty(),
        "listed",
        verdicts,
        findings,
        List.of(),
        new TreeMap<>());
  }

  private static Map<String, Path> files(Path side) throws Refusal, IOException {
    Map<String, Path> files = new TreeMap<>();
    if (Files.isRegularFile(side)) {
      files.put("", side);
      return files;
    }
    if (!Files.isDirectory(side)) {
      throw invalid(side, "there is no such file or folder");
    }
    try (Stream<Path> all = Files.walk(side)) {
      for (Path file : all.toList()) {
        if (Files.isSymbolicLink(file)) {
          throw invalid(file, "is a symbolic link; what it leads to is not compared");
        }
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          files.put(side.relativize(file).toString(), file);
        } else if (!Files.isDirectory(file)) {
          throw invalid(file, "is neither a file nor a folder");
        }
      }
    }
    return files;
  }

  private ArtifactVerdict verdict(String relative, Optional<Path> left, Optional<Path> right)
      throws IOException {
    String name = relative.isEmpty() ? String.valueOf(reference.getFileName()) : relative;
    Optional<Digests> published = digests(left);
    Optional<Digests> made = digests(right);
    if (left.isEmpty() || right.isEmpty()) {
      ArtifactState state =
          left.isEmpty() ? ArtifactState.MISSING_IN_RELEASE : ArtifactState.UNEXPECTED_IN_RELEASE;
      String reason = left.isEmpty() ? "only in the rebuilt side" : "only in the reference";
      return new ArtifactVerdict(name, name, state, published, made, List.of(), reason);
    }
    boolean same = published.equals(made);
    List<Cause> causes = same ? List.of() : Causes.between(left.get(), right.get());
    ArtifactState state = same ? ArtifactState.IDENTICAL : ArtifactState.DIFFERENT;
    return new ArtifactVerdict(name, name, state, published, made, causes, "");
  }

  private static Optional<Digests> digests(Optional<Path> file) throws IOException {
    return file.isPresent() ? Optional.of(Digests.of(file.get())) : Optional.empty();
  }

  private static Optional<Finding> finding(ArtifactVerdict verdict) {
    return switch (verdict.state()) {
      case DIFFERENT ->
          Optional.of(
              new Finding(
                  Rule.ARTIFACT_DIFFERS,
                  verdict.path(),
                  new Evidence.Causes(
                      hex(verdict.published()), hex(verdict.rebuilt()), verdict.causeLines()),
                  ""));
      case MISSING_IN_RELEASE ->
          Optional.of(Finding.of(Rule.ARTIFACT_MISSING, verdict.path(), verdict.reason(), ""));
      case UNEXPECTED_IN_RELEASE ->
          Optional.of(Finding.of(Rule.ARTIFACT_UNEXPECTED, verdict.path(), verdict.reason(), ""));
      default -> Optional.empty();
    };
  }

  private static String hex(Optional<Digests> digests) {
    return digests.map(d -> d.sha256().hex()).orElse("");
  }

  private static Refusal invalid(Path side, String fact) {
    return new Refusal(
        Rule.ARTIFACT_NOT_COMPARED, side.toString(), fact, "name two files or two folders");
  }
}
