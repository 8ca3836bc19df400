package dev.sallyport.gitobject;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a signature begins and ends, by the four first lines that git knows. What is between them
 * is not looked at here.
 */
final class Armor {
  private static final List<String> LABELS =
      List.of("PGP SIGNATURE", "PGP MESSAGE", "SSH SIGNATURE", "SIGNED MESSAGE");
  private static final List<byte[]> BEGINNINGS =
      LABELS.stream().map(label -> bytes("-----BEGIN " + label + "-----")).toList();

  /**
   * 3,117 merges of bitcoin-core/gui have this after their signature, 215 of them with two lines
   * that a version of the wrapper printed by mistake. Nobody signs it and nobody here reads it.
   */
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "-----BEGIN OPENTIMESTAMPS GIT TIMESTAMP-----\n\n[A-Za-z0-9+/=\n]++"
              + "-----END OPENTIMESTAMPS GIT TIMESTAMP-----\n"
              + "(?:Timestamp\\(<[0-9a-f]{64}>\\)\nb(['\"])[ -~]{32,160}\\1\n)?");

  private Armor() {}

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Where the only line is that begins a signature; -1 for none, -2 for more than one. */
  static int only(byte[] raw, int from) {
    int found = -1;
    for (int line = from; line < raw.length; line = lineAfter(raw, line)) {
      if (raw[line] == '-' && beginning(raw, line) >= 0) {
        if (found >= 0) {
          return -2;
        }
        found = line;
      }
    }
    return found;
  }

  /** As git does it, the line may go on after the dashes. */
  private static int beginning(byte[] raw, int line) {
    for (int i = 0; i < BEGINNINGS.size(); i++) {
      if (startsWith(raw, line, BEGINNINGS.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /**
   * What is wrong with a block: it is a first line, others, and the last line that belongs to the
   * first. What may follow it is told by {@code trailer}.
   */
  static Optional<String> fault(byte[] block, Trailer trailer) {
    int label = block.length == 0 ? -1 : beginning(block, 0);
    if (label < 0) {
      return Optional.of("the signature has no known first line");
    }
    if (only(block, 0) != 0 || !isLine(block, 0, BEGINNINGS.get(label))) {
      return Optional.of("there is more than one signature, or something beside its first line");
    }
    int end = end(block);
    if (end < 0) {
      return Optional.of("the signature has no last line");
    }
    return trailer.admits(block, end)
        ? Optional.empty()
        : Optional.of("something follows the signature's last line");
  }

  /** What stands after a signature in one header or tag. */
  interface Trailer {
    boolean admits(byte[] block, int from);
  }

  /** Nothing, or the empty line that GitHub leaves there. */
  static boolean isNothing(byte[] block, int from) {
    return from == block.length || (from + 1 == block.length && block[from] == '\n');
  }

  /** Nothing, or one timestamp as opentimestamps-client's git wrapper adds it. */
  static boolean isNothingOrTimestamp(byte[] block, int from) {
    return isNothing(block, from)
        || TIMESTAMP
            .matcher(new String(block, from, block.length - from, StandardCharsets.ISO_8859_1))
            .matches();
  }

  /** Where the last line of the signature ends, after its line feed; -1 without one. */
  static int end(byte[] block) {
    byte[] last = bytes("-----END " + LABELS.get(beginning(block, 0)) + "-----");
    for (int line = lineAfter(block, 0); line < block.length; line = lineAfter(block, line)) {
      if (isLine(block, line, last)) {
        return Math.min(lineAfter(block, line), block.length);
      }
    }
    return -1;
  }

  private static boolean isLine(byte[] raw, int from, byte[] text) {
    return startsWith(raw, from, text) && lineAfter(raw, from) == from + text.length + 1;
  }

  private static boolean startsWith(byte[] raw, int from, byte[] text) {
    if (raw.length - from < text.length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (raw[from + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  private static int lineAfter(byte[] raw, int from) {
    int at = from;
    while (at < raw.length && raw[at] != '\n') {
      at++;
    }
    return at + 1;
  }
}
