package dev.sallyport.rebuild;

import dev.sallyport.door.Ledger;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Says every few seconds that a build is alive and how many files it has asked for. */
final class Ticker {
  private static final long SECONDS = 10;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "sallyport-ticker");
            thread.setDaemon(true);
            return thread;
          });

  Ticker(Ledger ledger, Consumer<String> progress) {
    long[] ticks = {0};
    var unused =
        timer.scheduleAtFixedRate(
            () ->
                progress.accept(
                    "… building, "
                        + ++ticks[0] * SECONDS
                        + " s, "
                        + ledger.entries().size()
                        + " repository files asked for"),
            SECONDS,
            SECONDS,
            TimeUnit.SECONDS);
  }

  void close() {
    timer.shutdownNow();
  }
}
