package dev.sallyport.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command line led to; never a stack trace, never a defect. */
record Ran(int exit, String out, String err) {

  static Ran of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    Ran ran = new Ran(exit, out.toString(), err.toString());
    assertFalse((ran.out + ran.err).matches("(?s).*\\n\\s+at [\\w.$]+\\(.*"), ran::toString);
    assertFalse((ran.out + ran.err).contains("internal-error"), ran::toString);
    return ran;
  }
}
