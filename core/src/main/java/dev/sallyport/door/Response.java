package dev.sallyport.door;

import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An answer without its transport.
 *
 * @param length of the body in bytes
 * @param stored where the body is in the store
 * @param text where the body is short and made here
 */
record Response(int status, long length, Optional<Digests> stored, Optional<byte[]> text) {

  static Response empty(int status) {
    return new Response(status, 0, Optional.empty(), Optional.empty());
  }

  static Response of(Digests stored) {
    return new Response(200, stored.size(), Optional.of(stored), Optional.empty());
  }

  static Response of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return new Response(200, bytes.length, Optional.empty(), Optional.of(bytes));
  }

  Optional<Sha256> digest() {
    return stored.map(Digests::sha256);
  }

  /** The checksum header spares Maven 3.9 and later a second request. */
  byte[] head(boolean keepAlive) {
    String reason =
        switch (status) {
          case 200 -> "OK";
          case 400 -> "Bad Request";
          case 404 -> "Not Found";
          case 405 -> "Method Not Allowed";
          default -> "Bad Gateway";
        };
    StringBuilder head = new StringBuilder(160);
    head.append("HTTP/1.1 ").append(status).append(' ').append(reason).append("\r\n");
    head.append("Content-Length: ").append(length).append("\r\n");
    if (status == 200) {
      head.append("Content-Type: application/octet-stream\r\n");
    }
    if (status == 405) {
      head.append("Allow: GET, HEAD\r\n");
    }
    stored.ifPresent(d -> head.append("X-Checksum-SHA1: ").append(d.sha1()).append("\r\n"));
    head.append(keepAlive ? "\r\n" : "Connection: close\r\n\r\n");
    return head.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
