package dev.sallyport.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/**
 * Writes JSON so that the same tree is the same bytes on every machine: fields in the order they
 * were put, two spaces, line feeds, ASCII only, one line feed at the end.
 */
public final class JsonText {
  private static final ObjectWriter WRITER = writer();

  private JsonText() {}

  private static ObjectWriter writer() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(lines);
    printer.indentArraysWith(lines);
    return JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build().writer(printer);
  }

  /** An empty object to fill. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static byte[] bytes(ObjectNode tree) {
    try {
      return (WRITER.writeValueAsString(tree) + "\n").getBytes(StandardCharsets.US_ASCII);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of plain values was not written", impossible);
    }
  }
}
