package dev.sallyport.inputs;

import dev.sallyport.digest.Sha256;
import dev.sallyport.provenance.SessionRecord.Fact;
import dev.sallyport.provenance.SessionRecord.Kind;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@link LockText} writes, and nothing that it would not write. */
final class LockReader {
  private static final long MAX_SIZE = 64L << 20;
  private static final Set<String> COVERAGES = Set.of("lib-ext", "core-extension", "mojo", "door");
  private static final String UNKNOWN = "unknown";
  private static final Pattern LINE =
      Pattern.compile("([0-9a-f]{64})  (0|[1-9][0-9]{0,17})  ([a-z-]{1,40})  (\\S{1,1024})");

  private final String name;
  private final List<BuildInput> inputs = new ArrayList<>();

  private LockReader(String name) {
    this.name = name;
  }

  /**
   * Reads a lock.
   *
   * @throws Refusal {@code input.lock-invalid} with the number of the line that is not right
   */
  static BuildInputs read(Path file) throws Refusal {
    LockReader reader = new LockReader(file.toString());
    try {
      if (Files.size(file) > MAX_SIZE) {
        throw reader.invalid(1, "the file is larger than " + MAX_SIZE + " bytes");
      }
      // every byte is a character, so that one that is not ASCII fails a pattern below
      return reader.lock(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException unreadable) {
      throw reader.invalid(1, "the file cannot be read");
    }
  }

  private BuildInputs lock(String text) throws Refusal {
    if (!text.endsWith("\n")) {
      throw invalid(text.split("\n", -1).length, "the last line is cut off: it does not end");
    }
    String[] lines = text.substring(0, text.length() - 1).split("\n", -1);
    Map<String, String> head = new TreeMap<>();
    int at = 0;
    while (at < lines.length && !lines[at].isEmpty()) {
      head(head, lines[at], at + 1);
      at++;
    }
    requireHead(head, at + 1);
    for (int i = at + 1; i < lines.length; i++) {
      inputs.add(input(lines[i], i + 1));
    }
    return new BuildInputs(
        name,
        BuildInputs.Form.LOCK,
        BuildInputs.Extent.whole(head.getOrDefault(LockText.COVERAGE, "")),
        List.of(
            new Fact(BuildInputs.JDK_VERSION, head.getOrDefault(LockText.JDK, ""), true),
            new Fact(BuildInputs.MAVEN_VERSION, head.getOrDefault(LockText.MAVEN, ""), true)),
        inputs,
        new TreeMap<>(),
        List.of());
  }

  private void head(Map<String, String> head, String line, int number) throws Refusal {
    int colon = line.indexOf(": ");
    String key = colon < 0 ? line : line.substring(0, colon);
    String value = colon < 0 ? "" : line.substring(colon + 2);
    if (number == 1 && !line.equals(LockText.FORMAT + LockText.VERSION)) {
      throw invalid(1, "this program reads version " + LockText.VERSION + " of locks");
    }
    boolean known =
        number == 1 || Set.of(LockText.MAVEN, LockText.JDK, LockText.COVERAGE).contains(key);
    if (!known) {
      throw invalid(number, "the head may not say " + line + "; an empty line ends it");
    }
    if (!LockText.VALUE.matcher(value).matches()) {
      throw invalid(number, "that is no " + key + ": " + value);
    }
    if (head.put(key, value) != null) {
      throw invalid(number, "the head names " + key + " twice");
    }
  }

  private void requireHead(Map<String, String> head, int number) throws Refusal {
    for (String key : List.of(LockText.MAVEN, LockText.JDK, LockText.COVERAGE)) {
      if (!head.containsKey(key)) {
        throw invalid(number, "the head does not name " + key);
      }
    }
    if (!COVERAGES.contains(head.getOrDefault(LockText.COVERAGE, ""))) {
      throw invalid(number, "there is no coverage " + head.getOrDefault(LockText.COVERAGE, ""));
    }
  }

  private BuildInput input(String line, int number) throws Refusal {
    Matcher fields = LINE.matcher(line);
    if (!fields.matches()) {
      throw invalid(number, "not of the form sha256, size, kind, path with two spaces between");
    }
    if (!PathForm.holds(fields.group(4))) {
      throw invalid(number, "no path of a repository: " + fields.group(4));
    }
    BuildInput input =
        new BuildInput(
            fields.group(4),
            new Sha256(fields.group(1)),
            Long.parseLong(fields.group(2)),
            kind(fields.group(3), number),
            "",
            "",
            Optional.empty());
    requireNext(input, number);
    return input;
  }

  private Optional<Kind> kind(String word, int number) throws Refusal {
    Optional<Kind> kind =
        Arrays.stream(Kind.values()).filter(known -> known.text().equals(word)).findFirst();
    if (kind.isEmpty() && !word.equals(UNKNOWN)) {
      throw invalid(number, "there is no kind " + word);
    }
    return kind;
  }

  /** The order makes a path that is named twice a neighbour, and every lock have one form. */
  private void requireNext(BuildInput input, int number) throws Refusal {
    if (inputs.isEmpty()) {
      return;
    }
    BuildInput before = inputs.get(inputs.size() - 1);
    if (before.path().equals(input.path()) && !(before.isMetadata() && input.isMetadata())) {
      throw invalid(number, "the path is there twice: " + input.path());
    }
    int order = BuildInput.ORDER.compare(before, input);
    if (order >= 0) {
      throw invalid(number, order == 0 ? "the line is there twice" : "the lines are not sorted");
    }
  }

  private Refusal invalid(int line, String fact) {
    return new Refusal(
        Finding.of(
            Rule.INPUT_LOCK_INVALID,
            name + ":" + line,
            fact,
            "undo the edit, or make the lock anew with -Dsallyport.updateLock and review it"));
  }
}
