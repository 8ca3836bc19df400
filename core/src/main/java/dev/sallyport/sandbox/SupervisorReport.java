package dev.sallyport.sandbox;

import dev.sallyport.sandbox.Collector.Refused;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a supervisor said: one line a fact, a word and its values; texts in base64.
 *
 * @param exit of the command; empty where it did not get to start
 * @param complete false where the supervisor ended before it was done
 */
record SupervisorReport(
    OptionalInt exit,
    Map<NetworkCounters.Attempt, Long> attempts,
    List<Refused> refused,
    long diskLeft,
    long diskSize,
    Optional<String> failure,
    boolean complete) {
  SupervisorReport {
    attempts = Map.copyOf(attempts);
    refused = List.copyOf(refused);
  }

  /** The supervisor's side. */
  static final class Writer {
    private final PrintStream out;

    Writer(PrintStream out) {
      this.out = out;
    }

    void exit(int code) {
      out.println("exit " + code);
    }

    void attempt(NetworkCounters.Attempt kind, long count) {
      out.println("attempt " + kind.name() + " " + count);
    }

    void disk(long left, long size) {
      out.println("disk " + left + " " + size);
    }

    void refused(Refused refused) {
      out.println("refused " + encoded(refused.path()) + " " + encoded(refused.why()));
    }

    void failed(String why) {
      out.println("failed " + encoded(why));
    }

    void done() {
      out.println("done");
    }

    private static String encoded(String text) {
      // the dot keeps an empty text a word
      return "." + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Reads what a supervisor wrote.
   *
   * @throws IllegalArgumentException when it did not come from this class
   */
  static SupervisorReport parse(List<String> lines) {
    OptionalInt exit = OptionalInt.empty();
    Map<NetworkCounters.Attempt, Long> attempts = new EnumMap<>(NetworkCounters.Attempt.class);
    List<Refused> refused = new ArrayList<>();
    long left = Long.MAX_VALUE;
    long size = Long.MAX_VALUE;
    Optional<String> failure = Optional.empty();
    boolean done = false;
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case "exit" -> exit = OptionalInt.of(Integer.parseInt(words[1]));
        case "attempt" ->
            attempts.put(NetworkCounters.Attempt.valueOf(words[1]), Long.valueOf(words[2]));
        case "disk" -> {
          left = Long.parseLong(words[1]);
          size = Long.parseLong(words[2]);
        }
        case "refused" -> refused.add(new Refused(decoded(words[1]), decoded(words[2])));
        case "failed" -> failure = Optional.of(decoded(words[1]));
        case "done" -> done = true;
        default -> throw new IllegalArgumentException("unknown word " + words[0]);
      }
    }
    return new SupervisorReport(exit, attempts, refused, left, size, failure, done);
  }

  private static String decoded(String word) {
    return new String(Base64.getDecoder().decode(word.substring(1)), StandardCharsets.UTF_8);
  }
}
