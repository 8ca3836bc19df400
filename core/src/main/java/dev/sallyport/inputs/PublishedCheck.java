package dev.sallyport.inputs;

import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import dev.sallyport.repository.Answer;
import dev.sallyport.repository.RepositoryClient;
import dev.sallyport.repository.RepositoryPath;
import dev.sallyport.store.Store;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the bytes on this machine are those that a repository publishes a checksum of. The first
 * repository, in the given order, that publishes any decides, and all that it publishes must hold:
 * what a record names cannot outvote what the caller named. Metadata is left out: it moves.
 */
public final class PublishedCheck {
  private static final int THREADS = 12;
  private static final Map<String, Integer> ALGORITHMS =
      new TreeMap<>(Map.of("sha1", 40, "sha256", 64, "sha512", 128));

  private final BuildInputs inputs;
  private final BytesPlace place;
  private final RepositoryClient client;
  private final List<String> repositories;
  private final Store store;

  /**
   * @param repositories ids, asked in this order
   * @param store where the client puts what it fetched
   */
  public PublishedCheck(
      BuildInputs inputs,
      BytesPlace place,
      RepositoryClient client,
      List<String> repositories,
      Store store) {
    this.inputs = inputs;
    this.place = place;
    this.client = client;
    this.repositories = List.copyOf(repositories);
    this.store = store;
  }

  /**
   * What was learnt.
   *
   * @param confirmed repository id to how many files are the ones it publishes
   */
  public record Result(List<Finding> findings, SortedMap<String, Integer> confirmed) {}

  private record Asked(Optional<Finding> finding, Optional<String> confirmedBy) {}

  /** Asks for every file; takes a while where there are many. */
  public Result run() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    SortedMap<String, Integer> confirmed = new TreeMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS, PublishedCheck::daemon);
    try {
      List<Future<Asked>> all = new ArrayList<>();
      for (BuildInput input : inputs.inputs()) {
        if (!input.isMetadata()) {
          all.add(threads.submit(() -> ask(input)));
        }
      }
      for (Future<Asked> one : all) {
        Asked asked = one.get();
        asked.finding().ifPresent(findings::add);
        asked.confirmedBy().ifPresent(id -> confirmed.merge(id, 1, Integer::sum));
      }
    } catch (ExecutionException defect) {
      throw new IllegalStateException("a checksum could not be asked for", defect.getCause());
    } finally {
      threads.shutdownNow();
    }
    return new Result(findings, confirmed);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "sallyport-published");
    thread.setDaemon(true);
    return thread;
  }

  private Asked ask(BuildInput input) {
    Optional<Digests> here = here(input);
    if (here.isEmpty()) {
      return new Asked(Optional.empty(), Optional.empty());
    }
    try {
      for (String id : repositories) {
        Map<String, String> published = publishedOrNone(id, input.path());
        if (!published.isEmpty()) {
          return judged(input, id, published, here.get());
        }
      }
    } catch (Refusal refusal) {
      return found(refusal.finding());
    } catch (IOException unreadable) {
      return found(
          Finding.of(
              Rule.INPUT_UNREACHABLE,
              input.path(),
              "a checksum file could not be kept: " + unreadable.getMessage(),
              "see whether the disk is full, and run again"));
    }
    return found(unpublished(input));
  }

  /** What is not there, or cannot be read, is already a finding of the check without network. */
  private Optional<Digests> here(BuildInput input) {
    for (BytesPlace.Held held : place.find(input)) {
      try {
        return Optional.of(held.digests());
      } catch (IOException unreadable) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** A repository that may not be asked says nothing; one that cannot be reached might have. */
  private Map<String, String> publishedOrNone(String repository, String path)
      throws Refusal, IOException {
    try {
      return published(repository, path);
    } catch (Refusal refusal) {
      if (refusal.finding().rule().weight() == Rule.Weight.NOTE) {
        return Map.of();
      }
      throw refusal;
    }
  }

  private Map<String, String> published(String repository, String path)
      throws Refusal, IOException {
    Map<String, String> published = new TreeMap<>();
    for (Map.Entry<String, Integer> algorithm : ALGORITHMS.entrySet()) {
      Optional<RepositoryPath> file = RepositoryPath.parse(path + "." + algorithm.getKey());
      if (file.isPresent() && client.get(repository, file.get()) instanceof Answer.Found found) {
        checksum(found.digests(), algorithm.getValue())
            .ifPresent(hex -> published.put(algorithm.getKey(), hex));
      }
    }
    return published;
  }

  private Optional<String> checksum(Digests file, int digits) throws Refusal, IOException {
    if (file.size() > 4096) {
      return Optional.empty();
    }
    Sha256 stored = file.sha256();
    String text = new String(store.read(stored), StandardCharsets.ISO_8859_1);
    Matcher hex =
        Pattern.compile("(?<![0-9A-Fa-f])[0-9A-Fa-f]{" + digits + "}(?![0-9A-Fa-f])").matcher(text);
    return hex.find() ? Optional.of(hex.group().toLowerCase(Locale.ROOT)) : Optional.empty();
  }

  private Asked judged(BuildInput input, String id, Map<String, String> published, Digests here) {
    Map<String, String> actual =
        Map.of("sha1", here.sha1(), "sha256", here.sha256().hex(), "sha512", here.sha512());
    for (Map.Entry<String, String> checksum : published.entrySet()) {
      String own = actual.getOrDefault(checksum.getKey(), "");
      if (!own.equals(checksum.getValue())) {
        return found(foreign(input, id, checksum, own));
      }
    }
    return new Asked(Optional.empty(), Optional.of(id));
  }

  private Finding foreign(
      BuildInput input, String id, Map.Entry<String, String> checksum, String own) {
    String expected = checksum.getKey() + " " + checksum.getValue();
    String actual = checksum.getKey() + " " + own;
    List<String> lines = new ArrayList<>();
    lines.add("expected " + expected + " (published by " + id + ")");
    lines.add("actual   " + actual);
    lines.add(BytesCheck.user(input));
    place.origin(input).ifPresent(said -> lines.add("the local repository says that " + said));
    return new Finding(
        Rule.INPUT_FOREIGN,
        input.path(),
        new Evidence.Causes(expected, actual, lines),
        "delete its folder from the local repository, build again, and do not release what was"
            + " built with it");
  }

  private Finding unpublished(BuildInput input) {
    List<String> lines = new ArrayList<>();
    lines.add("asked: " + String.join(", ", repositories));
    lines.add(BytesCheck.user(input));
    place.origin(input).ifPresent(said -> lines.add("the local repository says that " + said));
    return new Finding(
        Rule.INPUT_UNPUBLISHED,
        input.path(),
        new Evidence.Items(lines),
        "name the repository that publishes it in settings.xml, or build it from its source");
  }

  private static Asked found(Finding finding) {
    return new Asked(Optional.of(finding), Optional.empty());
  }
}
