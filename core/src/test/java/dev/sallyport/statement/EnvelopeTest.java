package dev.sallyport.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
  private static final byte[] ODD = {(byte) 0xFB, (byte) 0xEF, (byte) 0xFF, 0};

  @Test
  void encodesAsTheSpecificationsExample() {
    assertEquals(
        "DSSEv1 29 http://example.com/HelloWorld 11 hello world",
        new String(
            Envelope.pae("http://example.com/HelloWorld", "hello world".getBytes(UTF_8)), UTF_8));
  }

  @Test
  void countsBytesAndKeepsPairsApart() {
    assertEquals("DSSEv1 0  0 ", new String(Envelope.pae("", new byte[0]), UTF_8));
    assertEquals("DSSEv1 2 ä 2 ö", new String(Envelope.pae("ä", "ö".getBytes(UTF_8)), UTF_8));
    byte[] one = Envelope.pae("a 1 b", "c".getBytes(UTF_8));
    byte[] other = Envelope.pae("a", "b 1 c".getBytes(UTF_8));
    assertFalse(Arrays.equals(one, other));
  }

  @Test
  void writesAndReads() throws Exception {
    Envelope envelope =
        new Envelope("text/x", ODD, List.of(new Envelope.Signature("ssh:SHA256:x", ODD)));
    String text = new String(envelope.write(), UTF_8);
    assertEquals(
        """
        {
          "payloadType" : "text/x",
          "payload" : "++//AA==",
          "signatures" : [
            {
              "keyid" : "ssh:SHA256:x",
              "sig" : "++//AA=="
            }
          ]
        }
        """,
        text);
    Envelope read = Envelope.read("file", envelope.write());
    assertArrayEquals(ODD, read.payload());
    assertArrayEquals(ODD, read.signatures().get(0).sig());
    assertArrayEquals(envelope.write(), read.write());
    assertArrayEquals(envelope.pae(), read.pae());
  }

  @Test
  void readsTheUrlAlphabetUnknownFieldsAndAnAbsentKeyid() throws Exception {
    Envelope read =
        read(
            "{\"payload\": \"--__AA==\", \"payloadType\": \"t\", \"extra\": {},"
                + " \"signatures\": [{\"sig\": \"\", \"cert\": \"x\"}]}");
    assertArrayEquals(ODD, read.payload());
    assertEquals("", read.signatures().get(0).keyid());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"payload\": \"++//AA==\", \"payloadType\": \"t\"}",
        "{\"payload\": \"++//AA==\", \"payloadType\": \"t\", \"signatures\": {}}",
        "{\"payload\": \"++//AA==\", \"payloadType\": \"t\", \"signatures\": [\"x\"]}",
        "{\"payload\": \"++//AA==\", \"payloadType\": \"t\", \"signatures\": [{}]}",
        "{\"payload\": \"++//AA==\", \"payloadType\": \"t\","
            + " \"signatures\": [{\"sig\": \"\", \"keyid\": 1}]}",
        "{\"payload\": \"++//AA==\", \"payloadType\": \"\", \"signatures\": []}",
        "{\"payload\": \"++//AA==\", \"payloadType\": \"a\\u0000b\", \"signatures\": []}",
        "{\"payload\": \"++//AA\", \"payloadType\": \"t\", \"signatures\": []}",
        "{\"payload\": \"++//AB==\", \"payloadType\": \"t\", \"signatures\": []}",
        "{\"payload\": \"+-//AA==\", \"payloadType\": \"t\", \"signatures\": []}",
        "{\"payload\": \"++//\\nAA==\", \"payloadType\": \"t\", \"signatures\": []}",
        "{\"payload\": \"++//AA==AAAA\", \"payloadType\": \"t\", \"signatures\": []}",
        "{\"payload\": [1], \"payloadType\": \"t\", \"signatures\": []}",
        "{\"payloadType\": \"t\", \"signatures\": []}"
      })
  void refusesWhatIsNotAnEnvelope(String text) {
    Refusal refusal = assertThrows(Refusal.class, () -> read(text));
    assertEquals(Rule.EVIDENCE_MALFORMED, refusal.finding().rule());
  }

  @Test
  void refusesSwarmsOfSignatures() {
    List<Envelope.Signature> many = new ArrayList<>();
    for (int i = 0; i < 17; i++) {
      many.add(new Envelope.Signature("", ODD));
    }
    byte[] bytes = new Envelope("t", ODD, many).write();
    Refusal refusal = assertThrows(Refusal.class, () -> Envelope.read("file", bytes));
    assertEquals("file#/signatures", refusal.finding().subject());
  }

  @Test
  void answersAnyBytesWithAnEnvelopeOrARefusal() {
    Random random = new Random(20260101);
    byte[] good =
        new Envelope(
                Statement.PAYLOAD_TYPE,
                "{\"_type\": \"x\"}".getBytes(UTF_8),
                List.of(new Envelope.Signature("k", ODD)))
            .write();
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = good.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        bytes[random.nextInt(bytes.length)] =
            (byte)
                (random.nextBoolean()
                    ? random.nextInt(256)
                    : "{}[]\":,\\\n0".charAt(random.nextInt(10)));
      }
      byte[] cut =
          random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
      try {
        Statement unused = Statement.read("file", Envelope.read("file", cut));
        read++;
      } catch (Refusal refusal) {
        assertEquals(Rule.EVIDENCE_MALFORMED, refusal.finding().rule());
      }
    }
    assertEquals(0, read, "its payload is no statement");
  }

  private static Envelope read(String text) throws Refusal {
    return Envelope.read("file", text.getBytes(UTF_8));
  }
}
