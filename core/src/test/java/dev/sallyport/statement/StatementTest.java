package dev.sallyport.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {

  @Test
  void writesAndReads() throws Exception {
    ObjectNode subject = JsonText.object().put("name", "é");
    subject.putObject("digest").put("sha256", "00");
    byte[] bytes =
        Statement.write(List.of(subject), "https://p", JsonText.object().put("answer", "42"));
    Statement statement = Statement.read("file", bytes);
    assertEquals("https://p", statement.predicateType());
    assertEquals("42", statement.predicate().text("answer"));
    assertEquals(Map.of("sha256", "00"), statement.onlySubject().digest());
    assertEquals("é", statement.onlySubject().fields().text("name"));
    assertEquals(bytes.length, new String(bytes, UTF_8).length(), "ASCII only");
  }

  @Test
  void isReadOutOfItsOwnKindOfEnvelopeOnly() throws Exception {
    byte[] bytes = text("[{\"digest\": {\"a\": \"b\"}}]");
    Statement read = Statement.read("file", new Envelope(Statement.PAYLOAD_TYPE, bytes, List.of()));
    assertEquals("p", read.predicateType());
    Refusal refusal =
        assertThrows(
            Refusal.class,
            () -> Statement.read("file", new Envelope("application/json", bytes, List.of())));
    assertEquals(Rule.EVIDENCE_MALFORMED, refusal.finding().rule());
    assertEquals("file#/payloadType", refusal.finding().subject());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "[1]",
        "[{}]",
        "[{\"digest\": {}}]",
        "[{\"digest\": []}]",
        "[{\"digest\": {\"a\": 1}}]",
        "[{\"digest\": {\"a\": null}}]"
      })
  void refusesSubjectsWithoutDigests(String subject) {
    Refusal refusal = assertThrows(Refusal.class, () -> Statement.read("file", text(subject)));
    assertEquals(Rule.EVIDENCE_MALFORMED, refusal.finding().rule());
  }

  @Test
  void refusesOtherVersionsAndTwoSubjectsWhereOneIsMeant() throws Exception {
    String old = new String(text("[{\"digest\": {\"a\": \"b\"}}]"), UTF_8).replace("v1", "v0.1");
    assertEquals(
        "file#/_type",
        assertThrows(Refusal.class, () -> Statement.read("file", old.getBytes(UTF_8)))
            .finding()
            .subject());
    Statement two =
        Statement.read(
            "file", text("[{\"digest\": {\"a\": \"b\"}}, {\"digest\": {\"a\": \"b\"}}]"));
    assertThrows(Refusal.class, two::onlySubject);
  }

  private static byte[] text(String subject) {
    return ("{\"_type\": \""
            + Statement.TYPE
            + "\", \"subject\": "
            + subject
            + ", \"predicateType\": \"p\", \"predicate\": {}}")
        .getBytes(UTF_8);
  }
}
