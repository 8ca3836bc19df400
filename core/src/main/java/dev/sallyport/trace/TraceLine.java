package dev.sallyport.trace;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of what {@code strace -f -o} writes. */
sealed interface TraceLine {
  Pattern LINE = Pattern.compile("([0-9]{1,9}) +(.*)", Pattern.DOTALL);
  Pattern BEGIN = Pattern.compile("([a-z_][a-z0-9_]{0,40})\\((.*)", Pattern.DOTALL);
  Pattern RESUME =
      Pattern.compile("<\\.\\.\\. ([a-z_][a-z0-9_]{0,40}) resumed>(.*)", Pattern.DOTALL);
  Pattern RESULT = Pattern.compile(" *= (.*)", Pattern.DOTALL);
  String UNFINISHED = " <unfinished ...>";

  /** A call from its begin to its end. */
  record Whole(Syscall call) implements TraceLine {}

  /** The begin of a call, interrupted by lines of others. */
  record Begun(int process, String name, String text) implements TraceLine {}

  /** The rest of it. */
  record Resumed(int process, String name, String text) implements TraceLine {}

  /** The end of a process or thread. */
  record Ended(int process) implements TraceLine {}

  /** A signal, or a call that was cut off by the end of its process. */
  record Other(int process) implements TraceLine {}

  /** Empty where it is no such line. */
  static Optional<TraceLine> parse(String text) {
    Matcher line = LINE.matcher(text);
    if (!line.matches()) {
      return Optional.empty();
    }
    int process = Integer.parseInt(line.group(1));
    String rest = line.group(2);
    if (rest.startsWith("+++ ")) {
      return Optional.of(new Ended(process));
    }
    if (rest.startsWith("--- ") || rest.startsWith("????(")) {
      return Optional.of(new Other(process));
    }
    Matcher resumed = RESUME.matcher(rest);
    if (resumed.matches()) {
      return Optional.of(resumed(process, resumed.group(1), resumed.group(2)));
    }
    Matcher begin = BEGIN.matcher(rest);
    if (!begin.matches()) {
      return Optional.empty();
    }
    String body = begin.group(2);
    return body.endsWith(UNFINISHED)
        ? Optional.of(
            new Begun(
                process, begin.group(1), body.substring(0, body.length() - UNFINISHED.length())))
        : whole(process, begin.group(1), body);
  }

  private static TraceLine resumed(int process, String name, String text) {
    return text.strip().startsWith("<unfinished ...>")
        ? new Other(process)
        : new Resumed(process, name, text);
  }

  /** The text is that behind the opening parenthesis. */
  static Optional<TraceLine> whole(int process, String name, String text) {
    if (text.endsWith("<unfinished ...>) = ?")) {
      return Optional.of(new Other(process));
    }
    Optional<Arguments.Split> split = Arguments.of(text);
    if (split.isEmpty()) {
      return Optional.empty();
    }
    Matcher result = RESULT.matcher(split.get().rest());
    return result.matches()
        ? Optional.of(
            new Whole(new Syscall(process, name, split.get().arguments(), result.group(1))))
        : Optional.empty();
  }
}
