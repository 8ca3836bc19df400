package dev.sallyport.cli;

import dev.sallyport.app.Machine;
import dev.sallyport.report.Printable;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Rule;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Entry point. Exit codes: 0 verified, 1 refuted, 2 indeterminate, 3 usage. */
@Command(
    name = "sallyport",
    description = "Proves that a Maven release is exactly what its source says.",
    mixinStandardHelpOptions = true,
    version = Machine.TOOL,
    subcommands = {
      VerifyCommand.class,
      CompareCommand.class,
      InputsCommand.class,
      SourceCommand.class,
      ReviewCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  sallyport verify org.codehaus.plexus:plexus-utils:4.0.0",
      "  sallyport verify commons-cli:commons-cli:1.9.0 --release --source ./commons-cli.git",
      "  sallyport compare published/ rebuilt/",
      "  sallyport source verify --repo . --branch main --trust-root COMMIT:SHA512",
      "",
      "Exit codes: 0 verified, 1 refuted, 2 indeterminate (what is missing is said), 3 usage."
    })
public final class Main implements Runnable {
  static final int USAGE = 3;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli injects the specification
  Main() {}

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int exit = Outcome.INDETERMINATE.exitCode();
    try {
      exit = run(out, err, args);
    } catch (StackOverflowError | OutOfMemoryError exhausted) {
      // the exit code of an uncaught error is 1, and 1 means refuted
      err.println("INDETERMINATE " + Rule.TOOL_INTERNAL_ERROR.id() + ": " + exhausted);
    }
    out.flush();
    err.flush();
    System.exit(exit);
  }

  /** Runs a command line; never throws, never exits. */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = new CommandLine(new Main());
    line.setOut(out).setErr(err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    exitCodes(line);
    line.setExecutionExceptionHandler(new InternalErrors());
    line.setParameterExceptionHandler(Main::usageError);
    line.setUsageHelpWidth(100);
    if (!Terminal.colours()) {
      line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    }
    return line.execute(args);
  }

  private static void exitCodes(CommandLine line) {
    line.getCommandSpec().exitCodeOnInvalidInput(USAGE);
    line.getSubcommands().values().forEach(Main::exitCodes);
  }

  /** Arguments are printed back escaped: a terminal must not obey what a script passed on. */
  private static int usageError(ParameterException wrong, String[] arguments) {
    PrintWriter err = wrong.getCommandLine().getErr();
    err.println("sallyport: " + Printable.of(String.valueOf(wrong.getMessage())));
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    err.println("    hint: " + command + " --help");
    return USAGE;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
