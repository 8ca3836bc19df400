package dev.sallyport.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sallyport.documentation.DocumentedCommands;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Every {@code ./sallyport} command in README and docs is one that the command line takes. */
class DocumentedCommandsTest {
  @Test
  void areAllUnderstood() throws Exception {
    List<List<String>> commands =
        DocumentedCommands.of(Path.of("..").toAbsolutePath().normalize()).argumentsOfSallyport();
    assertFalse(commands.isEmpty(), "no documented command was found");
    for (List<String> arguments : commands) {
      assertDoesNotThrow(
          () ->
              new CommandLine(new Main())
                  .setCaseInsensitiveEnumValuesAllowed(true)
                  .parseArgs(arguments.toArray(String[]::new)),
          () -> String.join(" ", arguments));
    }
  }
}
