package dev.sallyport.trace;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The name in a question to a name server, RFC 1035 section 4.1. */
final class DnsQuestion {
  private static final int HEADER = 12;
  private static final int LABEL = 63;
  private static final int NAME = 255;

  private DnsQuestion() {}

  static Optional<String> name(byte[] message) {
    StringBuilder name = new StringBuilder();
    int at = HEADER;
    while (at < message.length && name.length() <= NAME) {
      int length = message[at] & 0xff;
      if (length == 0) {
        return name.isEmpty() ? Optional.empty() : Optional.of(name.toString());
      }
      if (length > LABEL || at + 1 + length > message.length) {
        return Optional.empty();
      }
      name.append(name.isEmpty() ? "" : ".");
      name.append(new String(message, at + 1, length, StandardCharsets.US_ASCII));
      at += 1 + length;
    }
    return Optional.empty();
  }
}
