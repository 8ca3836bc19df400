package dev.sallyport.release;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.door.Ask;
import dev.sallyport.door.Ledger;
import dev.sallyport.door.Reply;
import dev.sallyport.repository.RepositoryPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a build asked for last time, so that it can be fetched ahead. Names only: no digest, no
 * answer, so that whoever changes the file can make a run slower and nothing else.
 */
record Hinted(Path file) {
  private static final long MOST = 20_000;

  static Hinted of(Path folder, Gav gav) {
    return new Hinted(folder.resolve(gav.toString().replace(':', '_')));
  }

  List<Ask> read() {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.limit(MOST).flatMap(line -> ask(line).stream()).toList();
    } catch (IOException | java.io.UncheckedIOException absent) {
      return List.of();
    }
  }

  /** Reads {@code repositoryId/path}. */
  static Optional<Ask> ask(String line) {
    int slash = line.indexOf('/');
    return slash <= 0
        ? Optional.empty()
        : RepositoryPath.parse(line.substring(slash + 1))
            .map(path -> new Ask(line.substring(0, slash), path));
  }

  static String line(Ask ask) {
    return ask.repositoryId() + "/" + ask.path().text();
  }

  void write(Ledger ledger) {
    List<String> lines =
        ledger.entries().stream()
            .filter(entry -> entry.reply() instanceof Reply.Served)
            .map(entry -> line(entry.ask()))
            .toList();
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, lines);
    } catch (IOException unwritable) {
      // the next run is slower, that is all
    }
  }
}
