package dev.sallyport.witness;

import dev.sallyport.provenance.SessionRecord.Input;
import dev.sallyport.repository.Answer;
import dev.sallyport.repository.RepositoryClient;
import dev.sallyport.repository.RepositoryPath;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks repositories for recorded inputs that are not on this machine. Every repository may be asked
 * for every file; the first that has the recorded bytes is as good as any other.
 */
public final class InputFetch {
  private static final int AT_ONCE = 12;

  private final RepositoryClient client;
  private final List<String> repositories;

  /**
   * Asks these.
   *
   * @param repositories ids, in the order in which they are asked after the recorded one
   */
  public InputFetch(RepositoryClient client, List<String> repositories) {
    this.client = client;
    this.repositories = List.copyOf(repositories);
  }

  /** Fetches; what is wrong comes back. */
  public List<Finding> fetch(List<Input> missing) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<Optional<Finding>>> asked = new ArrayList<>();
      missing.forEach(input -> asked.add(threads.submit(() -> fetch(input))));
      List<Finding> findings = new ArrayList<>();
      for (Future<Optional<Finding>> one : asked) {
        one.get().ifPresent(findings::add);
      }
      return InputBytes.shortened(findings);
    } catch (ExecutionException defect) {
      throw new IllegalStateException("asking for an input", defect.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private Optional<Finding> fetch(Input input) {
    Optional<RepositoryPath> path = RepositoryPath.parse(input.path());
    if (path.isEmpty()) {
      return Optional.of(
          InputKinds.missing(input, "no repository can be asked for this path", "use --inputs"));
    }
    Set<String> order = new LinkedHashSet<>();
    if (repositories.contains(input.repository())) {
      order.add(input.repository());
    }
    order.addAll(repositories);
    Optional<Finding> other = Optional.empty();
    Optional<Finding> failure = Optional.empty();
    for (String id : order) {
      try {
        Answer answer = client.get(id, path.get());
        if (answer instanceof Answer.Found found) {
          if (found.digests().sha256().equals(input.sha256())) {
            return Optional.empty();
          }
          other = other.or(() -> Optional.of(changed(input, found, id)));
        }
      } catch (Refusal refusal) {
        failure = failure.or(() -> Optional.of(failed(input, refusal.finding(), id)));
      }
    }
    Optional<Finding> failed = failure;
    return other.or(() -> failed).or(() -> Optional.of(nowhere(input, order)));
  }

  private static Finding nowhere(Input input, Set<String> asked) {
    return InputKinds.missing(
        input,
        "not on this machine, and not in " + String.join(", ", asked),
        "name a Maven local repository that has it with --inputs DIR");
  }

  private static Finding changed(Input input, Answer.Found found, String id) {
    return InputKinds.changed(
        input,
        "sha256 " + found.digests().sha256() + " at " + id,
        "the repository serves other bytes than were recorded; the right ones may be in a local"
            + " repository: --inputs DIR");
  }

  /**
   * A file that its own checksum contradicts stays that; the rest is bytes that are not to be had.
   */
  private static Finding failed(Input input, Finding finding, String id) {
    boolean changed = finding.rule() == Rule.INPUT_CHECKSUM_MISMATCH;
    boolean machine = finding.rule() == Rule.TOOL_DISK_FULL;
    if (changed || machine) {
      return finding;
    }
    String why =
        finding.evidence() instanceof Evidence.Fact fact ? fact.text() : finding.rule().meaning();
    return InputKinds.missing(
        input,
        "not on this machine, and " + id + " could not be asked: " + why,
        "try again, or name a Maven local repository that has it with --inputs DIR");
  }
}
