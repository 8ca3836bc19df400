package dev.sallyport.statement;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON (RFC 8259) of strangers. One text has one meaning: UTF-8 without byte order mark, no
 * name twice in an object, nothing after the value, no unpaired surrogates; size, depth and the
 * length of numbers are bounded.
 */
public final class StrictJson {
  /** More bytes than any statement of ours needs. */
  public static final int MAX_BYTES = 1 << 20;

  static final int MAX_DEPTH = 32;
  private static final int MAX_NUMBER = 64;
  private static final int MAX_MESSAGE = 160;
  private static final ObjectMapper JSON = mapper();

  private StrictJson() {}

  private static ObjectMapper mapper() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER)
                    .maxStringLength(MAX_BYTES)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // The shared table of names can be flooded with colliding ones.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  /**
   * Reads one JSON object.
   *
   * @param source names it in findings
   * @throws Refusal {@code evidence.malformed}
   */
  public static JsonFields object(String source, byte[] bytes) throws Refusal {
    if (bytes.length > MAX_BYTES) {
      throw malformed(source, "is larger than " + MAX_BYTES + " bytes");
    }
    JsonNode root;
    try {
      root = JSON.readTree(text(source, bytes));
    } catch (JsonProcessingException invalid) {
      throw malformed(source, "is not strict JSON: " + where(invalid));
    }
    if (!root.isObject()) {
      throw malformed(source, "is not a JSON object");
    }
    return JsonFields.of(source, root);
  }

  private static String text(String source, byte[] bytes) throws Refusal {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException invalid) {
      throw malformed(source, "is not UTF-8");
    }
  }

  private static String where(JsonProcessingException invalid) {
    String message = String.valueOf(invalid.getOriginalMessage());
    String line = message.lines().findFirst().orElse("");
    String cut = line.length() > MAX_MESSAGE ? line.substring(0, MAX_MESSAGE) + "..." : line;
    var location = invalid.getLocation();
    return location == null
        ? cut
        : location.getLineNr() + ":" + location.getColumnNr() + ": " + cut;
  }

  static Refusal malformed(String source, String fact) {
    return new Refusal(
        Rule.EVIDENCE_MALFORMED,
        source,
        fact,
        "ask who made the statement to make it again, or take the file away");
  }
}
