package dev.sallyport.door;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads heads of HTTP/1.x requests, strictly: lines end with CR LF, nothing folds, no bodies. */
final class RequestReader {
  private static final int MAX_LINE = 4096;
  private static final int MAX_HEADERS = 64;
  private static final Pattern REQUEST_LINE =
      Pattern.compile("([A-Z]{1,16}) ([!-~]{1,4000}) HTTP/1\\.([01])");
  private static final Pattern HEADER =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}):[ \\t]*([\\t -~\\x80-\\xff]*)");

  private final InputStream in;

  RequestReader(InputStream in) {
    this.in = in;
  }

  /** What was sent is not a request that the door understands. */
  static final class Malformed extends IOException {
    private static final long serialVersionUID = 1L;

    Malformed(String why) {
      super(why);
    }
  }

  /** The next request; empty at the end of the connection. */
  Optional<Request> next() throws IOException {
    Optional<String> line = line();
    if (line.isEmpty()) {
      return Optional.empty();
    }
    Matcher parts = REQUEST_LINE.matcher(line.get());
    if (!parts.matches()) {
      throw new Malformed("request line");
    }
    boolean keepAlive = headers(parts.group(3).equals("1"));
    return Optional.of(new Request(parts.group(1), parts.group(2), keepAlive));
  }

  private boolean headers(boolean keepAlive) throws IOException {
    boolean keep = keepAlive;
    for (int i = 0; i <= MAX_HEADERS; i++) {
      String line = line().orElseThrow(() -> new Malformed("unfinished head"));
      if (line.isEmpty()) {
        return keep;
      }
      Matcher header = HEADER.matcher(line);
      if (!header.matches()) {
        throw new Malformed("header");
      }
      String name = header.group(1).toLowerCase(Locale.ROOT);
      String value = header.group(2).trim().toLowerCase(Locale.ROOT);
      if (name.equals("transfer-encoding")
          || (name.equals("content-length") && !value.equals("0"))) {
        throw new Malformed("a body");
      }
      if (name.equals("connection")) {
        keep = keep && !value.contains("close");
      }
    }
    throw new Malformed("too many headers");
  }

  private Optional<String> line() throws IOException {
    byte[] line = new byte[MAX_LINE];
    int length = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\r') {
        if (in.read() != '\n') {
          throw new Malformed("line end");
        }
        return Optional.of(new String(line, 0, length, StandardCharsets.ISO_8859_1));
      }
      if (b == '\n' || b == 0 || length == MAX_LINE) {
        throw new Malformed(length == MAX_LINE ? "line too long" : "control character");
      }
      line[length++] = (byte) b;
    }
    if (length > 0) {
      throw new Malformed("unfinished line");
    }
    return Optional.empty();
  }
}
