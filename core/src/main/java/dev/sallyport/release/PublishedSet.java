package dev.sallyport.release;

import dev.sallyport.artifact.Published;
import dev.sallyport.artifact.ReleaseFile;
import dev.sallyport.artifact.UnfetchedFile;
import dev.sallyport.coordinate.Gav;
import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import dev.sallyport.rebuild.Rebuilt;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What is really published for coordinates: listed where the repository lists its folders, else
 * asked for name by name.
 */
final class PublishedSet implements Reference {
  private static final int AT_ONCE = 12;
  private static final int MOST_CHECKSUM = 4096;
  private static final String HINT = "ask again later, or compare with --reference-repository DIR";

  private final RepositoryClient client;
  private final String repositoryId;
  private final Store store;
  private final NavigableMap<String, Digests> files = new TreeMap<>();
  private final SortedMap<String, Finding> unfetched = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> asked = new TreeSet<>();
  private boolean probed;

  PublishedSet(RepositoryClient client, String repositoryId, Store store) {
    this.client = client;
    this.repositoryId = repositoryId;
    this.store = store;
  }

  /** Adds what is published for a coordinate. */
  void add(Gav gav, Set<String> endings) throws Refusal, InterruptedException {
    Optional<List<String>> listed = list(gav);
    if (listed.isEmpty()) {
      probed = true;
      fetch(endings.stream().map(gav::file).toList(), false);
      return;
    }
    List<String> names = listed.get().stream().filter(name -> !isBookkeeping(name)).toList();
    fetch(names.stream().map(name -> gav.folder() + name).toList(), true);
  }

  /** A list that does not name the POM is a page about something else. */
  private Optional<List<String>> list(Gav gav) {
    try {
      return client
          .list(repositoryId, gav.folder())
          .filter(names -> names.contains(gav.artifactId() + "-" + gav.version() + ".pom"));
    } catch (Refusal unlistable) {
      return Optional.empty();
    }
  }

  @Override
  public Set<String> paths() {
    return files.keySet();
  }

  @Override
  public Set<Sha256> digests() {
    Set<Sha256> digests = new TreeSet<>();
    files.values().forEach(file -> digests.add(file.sha256()));
    return digests;
  }

  @Override
  public Published files(Target target, Rebuilt build, Path folder)
      throws Refusal, InterruptedException, IOException {
    addPaths(build.outputs().keySet().stream().filter(target::covers).toList());
    List<ReleaseFile> known = new ArrayList<>();
    for (Map.Entry<String, Digests> entry : files.entrySet()) {
      if (target.covers(entry.getKey())) {
        Path file = folder.resolve(entry.getKey());
        Files.createDirectories(file.resolveSibling(""));
        if (!Files.exists(file)) {
          Stored.copy(store, entry.getValue().sha256(), file);
        }
        known.add(Reference.file(target, entry.getKey(), file, entry.getValue()));
      }
    }
    List<UnfetchedFile> unknown = new ArrayList<>();
    unfetched.forEach(
        (path, finding) -> {
          if (target.covers(path)) {
            Gav gav = target.gavOf(path);
            String name = path.substring(gav.folder().length());
            unknown.add(new UnfetchedFile(gav, name, said(finding)));
          }
        });
    return new Published(known, unknown, listed());
  }

  private static String said(Finding finding) {
    return finding.evidence() instanceof Evidence.Fact fact ? fact.text() : finding.rule().id();
  }

  /** Asks for paths that nobody suggested before, e.g. those that a rebuild made. */
  void addPaths(Collection<String> paths) throws Refusal, InterruptedException {
    if (probed) {
      fetch(paths, false);
    }
  }

  private void fetch(Collection<String> paths, boolean isThere)
      throws Refusal, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      Map<String, Future<Answer>> answers = new TreeMap<>();
      for (String path : paths) {
        Optional<RepositoryPath> parsed = RepositoryPath.parse(path);
        if (isBeside(path) || !asked.add(path)) {
          continue;
        }
        if (parsed.isPresent()) {
          answers.put(path, threads.submit(() -> client.get(repositoryId, parsed.get())));
        } else if (isThere) {
          unfetched.put(path, unfetched(path, "its name is not one of this coordinate's files"));
        }
      }
      List<String> found = new ArrayList<>();
      for (Map.Entry<String, Future<Answer>> answer : answers.entrySet()) {
        if (take(answer.getKey(), answer.getValue(), isThere)) {
          found.add(answer.getKey());
        }
      }
      holdAgainstChecksums(found, threads);
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean take(String path, Future<Answer> future, boolean isThere)
      throws InterruptedException {
    try {
      if (future.get() instanceof Answer.Found found) {
        files.put(path, found.digests());
        return true;
      }
      if (isThere) {
        unfetched.put(path, unfetched(path, "it is listed, and asked for it is not there"));
      }
    } catch (ExecutionException failed) {
      Finding finding = refusal(path, failed).finding();
      boolean mismatch = finding.rule() == Rule.INPUT_CHECKSUM_MISMATCH;
      Rule rule = mismatch ? Rule.RELEASE_CHECKSUM_MISMATCH : Rule.RELEASE_UNREACHABLE;
      findings.add(new Finding(rule, path, finding.evidence(), finding.hint()));
      unfetched.put(path, finding);
    }
    return false;
  }

  private static Refusal refusal(String path, ExecutionException failed) {
    if (failed.getCause() instanceof Refusal refusal) {
      return refusal;
    }
    throw new IllegalStateException("asking for " + path, failed.getCause());
  }

  /** The stronger checksums that some repositories publish; SHA-1 was held by the client. */
  private void holdAgainstChecksums(List<String> found, ExecutorService threads)
      throws Refusal, InterruptedException {
    Map<String, Future<Answer>> answers = new TreeMap<>();
    for (String path : found) {
      for (String algorithm : List.of(".sha256", ".sha512")) {
        RepositoryPath.parse(path + algorithm)
            .ifPresent(
                beside ->
                    answers.put(
                        path + algorithm, threads.submit(() -> client.get(repositoryId, beside))));
      }
    }
    for (Map.Entry<String, Future<Answer>> answer : answers.entrySet()) {
      try {
        if (answer.getValue().get() instanceof Answer.Found beside) {
          hold(answer.getKey(), beside.digests());
        }
      } catch (ExecutionException failed) {
        // a repository that cannot be asked for an optional checksum has not published one
        refusal(answer.getKey(), failed);
      }
    }
  }

  private void hold(String beside, Digests checksum) throws Refusal {
    String path = beside.substring(0, beside.lastIndexOf('.'));
    Digests digests = files.get(path);
    if (digests == null || checksum.size() > MOST_CHECKSUM) {
      return;
    }
    String actual = beside.endsWith(".sha256") ? digests.sha256().hex() : digests.sha512();
    String text =
        new String(Stored.bytes(store, checksum.sha256()), StandardCharsets.US_ASCII).strip();
    String said = text.isEmpty() ? "" : text.split("\\s+")[0];
    boolean isDigest = said.matches("[0-9A-Fa-f]{" + actual.length() + "}");
    if (isDigest && !said.equalsIgnoreCase(actual)) {
      findings.add(
          new Finding(
              Rule.RELEASE_CHECKSUM_MISMATCH, path, new Evidence.Mismatch(said, actual), HINT));
    }
  }

  private static Finding unfetched(String path, String why) {
    return Finding.of(Rule.RELEASE_UNREACHABLE, path, why, HINT);
  }

  /** Signatures and checksums belong to the files beside them and are not rebuilt. */
  private static boolean isBeside(String path) {
    return path.matches(".*\\.(asc|sigstore|sigstore\\.json|md5|sha1|sha256|sha512)");
  }

  /** What repositories and Maven itself write into a folder. */
  private static boolean isBookkeeping(String name) {
    return name.matches(
        "maven-metadata.*\\.xml.*|_remote\\.repositories|_maven\\.repositories|.*\\.lastUpdated"
            + "|resolver-status\\.properties");
  }

  /** Repository path to digests; the bytes are in the store. */
  NavigableMap<String, Digests> files() {
    return files;
  }

  @Override
  public SortedMap<String, Finding> unfetched() {
    return unfetched;
  }

  @Override
  public List<Finding> findings() {
    return findings;
  }

  boolean listed() {
    return !probed;
  }

  /** Files that were kept by an earlier run: what is not among them may still be published. */
  void isKeptCopy() {
    probed = true;
  }

  @Override
  public String how() {
    return probed ? "probed (" + asked.size() + " names)" : "listed";
  }
}
