package dev.sallyport.repository;

import dev.sallyport.digest.Digests;
import dev.sallyport.store.Store;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A repository in memory, whatever its id, that remembers what it was asked. */
public final class FakeRepository implements RepositoryClient {
  private final Store store;
  private final Map<String, Answer> files = new TreeMap<>();
  private final Map<String, Finding> refusals = new TreeMap<>();
  private final Map<String, List<String>> folders = new TreeMap<>();
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();

  private FakeRepository(Store store) {
    this.store = store;
  }

  public static FakeRepository in(Path folder) throws IOException {
    return new FakeRepository(Store.open(folder.resolve("store")));
  }

  public Store store() {
    return store;
  }

  public FakeRepository has(String path, byte[] bytes) throws IOException, Refusal {
    files.put(path, new Answer.Found(store.put(bytes), true));
    return this;
  }

  public FakeRepository has(String path, String text) throws IOException, Refusal {
    return has(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public FakeRepository refuses(String path, Finding finding) {
    refusals.put(path, finding);
    return this;
  }

  /** Answers when asked what is in a folder, which it does not do for others. */
  public FakeRepository lists(String folder, String... names) {
    folders.put(folder, List.of(names));
    return this;
  }

  public List<String> asked() {
    return asked.stream().sorted().toList();
  }

  public static Digests digests(String text) {
    return Digests.of(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Answer get(String repositoryId, RepositoryPath path) throws Refusal {
    asked.add(path.text());
    Finding refused = refusals.get(path.text());
    if (refused != null) {
      throw new Refusal(refused);
    }
    return files.getOrDefault(path.text(), new Answer.Absent());
  }

  @Override
  public Optional<List<String>> list(String repositoryId, String folder) throws Refusal {
    Finding refused = refusals.get(folder);
    if (refused != null) {
      throw new Refusal(refused);
    }
    return Optional.ofNullable(folders.get(folder));
  }
}
