package dev.sallyport.inputs;

import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Whether the bytes of inputs still exist and are those: every one is hashed anew. Metadata that a
 * record carries is judged there, since a repository replaces it.
 */
public final class BytesCheck {
  private final BuildInputs inputs;
  private final BytesPlace place;

  public BytesCheck(BuildInputs inputs, BytesPlace place) {
    this.inputs = inputs;
    this.place = place;
  }

  /** What became of one input. */
  private record Looked(boolean present, Optional<Finding> finding) {
    static Looked fine() {
      return new Looked(true, Optional.empty());
    }

    static Looked at(Finding finding) {
      return new Looked(false, Optional.of(finding));
    }
  }

  /** The verdict; findings are in the order of the inputs. */
  public InputsReport run() {
    List<BuildInput> all = inputs.inputs();
    List<Looked> looked =
        IntStream.range(0, all.size()).parallel().mapToObj(i -> look(all.get(i))).toList();
    List<Finding> findings = new ArrayList<>();
    looked.forEach(one -> one.finding().ifPresent(findings::add));
    int present = (int) looked.stream().filter(Looked::present).count();
    if (all.isEmpty()) {
      findings.add(
          Finding.of(
              Rule.INPUT_LOCK_INVALID,
              inputs.name(),
              "it names no input, so nothing was checked",
              "give the record of a build"));
    }
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put("place", place.name());
    facts.put("present", Integer.toString(present));
    facts.put("missing", count(findings, Rule.INPUT_BYTES_MISSING));
    facts.put("differs", count(findings, Rule.INPUT_BYTES_DIFFER));
    return InputsReport.of(
        inputs.name(), present + " of " + all.size() + " inputs", findings, facts);
  }

  private static String count(List<Finding> findings, Rule rule) {
    return Long.toString(findings.stream().filter(f -> f.rule() == rule).count());
  }

  private Looked look(BuildInput input) {
    if (input.content().isPresent()) {
      Digests digests = Digests.of(input.content().get());
      return isSame(input, digests)
          ? Looked.fine()
          : Looked.at(differs(input, "the content in the record", digests));
    }
    Optional<Looked> other = Optional.empty();
    for (BytesPlace.Held held : place.find(input)) {
      try {
        Digests digests = held.digests();
        if (isSame(input, digests)) {
          return Looked.fine();
        }
        other = other.or(() -> Optional.of(Looked.at(other(input, held.name(), digests))));
      } catch (StoredBytes.ChangedInStore changed) {
        return Looked.at(changed(input, changed));
      } catch (IOException unreadable) {
        other =
            other.or(() -> Optional.of(Looked.at(missing(input, held.name() + " cannot be read"))));
      }
    }
    return other.orElseGet(
        () -> Looked.at(missing(input, place.name() + " does not have the file")));
  }

  private static boolean isSame(BuildInput input, Digests digests) {
    return digests.sha256().equals(input.sha256()) && digests.size() == input.size();
  }

  private static Finding other(BuildInput input, String name, Digests digests) {
    return input.isMetadata()
        ? missing(input, name + " is another one by now; repositories replace metadata")
        : differs(input, name, digests);
  }

  private static Finding missing(BuildInput input, String fact) {
    return new Finding(
        Rule.INPUT_BYTES_MISSING,
        input.path(),
        new Evidence.Items(
            List.of(fact, "wanted   " + said(input.sha256(), input.size()), user(input))),
        "fetch it anew: build the same commit once with an empty local repository");
  }

  private static Finding differs(BuildInput input, String name, Digests actual) {
    String expected = said(input.sha256(), input.size());
    String found = said(actual.sha256(), actual.size());
    return new Finding(
        Rule.INPUT_BYTES_DIFFER,
        input.path(),
        new Evidence.Causes(
            expected,
            found,
            List.of("expected " + expected, "actual   " + found, "in       " + name, user(input))),
        "delete the file and fetch it anew; if it differs again, ask who published it twice");
  }

  private static Finding changed(BuildInput input, StoredBytes.ChangedInStore changed) {
    Finding stored = changed.refusal().finding();
    if (stored.evidence() instanceof Evidence.Mismatch mismatch) {
      String expected = "sha256 " + mismatch.expected();
      String actual = "sha256 " + mismatch.actual();
      return new Finding(
          Rule.INPUT_BYTES_DIFFER,
          input.path(),
          new Evidence.Causes(
              expected, actual, List.of("expected " + expected, "actual   " + actual, user(input))),
          stored.hint());
    }
    return missing(input, "the store does not hold these bytes any more");
  }

  private static String said(Sha256 digest, long size) {
    return "sha256 " + digest + ", " + size + " bytes";
  }

  static String user(BuildInput input) {
    return input.askedBy().isEmpty()
        ? input.kindText()
        : input.kindText() + ", used by " + input.askedBy();
  }
}
