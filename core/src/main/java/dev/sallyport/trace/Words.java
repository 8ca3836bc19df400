package dev.sallyport.trace;

import java.util.ArrayList;
import java.util.List;

/** The arguments of a program, in one line. */
final class Words {
  private static final int MOST = 160;

  private Words() {}

  /** Of a list as strace writes it; without the program's own name, cut where it is long. */
  static String of(String list) {
    List<String> words = new ArrayList<>();
    List<String> parts = Arguments.parts(list);
    for (String part : parts.subList(Math.min(1, parts.size()), parts.size())) {
      words.add(Quoted.text(part).orElse(part));
    }
    String line = Paths.steady(String.join(" ", words));
    return line.codePointCount(0, line.length()) > MOST
        ? line.substring(0, line.offsetByCodePoints(0, MOST)) + "…"
        : line;
  }
}
