package dev.sallyport.gitobject;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an annotated tag as git writes it: {@code object}, {@code type}, {@code tag}, {@code
 * tagger}, an empty line, the message and, at its end, at most one signature over all before it.
 */
public final class TagParser {
  private static final Set<String> TYPES = Set.of("commit", "tag", "tree", "blob");

  private TagParser() {}

  /**
   * Parses the content of a tag object, without git's own {@code tag <size>} header.
   *
   * @param id whom refusals are about; not checked against the bytes
   * @throws Refusal {@code tag.malformed}, {@code history.limit}
   */
  public static TagObject parse(GitId id, byte[] raw) throws Refusal {
    return read(new Headers("tag " + id, Rule.TAG_MALFORMED, raw));
  }

  /** Parses a tag that a merge carries in a {@code mergetag} header. */
  static TagObject embedded(GitId commit, byte[] raw) throws Refusal {
    return read(new Headers("mergetag in commit " + commit, Rule.TAG_MALFORMED, raw));
  }

  private static TagObject read(Headers headers) throws Refusal {
    GitId target = headers.takeId("object");
    String type = headers.take("type").text();
    if (!TYPES.contains(type)) {
      throw headers.refusal("it is of no known type: " + Headers.quoted(type));
    }
    String name = headers.take("tag").text();
    if (name.isEmpty()) {
      throw headers.refusal("its name is empty");
    }
    Optional<Ident> tagger =
        headers.atEnd() ? Optional.empty() : Optional.of(IdentParser.take(headers, "tagger"));
    if (!headers.atEnd()) {
      throw headers.refusal("it has a header too many: " + Headers.quoted(headers.key()));
    }
    byte[] raw = headers.raw;
    int end = beginOfSignature(headers);
    Optional<SignedBytes> signature =
        end == raw.length ? Optional.empty() : Optional.of(signed(raw, end));
    int from = headers.message();
    String message = new String(raw, from, end - from, StandardCharsets.UTF_8);
    return new TagObject(target, type, name, tagger, signature, message);
  }

  private static SignedBytes signed(byte[] raw, int begin) {
    byte[] block = Arrays.copyOfRange(raw, begin, raw.length);
    return new SignedBytes(Arrays.copyOf(raw, begin), Arrays.copyOf(block, Armor.end(block)));
  }

  /** Where the signature begins, or the length of all where there is none. */
  private static int beginOfSignature(Headers headers) throws Refusal {
    byte[] raw = headers.raw;
    int begin = Armor.only(raw, headers.message());
    if (begin == -1) {
      return raw.length;
    }
    Optional<String> fault =
        begin < 0
            ? Optional.of("there is more than one signature")
            : Armor.fault(Arrays.copyOfRange(raw, begin, raw.length), Armor::isNothing);
    if (fault.isPresent()) {
      throw headers.refusal(fault.get());
    }
    return begin;
  }
}
