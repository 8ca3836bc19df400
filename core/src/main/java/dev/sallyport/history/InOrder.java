package dev.sallyport.history;

import dev.sallyport.verdict.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does work on several threads and hands the results over in the order of the tasks. */
final class InOrder implements AutoCloseable {
  private static final int CHUNK = 64;

  /** Work that may find that it cannot be done. */
  interface Work<T, R> {
    R on(T task) throws Refusal;
  }

  /** Takes results on the caller's thread. */
  interface Sink<R> {
    void take(R result) throws Refusal;
  }

  private final int threads;
  private final ExecutorService pool;

  InOrder(int threads) {
    this.threads = Math.max(1, threads);
    this.pool =
        Executors.newFixedThreadPool(
            this.threads,
            task -> {
              Thread thread = new Thread(task, "sallyport-history");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * The first refusal, in the order of the tasks, ends it. Never more than some chunks in flight.
   */
  <T, R> void each(Iterator<T> tasks, Work<T, R> work, Sink<R> sink) throws Refusal {
    Deque<Future<List<R>>> running = new ArrayDeque<>();
    try {
      while (tasks.hasNext() || !running.isEmpty()) {
        while (tasks.hasNext() && running.size() < threads * 4) {
          List<T> chunk = next(tasks);
          running.add(pool.submit(() -> done(chunk, work)));
        }
        for (R result : taken(running.remove())) {
          sink.take(result);
        }
      }
    } finally {
      running.forEach(future -> future.cancel(true));
    }
  }

  private static <T> List<T> next(Iterator<T> tasks) {
    List<T> chunk = new ArrayList<>(CHUNK);
    while (chunk.size() < CHUNK && tasks.hasNext()) {
      chunk.add(tasks.next());
    }
    return chunk;
  }

  private static <T, R> List<R> done(List<T> chunk, Work<T, R> work) throws Refusal {
    List<R> results = new ArrayList<>(chunk.size());
    for (T task : chunk) {
      results.add(work.on(task));
    }
    return results;
  }

  private static <R> List<R> taken(Future<List<R>> future) throws Refusal {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
