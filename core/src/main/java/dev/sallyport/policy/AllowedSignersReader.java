package dev.sallyport.policy;

import dev.sallyport.policy.AllowedSigners.Entry;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code allowed_signers} line by line. */
final class AllowedSignersReader {
  private static final int MAX_LINE = 16 * 1024;

  /** Matching goes one step deeper with each. */
  private static final int MAX_QUOTES = 16;

  private static final String KEY_TYPE =
      "(?:ssh-(?:ed25519|rsa)|ecdsa-sha2-nistp(?:256|384|521)"
          + "|sk-ssh-ed25519@openssh\\.com|sk-ecdsa-sha2-nistp256@openssh\\.com)";
  private static final Pattern LINE =
      Pattern.compile(
          "(?<principals>[^ \t]+)[ \t]+"
              + "(?:(?!"
              + KEY_TYPE
              + "[ \t])(?<options>(?:[^ \t\"]++|\"[^\"]*+\")+)[ \t]+)?"
              + "(?<key>"
              + KEY_TYPE
              + "[ \t]+[A-Za-z0-9+/]+=*)(?<comment>[ \t].*)?");
  private static final Pattern OPTION =
      Pattern.compile("([A-Za-z-]+)(?:=\"([^\"\\\\]*)\")?(?:,(?=.)|$)");

  private static final Set<String> KNOWN = Set.of("namespaces", "valid-after", "valid-before");

  private final String where;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Finding> notes = new ArrayList<>();
  private int number;

  AllowedSignersReader(String where) {
    this.where = where;
  }

  AllowedSigners read(byte[] bytes) throws Refusal {
    String text = StrictText.decode(where, bytes);
    for (String raw : text.split("\r?\n", -1)) {
      number++;
      String line = raw.strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        entry(raw, line);
      }
    }
    if (entries.isEmpty()) {
      throw new Place(where, 1, 1).refusal("allowed signers", "no line with a key");
    }
    return new AllowedSigners(entries, notes);
  }

  private void entry(String raw, String line) throws Refusal {
    int indent = raw.indexOf(line);
    Place at = new Place(where, number, indent + 1);
    Matcher matcher = LINE.matcher(line);
    long quotes = line.chars().filter(c -> c == '"').count();
    if (line.length() > MAX_LINE || quotes > MAX_QUOTES || !matcher.matches()) {
      throw at.refusal(
          "principals, options, key type, base64 key", Place.shown(line), "correct the line");
    }
    List<String> emails = emails(at, matcher.group("principals"));
    String options = matcher.group("options");
    Window window =
        options == null
            ? new Window(Optional.empty(), Optional.empty())
            : options(new Place(where, number, indent + 1 + matcher.start("options")), options);
    if (window.after().isPresent() || window.before().isPresent()) {
      note(at);
    }
    String comment = matcher.group("comment");
    String key = matcher.group("key").replaceAll("[ \t]+", " ");
    entries.add(
        new Entry(
            number,
            emails,
            comment == null || comment.isBlank() ? key : key + " " + comment.strip(),
            window.after(),
            window.before()));
  }

  private List<String> emails(Place at, String principals) throws Refusal {
    List<String> emails = new ArrayList<>();
    for (String principal : principals.split(",", -1)) {
      if (principal.startsWith("!") || principal.matches(".*[*?].*")) {
        throw at.refusal(
            "plain addresses",
            Place.shown(principal),
            "list the addresses: a pattern lets the key speak for people whom nobody named");
      }
      if (!Scalars.isEmail(principal)) {
        throw at.refusal("an email address", Place.shown(principal), "write it as user@host");
      }
      emails.add(Scalars.lower(principal));
    }
    return emails;
  }

  private record Window(Optional<Instant> after, Optional<Instant> before) {}

  private Window options(Place at, String options) throws Refusal {
    Matcher matcher = OPTION.matcher(options);
    Set<String> seen = new HashSet<>();
    Optional<Instant> after = Optional.empty();
    Optional<Instant> before = Optional.empty();
    int end = 0;
    while (end < options.length() && matcher.find(end) && matcher.start() == end) {
      String name = matcher.group(1).toLowerCase(Locale.ROOT);
      Place here = new Place(where, at.line(), at.column() + end);
      if (!seen.add(name)) {
        throw here.refusal("each option once", Place.shown(name) + " again");
      }
      String value = matcher.group(2);
      switch (name) {
        case "valid-after" -> after = Optional.of(OpenSshTime.read(here, value));
        case "valid-before" -> before = Optional.of(OpenSshTime.read(here, value));
        case "namespaces" -> namespaces(here, value);
        case "cert-authority" ->
            throw here.refusal(
                "the key of a person",
                "'cert-authority'",
                "list the keys of the people: certificates of an authority are not supported");
        default -> throw here.refusal("an option", Place.shown(name), Spelling.hint(name, KNOWN));
      }
      end = matcher.end();
    }
    if (end < options.length()) {
      throw new Place(where, at.line(), at.column() + end)
          .refusal("options as name=\"value\"", Place.shown(options.substring(end)));
    }
    return new Window(after, before);
  }

  private static void namespaces(Place at, @Nullable String value) throws Refusal {
    if (value == null || !List.of(value.split(",", -1)).contains("git")) {
      throw at.refusal(
          "a namespace list with git",
          Place.shown(String.valueOf(value)),
          "this key does not sign commits: remove the line, or add git");
    }
  }

  private void note(Place at) {
    notes.add(
        PolicyLint.note(
            at.toString(),
            "its times are held against the date that the committer wrote, which proves nothing,"
                + " so a policy has no such window",
            "for a key that has ended, add a soft revocation with its end as since"));
  }
}
