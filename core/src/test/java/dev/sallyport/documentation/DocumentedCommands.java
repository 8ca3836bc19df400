package dev.sallyport.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The commands that our pages tell people to type: each line of each {@code sh} block. */
public final class DocumentedCommands {
  private final List<Command> commands;

  private DocumentedCommands(List<Command> commands) {
    this.commands = List.copyOf(commands);
  }

  /** Reads README.md, CONTRIBUTING.md and everything below docs/. */
  public static DocumentedCommands of(Path checkout) throws IOException {
    List<Path> pages = new ArrayList<>();
    pages.add(checkout.resolve("README.md"));
    pages.add(checkout.resolve("CONTRIBUTING.md"));
    try (Stream<Path> docs = Files.walk(checkout.resolve("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    List<Command> commands = new ArrayList<>();
    for (Path page : pages) {
      read(checkout.relativize(page).toString(), Files.readAllLines(page), commands);
    }
    return new DocumentedCommands(commands);
  }

  static DocumentedCommands of(String page, List<String> lines) {
    List<Command> commands = new ArrayList<>();
    read(page, lines, commands);
    return new DocumentedCommands(commands);
  }

  private static void read(String page, List<String> lines, List<Command> commands) {
    boolean inside = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith("```")) {
        inside = !inside && line.equals("```sh");
      } else if (inside && !line.isEmpty() && !line.startsWith("#")) {
        commands.add(new Command(page, i + 1, line));
      }
    }
  }

  public List<Command> all() {
    return commands;
  }

  /** Those that start with {@code ./sallyport}, as the arguments after it. */
  public List<List<String>> argumentsOfSallyport() {
    return commands.stream()
        .map(Command::text)
        .filter(text -> text.startsWith("./sallyport "))
        .map(text -> List.of(text.substring("./sallyport ".length()).split(" +")))
        .toList();
  }

  /** Those that nobody runs, as {@code page:line: command}. */
  public List<String> unknown(Predicate<String> isRun) {
    return commands.stream()
        .filter(command -> !isRun.test(command.text()))
        .map(command -> command.page() + ":" + command.line() + ": " + command.text())
        .toList();
  }

  /**
   * One line of a shell block.
   *
   * @param line counted from 1
   */
  public record Command(String page, int line, String text) {}
}
