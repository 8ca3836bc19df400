package dev.sallyport.trace;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One system call that ended.
 *
 * @param process the id outside, of a process or thread
 * @param arguments as strace writes them
 * @param result everything after the equals sign
 */
record Syscall(int process, String name, List<String> arguments, String result) {
  /** The name under which the end of a process or thread is told. */
  static final String EXIT = "exit";

  private static final Pattern DESCRIPTOR = Pattern.compile("[0-9]+<(/.*)>(\\(deleted\\))?");
  private static final Pattern FAILED = Pattern.compile("-1 (E[A-Z0-9]+)\\b.*", Pattern.DOTALL);

  boolean succeeded() {
    return !result.isEmpty() && Character.isDigit(result.charAt(0));
  }

  /** The name of the error, or empty. */
  String error() {
    Matcher matcher = FAILED.matcher(result);
    return matcher.matches() ? matcher.group(1) : "";
  }

  /** The argument, or an empty text where there are fewer. */
  String argument(int index) {
    return index < arguments.size() ? arguments.get(index) : "";
  }

  /** The file behind the descriptor that came back, with every link followed. */
  Optional<String> opened() {
    Matcher matcher = DESCRIPTOR.matcher(result);
    return matcher.matches() ? Optional.of(Quoted.decoded(matcher.group(1))) : Optional.empty();
  }
}
