package dev.sallyport.witness;

import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import dev.sallyport.door.Ask;
import dev.sallyport.door.Inputs;
import dev.sallyport.door.Reply;
import dev.sallyport.provenance.SessionRecord;
import dev.sallyport.provenance.SessionRecord.Input;
import dev.sallyport.store.Store;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Answers by path and by nothing else: what a repository is called is no fact about its files, and
 * mirrors call it otherwise. Every byte is from the store, where {@link InputBytes} has put it.
 */
public final class WitnessedInputs implements Inputs {
  private final Map<String, List<Input>> recorded;
  private final Set<String> absent;
  private final Set<String> repositories;
  private final Store store;

  /** The inputs of one recorded build. */
  public WitnessedInputs(SessionRecord record, Store store) {
    this.recorded = InputBytes.wanted(record).stream().collect(Collectors.groupingBy(Input::path));
    this.absent = Set.copyOf(record.absent());
    this.repositories = Set.copyOf(record.repositories().keySet());
    this.store = store;
  }

  @Override
  public Reply ask(Ask ask) {
    String path = ask.path().text();
    List<Input> known = recorded.getOrDefault(path, List.of());
    if (known.isEmpty()) {
      return absent.contains(path) ? new Reply.Absent() : unknown(ask);
    }
    return known.size() == 1 ? serve(known.get(0)) : metadata(ask, known);
  }

  /** One file for each repository: by its name, where the build calls them as the record does. */
  private Reply metadata(Ask ask, List<Input> known) {
    Optional<Input> same =
        known.stream().filter(one -> one.repository().equals(ask.repositoryId())).findFirst();
    if (same.isPresent()) {
      return serve(same.get());
    }
    if (known.stream().map(Input::sha256).distinct().count() == 1) {
      return serve(known.get(0));
    }
    return repositories.contains(ask.repositoryId())
        ? new Reply.Absent()
        : new Reply.Refused(
            Finding.of(
                Rule.RECORD_INCOMPLETE,
                ask.path().text(),
                "recorded from "
                    + String.join(", ", known.stream().map(Input::repository).toList())
                    + ", each with other versions, and the build asks "
                    + ask.repositoryId(),
                "record without mirrors that give repositories other names"));
  }

  private Reply serve(Input input) {
    Sha256 digest = input.sha256();
    if (!store.has(digest)) {
      return new Reply.Refused(
          InputKinds.missing(input, "the store does not hold it any more", "verify again"));
    }
    try (InputStream in = store.openVerified(digest)) {
      return new Reply.Served(Digests.of(in), true);
    } catch (Refusal changed) {
      return new Reply.Refused(inStore(input, changed.finding()));
    } catch (IOException unreadable) {
      return new Reply.Refused(
          InputKinds.missing(input, "the store could not be read", "see whether the disk is full"));
    }
  }

  /** What the store says about its own bytes, said about the input. */
  static Finding inStore(Input input, Finding finding) {
    return finding.evidence() instanceof Evidence.Mismatch mismatch
        ? InputKinds.changed(input, "sha256 " + mismatch.actual(), finding.hint())
        : finding;
  }

  private static Reply unknown(Ask ask) {
    return new Reply.Refused(
        Finding.of(
            Rule.RECORD_INCOMPLETE,
            ask.path().text(),
            "the build asks for this file, and the record does not have it",
            "what made the record did not see every input, or the build is not the recorded one"));
  }
}
