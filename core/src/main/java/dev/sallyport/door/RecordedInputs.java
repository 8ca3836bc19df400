package dev.sallyport.door;

import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import dev.sallyport.repository.Answer;
import dev.sallyport.repository.RepositoryClient;
import dev.sallyport.store.Store;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** Answers as a record says, with bytes of the store: nothing that the record does not name. */
public final class RecordedInputs implements Inputs {
  private final Map<Ask, Optional<Sha256>> answers;
  private final Store store;
  private final Optional<RepositoryClient> missing;

  private RecordedInputs(
      Map<Ask, Optional<Sha256>> answers, Store store, Optional<RepositoryClient> missing) {
    this.answers = Map.copyOf(answers);
    this.store = store;
    this.missing = missing;
  }

  /**
   * Without a network.
   *
   * @param answers of every path of the record; empty where it was not there
   */
  public static RecordedInputs offline(Map<Ask, Optional<Sha256>> answers, Store store) {
    return new RecordedInputs(answers, store, Optional.empty());
  }

  /** Bytes that the store lacks are fetched, and must be those that the record names. */
  public static RecordedInputs fetching(
      Map<Ask, Optional<Sha256>> answers, Store store, RepositoryClient repositories) {
    return new RecordedInputs(answers, store, Optional.of(repositories));
  }

  @Override
  public Reply ask(Ask ask) {
    if (!answers.containsKey(ask)) {
      return refused(ask, "the record does not hold this path");
    }
    Optional<Sha256> recorded = answers.getOrDefault(ask, Optional.empty());
    if (recorded.isEmpty()) {
      return new Reply.Absent();
    }
    try {
      return serve(ask, recorded.get());
    } catch (Refusal refusal) {
      return new Reply.Refused(refusal.finding());
    } catch (IOException unreadable) {
      return refused(ask, "the store could not be read");
    }
  }

  private Reply serve(Ask ask, Sha256 digest) throws IOException, Refusal {
    if (store.has(digest)) {
      try (InputStream in = store.openVerified(digest)) {
        return new Reply.Served(Digests.of(in), true);
      }
    }
    return missing.isPresent()
        ? fetch(missing.get(), ask, digest)
        : refused(ask, "the store does not hold the bytes that the record names");
  }

  private static Reply fetch(RepositoryClient repositories, Ask ask, Sha256 digest) throws Refusal {
    Answer answer = repositories.get(ask.repositoryId(), ask.path());
    if (answer instanceof Answer.Found found && found.digests().sha256().equals(digest)) {
      return new Reply.Served(found.digests(), found.checksummed());
    }
    String actual =
        answer instanceof Answer.Found found ? found.digests().sha256().hex() : "no such file";
    return new Reply.Refused(
        new Finding(
            Rule.INPUT_CHANGED,
            ask.toString(),
            new Evidence.Mismatch(digest.hex(), actual),
            "the repository no longer serves what the record names; a copy of it may be elsewhere"));
  }

  private static Reply refused(Ask ask, String fact) {
    return new Reply.Refused(
        Finding.of(
            Rule.RECORD_INCOMPLETE,
            ask.toString(),
            fact,
            "record the build again with the same recipe, or verify without --offline"));
  }
}
