package dev.sallyport.gitobject;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a commit as git and the programs in {@link #SINGLE} write it, and nothing else: {@code
 * tree}, {@code parent}s, {@code author}, {@code committer}, other headers of a closed list, {@code
 * gpgsig}, an empty line, the message.
 *
 * <p>Two readers that disagree about a commit are the attack. So every header that one of them
 * might take for something else is refused, and the signed bytes are exactly those that {@code git
 * verify-commit} checks: all but the {@code gpgsig} header.
 */
public final class CommitParser {
  /** Commits and tags above this many bytes are not read. */
  public static final int MAX_BYTES = Headers.MAX_BYTES;

  private static final String SIGNATURE = "gpgsig";
  private static final String ENCODING = "encoding";
  private static final String MERGETAG = "mergetag";

  /**
   * Headers of one line, at most once, that real histories hold: Jujutsu and GitButler name their
   * changes.
   */
  private static final Set<String> SINGLE =
      Set.of(ENCODING, "change-id", "gitbutler-headers-version", "gitbutler-change-id");

  /** Headers of one line that may stand more than once: hg-git keeps what git has no place for. */
  private static final Set<String> REPEATED = Set.of("HG:extra", "HG:rename", "HG:rename-source");

  private final Headers headers;
  private final GitId id;
  private final byte[] raw;
  private final List<TagObject> mergetags = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private Optional<byte[]> block = Optional.empty();
  private int signatureFrom;
  private int signatureTo;

  private CommitParser(GitId id, byte[] raw) throws Refusal {
    this.id = id;
    this.raw = raw;
    this.headers = new Headers("commit " + id, Rule.COMMIT_MALFORMED, raw);
  }

  /**
   * Parses the content of a commit object, without git's own {@code commit <size>} header.
   *
   * @param id whom refusals are about; not checked against the bytes
   * @param raw kept, not copied: do not change it afterwards
   * @throws Refusal {@code commit.malformed}, {@code commit.signature-form}, {@code tag.malformed}
   *     for an embedded tag, {@code history.limit}
   */
  public static CommitObject parse(GitId id, byte[] raw) throws Refusal {
    return new CommitParser(id, raw).read();
  }

  private CommitObject read() throws Refusal {
    GitId tree = headers.takeId("tree");
    List<GitId> parents = parents();
    Ident author = IdentParser.take(headers, "author");
    Ident committer = IdentParser.take(headers, "committer");
    while (!headers.atEnd()) {
      other();
    }
    byte[] unsigned = unsigned();
    int message = headers.message();
    return new CommitObject(
        tree,
        parents,
        author,
        committer,
        mergetags,
        block.map(signature -> new SignedBytes(unsigned, signature)),
        unsigned,
        new String(raw, message, raw.length - message, StandardCharsets.UTF_8));
  }

  private List<GitId> parents() throws Refusal {
    List<GitId> parents = new ArrayList<>(2);
    while (headers.is("parent")) {
      GitId parent = headers.takeId("parent");
      if (parents.contains(parent)) {
        throw headers.refusal("it names the parent " + parent + " twice");
      }
      parents.add(parent);
    }
    return parents;
  }

  private void other() throws Refusal {
    String key = headers.key();
    if (key.startsWith(SIGNATURE)) {
      signature(key);
      return;
    }
    // git puts the signature last; JGit puts it before the encoding
    if (block.isPresent() && !key.equals(ENCODING)) {
      throw headers.refusal("a " + Headers.quoted(key) + " header follows the signature");
    }
    if (key.equals(MERGETAG) && headers.is(MERGETAG)) {
      mergetags.add(TagParser.embedded(id, headers.takeLong(MERGETAG)));
    } else if (SINGLE.contains(key) || REPEATED.contains(key)) {
      if (!seen.add(key) && SINGLE.contains(key)) {
        throw headers.refusal("it has two " + key + " headers");
      }
      headers.take(key);
    } else {
      throw headers.refusal("it has a header that is not known: " + Headers.quoted(key));
    }
  }

  private void signature(String key) throws Refusal {
    if (!headers.is(SIGNATURE)) {
      throw form("it has a header " + Headers.quoted(key) + ", which git may take for a signature");
    }
    if (block.isPresent()) {
      throw form("it has two gpgsig headers");
    }
    signatureFrom = headers.position();
    byte[] signature = headers.takeLong(SIGNATURE);
    signatureTo = headers.position();
    Optional<String> fault = Armor.fault(signature, Armor::isNothingOrTimestamp);
    if (fault.isPresent()) {
      throw form(fault.get());
    }
    block = Optional.of(Arrays.copyOf(signature, Armor.end(signature)));
  }

  private Refusal form(String fact) {
    return headers.refusal(Rule.COMMIT_SIGNATURE_FORM, fact);
  }

  private byte[] unsigned() {
    if (block.isEmpty()) {
      return raw;
    }
    byte[] payload = new byte[raw.length - (signatureTo - signatureFrom)];
    System.arraycopy(raw, 0, payload, 0, signatureFrom);
    System.arraycopy(raw, signatureTo, payload, signatureFrom, raw.length - signatureTo);
    return payload;
  }
}
