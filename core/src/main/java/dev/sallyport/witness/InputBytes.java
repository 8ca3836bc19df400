package dev.sallyport.witness;

import dev.sallyport.digest.Digests;
import dev.sallyport.provenance.SessionRecord;
import dev.sallyport.provenance.SessionRecord.Input;
import dev.sallyport.provenance.SessionRecord.Kind;
import dev.sallyport.store.Store;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings the bytes of every recorded input into the store before anything is built. Where they come
 * from does not matter: the recorded digest decides.
 */
public final class InputBytes {
  /** Of findings about one thing; who has more of them has another problem. */
  private static final int MOST_FINDINGS = 25;

  private final SessionRecord record;
  private final Store store;
  private final List<Input> missing = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  /** For one record; call {@link #collect} first. */
  public InputBytes(SessionRecord record, Store store) {
    this.record = record;
    this.store = store;
  }

  /** Every file that a rebuild can ask for: the recorded ones, and what Sallyport adds. */
  static List<Input> wanted(SessionRecord record) {
    List<Input> wanted = new ArrayList<>(record.inputs());
    Set<String> paths = new HashSet<>();
    wanted.forEach(input -> paths.add(input.path()));
    CollectingPlugin.files()
        .forEach(
            (path, sha256) -> {
              if (!paths.contains(path)) {
                wanted.add(
                    new Input(
                        path,
                        Optional.empty(),
                        sha256,
                        0,
                        Kind.PLUGIN_DEPENDENCY,
                        "Sallyport itself, which collects the outputs with it",
                        "",
                        Optional.empty()));
              }
            });
    return wanted;
  }

  /**
   * Looks at what is on this machine. A file in one of the folders that is not the recorded one is
   * found even where the store has the right one: whether a build passes must not depend on what
   * happens to be in a cache.
   *
   * @param folders in the layout of a repository, such as a Maven local repository
   * @return what is wrong
   */
  public List<Finding> collect(List<Path> folders) throws IOException, Refusal {
    for (Input input : wanted(record)) {
      Optional<Finding> wrong =
          input.kind() == Kind.METADATA ? content(input) : collect(input, folders);
      wrong.ifPresent(findings::add);
    }
    return shortened(findings);
  }

  private Optional<Finding> content(Input input) throws IOException, Refusal {
    if (input.content().isEmpty()) {
      return Optional.of(
          InputKinds.missing(
              input, "the record names this metadata without its content", "record again"));
    }
    Digests actual = store.put(input.content().get());
    return actual.sha256().equals(input.sha256())
        ? Optional.empty()
        : Optional.of(
            InputKinds.changed(
                input,
                "sha256 " + actual.sha256(),
                "that is the content in the record itself, so the record was changed"));
  }

  private Optional<Finding> collect(Input input, List<Path> folders) throws IOException, Refusal {
    boolean stored = store.has(input.sha256());
    if (stored) {
      try (InputStream in = store.openVerified(input.sha256())) {
        in.skip(0);
      } catch (Refusal changed) {
        return Optional.of(WitnessedInputs.inStore(input, changed.finding()));
      }
    }
    for (Path folder : folders) {
      Path file = folder.resolve(input.path());
      if (Files.isRegularFile(file)) {
        Digests actual = Digests.of(file);
        if (!actual.sha256().equals(input.sha256())) {
          return Optional.of(
              InputKinds.changed(
                  input,
                  "sha256 " + actual.sha256() + " in " + file,
                  "find out which of the two is the right one before you trust either"));
        }
        stored = stored || put(file, input);
      }
    }
    if (!stored) {
      missing.add(input);
    }
    return Optional.empty();
  }

  /** It may have changed since it was hashed, so what counts is what was stored. */
  private boolean put(Path file, Input input) throws IOException, Refusal {
    try (InputStream in = Files.newInputStream(file)) {
      return store.put(in, Long.MAX_VALUE).sha256().equals(input.sha256());
    }
  }

  /** What is in no folder and not in the store. */
  public List<Input> missing() {
    return List.copyOf(missing);
  }

  /** That what is missing cannot be asked for. */
  public List<Finding> offline() {
    List<Finding> all = new ArrayList<>();
    for (Input input : missing) {
      all.add(
          InputKinds.missing(
              input,
              "neither in the store nor in a folder given with --inputs",
              "name a Maven local repository that has it with --inputs DIR, or leave out"
                  + " --offline"));
    }
    return shortened(all);
  }

  static List<Finding> shortened(List<Finding> all) {
    if (all.size() <= MOST_FINDINGS) {
      return List.copyOf(all);
    }
    List<Finding> some = new ArrayList<>(all.subList(0, MOST_FINDINGS));
    Finding next = all.get(MOST_FINDINGS);
    some.add(
        Finding.of(
            next.rule(),
            "and " + (all.size() - MOST_FINDINGS) + " more inputs",
            "as those above",
            ""));
    return some;
  }
}
