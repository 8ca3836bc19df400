package dev.sallyport.release;

import dev.sallyport.door.Ledger;
import dev.sallyport.door.Ledgers;
import dev.sallyport.rebuild.Rebuilt;
import dev.sallyport.sandbox.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Builds that ended, without having run. */
final class Builds {
  private Builds() {}

  static Rebuilt ended(Path folder, int exitCode, String log, Ledger ledger) throws IOException {
    Path file = Files.writeString(folder.resolve("build.log"), log);
    Ended ended = new Ended(exitCode, Duration.ofSeconds(1), List.of());
    return new Rebuilt(ended, new TreeMap<>(), folder, ledger, file, List.of("mvn"), List.of());
  }

  static Judging.Judged failed(Path folder, String log) throws IOException {
    Rebuilt build = ended(folder, 1, log, Ledgers.ledger().end());
    return new Judging.Judged(build, Optional.empty(), List.of());
  }
}
