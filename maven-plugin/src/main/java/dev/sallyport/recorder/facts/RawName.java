package dev.sallyport.recorder.facts;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The bytes of a path, also where the JVM's locale cannot say them (LANG=C, as in many containers):
 * there the text of a path has replacement characters, but its URI still has every byte.
 */
final class RawName {
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final boolean IS_UTF8 =
      System.getProperty("sun.jnu.encoding", "").equalsIgnoreCase("UTF-8");

  private RawName() {}

  /** Of a path as it is, with slashes. */
  static byte[] of(Path path) {
    String text = path.toString();
    String separator = path.getFileSystem().getSeparator();
    if (!separator.equals("/") || isAscii(text) || (IS_UTF8 && text.indexOf('\ufffd') < 0)) {
      return text.replace(separator, "/").getBytes(StandardCharsets.UTF_8);
    }
    byte[] whole = decoded(path.toUri());
    int end = whole.length - (whole[whole.length - 1] == '/' ? 1 : 0);
    int begin = path.isAbsolute() ? 0 : decoded(HERE.toUri()).length;
    return Arrays.copyOfRange(whole, begin, end);
  }

  /** Of the last part, each byte as one character. */
  static String last(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : new String(of(name), StandardCharsets.ISO_8859_1);
  }

  /** For people: as UTF-8 if it is that, else with the bytes that are not as {@code %XX}. */
  static String shown(String raw) {
    byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      StringBuilder text = new StringBuilder();
      for (byte b : bytes) {
        text.append(b >= 0 ? String.valueOf((char) b) : String.format("%%%02X", b));
      }
      return text.toString();
    }
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static byte[] decoded(URI uri) {
    String raw = uri.getRawPath();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        bytes.write(Integer.parseInt(raw, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.write(c);
      }
    }
    return bytes.toByteArray();
  }
}
