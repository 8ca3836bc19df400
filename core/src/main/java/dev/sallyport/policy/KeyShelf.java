package dev.sallyport.policy;

import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import dev.sallyport.signature.Touch;
import dev.sallyport.signature.TrustedKey;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads the keys that a policy names, lets no key be in two hands, and remembers every file that it
 * used for the digest of the policy.
 */
final class KeyShelf {
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._@+-]+(/[A-Za-z0-9._@+-]+)*");
  private static final int MAX_LINE = 16 * 1024;

  private final PolicyFiles files;
  private final KeyReader reader;
  private final SortedMap<String, Sha256> used = new TreeMap<>();
  private final Map<String, Place> owners = new HashMap<>();

  KeyShelf(PolicyFiles files, KeyReader reader) {
    this.files = files;
    this.reader = reader;
  }

  /** The list of keys of one principal; never empty. */
  List<PolicyKey> keys(YamlNode node) throws Refusal {
    return Fields.each(node, "keys", this::key);
  }

  private PolicyKey key(YamlNode node) throws Refusal {
    Fields fields = Fields.of(node, "a key", "openpgp", "ssh", "card", "no-touch-required");
    Optional<YamlNode> openPgp = fields.optional("openpgp");
    Optional<YamlNode> ssh = fields.optional("ssh");
    if (openPgp.isPresent() == ssh.isPresent()) {
      throw fields.at().refusal("a key with either 'openpgp' or 'ssh'", "both or neither");
    }
    Optional<YamlNode> card = fields.optional("card");
    if (ssh.isPresent() && card.isPresent()) {
      throw card.get()
          .at()
          .refusal(
              "'card' at OpenPGP keys only",
              "'card' at an SSH key",
              "remove it: an sk- key shows its touch in every signature");
    }
    boolean onCard = card.isPresent() && Scalars.bool(card.get(), "card");
    YamlNode source = openPgp.isPresent() ? openPgp.get() : fields.required("ssh");
    TrustedKey key = openPgp.isPresent() ? openPgp(source) : ssh(source);
    own(source.at(), key);
    Optional<YamlNode> loose = fields.optional("no-touch-required");
    boolean untouched = loose.isPresent() && Scalars.bool(loose.get(), "no-touch-required");
    return new PolicyKey(key, onCard ? Touch.DECLARED : Touch.NONE, untouched);
  }

  private TrustedKey openPgp(YamlNode node) throws Refusal {
    String path = path(node);
    byte[] bytes = file(node, path);
    return placed(node, () -> reader.openPgp(path, bytes));
  }

  /** A key line has spaces in it, the path of a key file has none. */
  private TrustedKey ssh(YamlNode node) throws Refusal {
    String text = Scalars.scalar(node, "an SSH key").text();
    if (text.indexOf(' ') >= 0) {
      return line(node, node.at().toString(), text);
    }
    String path = path(node);
    List<String> lines = new ArrayList<>();
    for (String line : new String(file(node, path), StandardCharsets.UTF_8).split("\r?\n", -1)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        lines.add(line.strip());
      }
    }
    if (lines.size() != 1) {
      throw node.at()
          .refusal(
              "a file with exactly one SSH key",
              lines.size() + " lines in " + path,
              "put each key into a file or a line of its own");
    }
    return line(node, path, lines.get(0));
  }

  private TrustedKey line(YamlNode node, String where, String line) throws Refusal {
    if (line.length() > MAX_LINE) {
      throw node.at().refusal("a key line of at most " + MAX_LINE + " characters", "more");
    }
    return placed(node, () -> reader.ssh(where, line));
  }

  private static String path(YamlNode node) throws Refusal {
    String path = Scalars.scalar(node, "the path of a key file").text();
    if (path.length() > 255 || !PATH.matcher(path).matches() || hasDots(path)) {
      throw node.at()
          .refusal(
              "the path of a key file below the folder of the policy",
              node.kind(),
              "use names of A-Z, a-z, 0-9, '.', '_', '@', '+', '-' and single '/'");
    }
    return path;
  }

  private static boolean hasDots(String path) {
    return List.of(path.split("/", -1)).stream().anyMatch(part -> part.matches("\\.\\.?"));
  }

  private byte[] file(YamlNode node, String path) throws Refusal {
    Optional<byte[]> bytes = files.read(path);
    if (bytes.isEmpty()) {
      throw node.at()
          .refusal("the key file " + path, "no such file", "add the file beside the policy");
    }
    if (bytes.get().length > PolicyFiles.MAX_BYTES) {
      throw node.at()
          .refusal(
              "a key file of at most " + PolicyFiles.MAX_BYTES + " bytes",
              bytes.get().length + " bytes",
              "export the certificate without the signatures of others");
    }
    used.put(path, Digests.of(bytes.get()).sha256());
    return bytes.get();
  }

  private void own(Place at, TrustedKey key) throws Refusal {
    List<String> names = new ArrayList<>(key.material());
    names.add(key.fingerprint());
    for (String name : names) {
      Place first = owners.putIfAbsent(name, at);
      if (first != null) {
        throw at.refusal(
            "each key in one hand",
            key.fingerprint() + ", whose key material is also in line " + first.line(),
            "a person who holds two names would count twice: keep one of them");
      }
    }
  }

  /** Says where in the policy the key is named that could not be read. */
  private static TrustedKey placed(YamlNode node, Source source) throws Refusal {
    try {
      return source.get();
    } catch (Refusal e) {
      Finding cause = e.finding();
      String hint = cause.hint().isEmpty() ? "replace the key" : cause.hint();
      throw node.at()
          .refusal("a key that can be used", cause.subject() + ": " + words(cause), hint);
    }
  }

  private static String words(Finding cause) {
    if (cause.evidence() instanceof Evidence.Fact fact) {
      return fact.text();
    }
    if (cause.evidence() instanceof Evidence.Mismatch mismatch) {
      return "expected " + mismatch.expected() + ", found " + mismatch.actual();
    }
    return cause.rule().meaning();
  }

  /** The digest of the policy file and of every key file read so far. */
  Sha256 digest(byte[] policy) {
    SortedMap<String, Sha256> all = new TreeMap<>(used);
    all.put(PolicyFiles.POLICY, Digests.of(policy).sha256());
    StringBuilder lines = new StringBuilder();
    all.forEach((path, sha256) -> lines.append(sha256.hex()).append(' ').append(path).append('\n'));
    return Digests.of(lines.toString().getBytes(StandardCharsets.UTF_8)).sha256();
  }

  @FunctionalInterface
  private interface Source {
    TrustedKey get() throws Refusal;
  }
}
