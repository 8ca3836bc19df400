package dev.sallyport.cli;

import dev.sallyport.report.Printable;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Rule;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The last net: a defect of ours is indeterminate, never a verdict, and never silent. */
final class InternalErrors implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception defect, CommandLine commandLine, ParseResult parseResult) {
    commandLine
        .getErr()
        .println(
            "INDETERMINATE "
                + Rule.TOOL_INTERNAL_ERROR.id()
                + ": "
                + Printable.of(String.valueOf(defect)));
    if (System.getenv("SALLYPORT_DEBUG") != null) {
      defect.printStackTrace(commandLine.getErr());
    } else {
      commandLine.getErr().println("    hint: set SALLYPORT_DEBUG=1 to see where, and report it");
    }
    return Outcome.INDETERMINATE.exitCode();
  }
}
