package dev.sallyport.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {
  private static Optional<Request> read(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return new RequestReader(new ByteArrayInputStream(bytes)).next();
  }

  @Test
  void readsARequest() throws Exception {
    assertEquals(
        Optional.of(new Request("GET", "/a?b", true)),
        read("GET /a?b HTTP/1.1\r\nHost: x\r\nAccept: */*\r\n\r\n"));
    assertEquals(
        Optional.of(new Request("HEAD", "/", false)),
        read("HEAD / HTTP/1.1\r\nConnection: Close\r\nContent-Length: 0\r\n\r\n"));
    assertEquals(
        Optional.of(new Request("GET", "/", false)),
        read("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
    assertEquals(Optional.empty(), read(""));
  }

  @Test
  void readsSeveralInARow() throws Exception {
    String two = "GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n";
    var reader =
        new RequestReader(new ByteArrayInputStream(two.getBytes(StandardCharsets.US_ASCII)));
    assertEquals("/1", reader.next().orElseThrow().target());
    assertEquals("/2", reader.next().orElseThrow().target());
    assertEquals(Optional.empty(), reader.next());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1",
        "GET / HTTP/1.1\r\n",
        "GET / HTTP/1.1\n\n",
        "GET / HTTP/1.1\r\r\n\r\n",
        "\r\nGET / HTTP/1.1\r\n\r\n",
        "get / HTTP/1.1\r\n\r\n",
        "GET  / HTTP/1.1\r\n\r\n",
        "GET / x HTTP/1.1\r\n\r\n",
        "GET /\0 HTTP/1.1\r\n\r\n",
        "GET /\t HTTP/1.1\r\n\r\n",
        "GET /\u00e4 HTTP/1.1\r\n\r\n",
        "GET / HTTP/2.0\r\n\r\n",
        "GET /\r\n\r\n",
        "GET / HTTP/1.1\r\nno colon\r\n\r\n",
        "GET / HTTP/1.1\r\nspace : x\r\n\r\n",
        "GET / HTTP/1.1\r\nA: b\r\n folded\r\n\r\n",
        "GET / HTTP/1.1\r\nA: b\0\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello",
        "GET / HTTP/1.1\r\nContent-Length: 0\r\nContent-Length: 5\r\n\r\nhello",
        "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
      })
  void refusesEverythingElse(String text) {
    assertThrows(RequestReader.Malformed.class, () -> read(text));
  }

  @Test
  void refusesFloods() {
    String line = "GET / HTTP/1.1\r\n";
    assertThrows(
        RequestReader.Malformed.class,
        () -> read("GET /" + "a".repeat(5000) + " HTTP/1.1\r\n\r\n"));
    assertThrows(
        RequestReader.Malformed.class, () -> read(line + "A: " + "b".repeat(5000) + "\r\n\r\n"));
    assertThrows(RequestReader.Malformed.class, () -> read(line + "A: b\r\n".repeat(100) + "\r\n"));
  }

  @Test
  void takesAnyBytesWithoutADefect() {
    Random random = new Random(11);
    byte[] seed =
        "GET /r/main/a/b/1/b-1.jar HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    int refused = 0;
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = seed.clone();
      for (int j = random.nextInt(8); j >= 0; j--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        new RequestReader(new ByteArrayInputStream(bytes)).next();
      } catch (IOException malformed) {
        refused++;
      }
    }
    assertTrue(refused > 10_000);
  }
}
