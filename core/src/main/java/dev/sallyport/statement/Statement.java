package dev.sallyport.statement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.verdict.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * An in-toto Statement v1: a claim of some type about something named by digests.
 *
 * @param subjects at least one
 * @param predicateType a URI that says how to read the predicate
 * @param predicate the claim; empty fields where a statement has none
 */
public record Statement(List<Subject> subjects, String predicateType, JsonFields predicate) {
  /** What {@code _type} says. */
  public static final String TYPE = "https://in-toto.io/Statement/v1";

  /** What an envelope says of a statement in it. */
  public static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

  private static final int MAX_SUBJECTS = 10_000;

  public Statement {
    subjects = List.copyOf(subjects);
  }

  /**
   * Something that a statement is about.
   *
   * @param digest by algorithm, e.g. {@code gitCommit}; never empty
   * @param fields all that stands in it, for what else a type of statement puts there
   */
  public record Subject(SortedMap<String, String> digest, JsonFields fields) {}

  /**
   * Reads a statement.
   *
   * @param source names it in findings
   * @throws Refusal {@code evidence.malformed}
   */
  public static Statement read(String source, byte[] bytes) throws Refusal {
    JsonFields fields = StrictJson.object(source, bytes);
    if (!fields.text("_type").equals(TYPE)) {
      throw fields.malformed("_type", "is not " + TYPE);
    }
    List<Subject> subjects = new ArrayList<>();
    for (JsonFields subject : fields.objects("subject", MAX_SUBJECTS)) {
      SortedMap<String, String> digest = subject.object("digest").allTexts();
      if (digest.isEmpty()) {
        throw subject.malformed("digest", "is empty");
      }
      subjects.add(new Subject(digest, subject));
    }
    if (subjects.isEmpty()) {
      throw fields.malformed("subject", "is empty");
    }
    return new Statement(subjects, fields.text("predicateType"), fields.object("predicate"));
  }

  /**
   * Reads the statement inside an envelope.
   *
   * @throws Refusal {@code evidence.malformed}, also when the envelope says that it holds something
   *     else
   */
  public static Statement read(String source, Envelope envelope) throws Refusal {
    if (!envelope.payloadType().equals(PAYLOAD_TYPE)) {
      throw StrictJson.malformed(source + "#/payloadType", "is not " + PAYLOAD_TYPE);
    }
    return read(source, envelope.payload());
  }

  /** The only subject, for types of statements that are about one thing. */
  public Subject onlySubject() throws Refusal {
    if (subjects.size() != 1) {
      throw subjects.get(0).fields().malformed("digest", "is not of the only subject");
    }
    return subjects.get(0);
  }

  /**
   * The bytes of a new statement, deterministic as {@link JsonText}.
   *
   * @param subjects in-toto resource descriptors
   */
  public static byte[] write(
      List<ObjectNode> subjects, String predicateType, ObjectNode predicate) {
    ObjectNode root = JsonText.object();
    root.put("_type", TYPE);
    ArrayNode array = root.putArray("subject");
    subjects.forEach(array::add);
    root.put("predicateType", predicateType);
    root.set("predicate", predicate);
    return JsonText.bytes(root);
  }
}
