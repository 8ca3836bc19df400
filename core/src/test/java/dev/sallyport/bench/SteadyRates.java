package dev.sallyport.bench;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.gitobject.SignedBytes;
import dev.sallyport.history.PolicyInForce;
import dev.sallyport.history.PolicySource;
import dev.sallyport.history.TreePolicies;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.policy.PolicyLoader;
import dev.sallyport.policy.SignatureKeys;
import dev.sallyport.signature.Checked;
import dev.sallyport.signature.KeyRing;
import dev.sallyport.signature.SignatureCheck;
import dev.sallyport.sourcegate.SourceReport;
import dev.sallyport.sourcegate.SourceRequest;
import dev.sallyport.sourcegate.VerifySource;
import dev.sallyport.verdict.Outcome;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Rates in one warm JVM, interleaved: each provider alone, our check of a signature, a whole
 * judgement; on one thread and on two. {@code FOLDER [ROUNDS [SECONDS]]}, the folder made by {@link
 * BigHistory}. The first round is warm-up and not counted.
 */
public final class SteadyRates {
  private static final int MOST = 2000;

  /** Something that is done over and over; says how many it did. */
  private interface Load {
    int once() throws Exception;
  }

  private final BigHistory history;
  private final List<SignedBytes> signed = new ArrayList<>();
  private final Instant now = Instant.now();

  private SteadyRates(BigHistory history) {
    this.history = history;
  }

  public static void main(String[] args) throws Exception {
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
    double seconds = args.length > 2 ? Double.parseDouble(args[2]) : 3;
    new SteadyRates(BigHistory.at(Path.of(args[0]))).run(rounds, seconds);
  }

  private void run(int rounds, double seconds) throws Exception {
    SignatureCheck ring = readAll();
    KeyPair pair = RawRate.pair(history.kind());
    Map<String, double[]> rates = new TreeMap<>();
    for (int round = -1; round < rounds; round++) {
      for (int threads = 1; threads <= 2; threads++) {
        String on = " on " + threads;
        for (String provider : RawRate.of(history.kind(), pair).keySet()) {
          List<Load> raw = new ArrayList<>();
          for (int i = 0; i < threads; i++) {
            RawRate.Verification one = RawRate.of(history.kind(), pair).get(provider);
            raw.add(() -> raw(one));
          }
          note(rates, "raw " + provider + on, round, rounds, rate(raw, seconds));
        }
        List<Load> checks = java.util.Collections.nCopies(threads, () -> check(ring));
        note(rates, "KeyRing.check" + on, round, rounds, rate(checks, seconds));
        int busy = threads;
        note(
            rates,
            "whole judgement" + on,
            round,
            rounds,
            rate(List.of(() -> whole(busy)), seconds));
      }
    }
    print(rates);
  }

  private static void note(
      Map<String, double[]> all, String what, int round, int rounds, double r) {
    if (round >= 0) {
      all.computeIfAbsent(what, w -> new double[rounds])[round] = r;
    }
  }

  private void print(Map<String, double[]> rates) {
    Map<String, Double> medians = new TreeMap<>();
    rates.forEach(
        (what, all) -> {
          Arrays.sort(all);
          medians.put(what, all[all.length / 2]);
          line("%-26s %9.0f /s   (%.0f to %.0f)", what, median(all), all[0], all[all.length - 1]);
        });
    for (String on : List.of(" on 1", " on 2")) {
      double best = Math.max(medians.get("raw JDK" + on), medians.get("raw BouncyCastle" + on));
      double ring = medians.get("KeyRing.check" + on);
      double whole = medians.get("whole judgement" + on);
      line(
          "%s%s: check %.0f %%, whole judgement %.0f %% of the fastest provider (wanted on one: 80 %%)",
          history.kind().word(), on, 100 * ring / best, 100 * whole / best);
    }
    line(
        "two threads: whole judgement %.2f times one (wanted 1.7)",
        medians.get("whole judgement on 2") / medians.get("whole judgement on 1"));
  }

  private static double median(double[] sorted) {
    return sorted[sorted.length / 2];
  }

  @SuppressWarnings("SystemOut") // a measuring program
  private static void line(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private static double rate(List<Load> loads, double seconds) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(loads.size());
    try {
      long begin = System.nanoTime();
      long end = begin + Duration.ofMillis((long) (seconds * 1000)).toNanos();
      List<Future<Double>> running = new ArrayList<>();
      for (Load load : loads) {
        running.add(pool.submit(() -> alone(load, end)));
      }
      double sum = 0;
      for (Future<Double> one : running) {
        sum += one.get();
      }
      return sum;
    } finally {
      pool.shutdownNow();
    }
  }

  private static double alone(Load load, long end) throws Exception {
    long begin = System.nanoTime();
    long done = 0;
    do {
      done += load.once();
    } while (System.nanoTime() < end);
    return done * 1e9 / (System.nanoTime() - begin);
  }

  private static int raw(RawRate.Verification one) throws Exception {
    for (int i = 0; i < 100; i++) {
      require(one.isGood());
    }
    return 100;
  }

  private int check(SignatureCheck ring) {
    for (SignedBytes one : signed) {
      require(ring.check(one.payload(), one.block(), "git") instanceof Checked.Good);
    }
    return signed.size();
  }

  private int whole(int threads) throws Exception {
    SourceRequest request =
        new SourceRequest(
            history.repository(),
            Optional.of("main"),
            Optional.empty(),
            Optional.empty(),
            Optional.of(history.trustRoot()),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());
    SourceReport report = VerifySource.run(request, now, threads);
    require(report.outcome() == Outcome.VERIFIED);
    return report.commits();
  }

  private SignatureCheck readAll() throws Exception {
    try (GitObjects objects = GitObjects.open(history.repository())) {
      GitId tip = objects.revision("main");
      GitId root = new GitId(history.trustRoot().split(":", 2)[0]);
      for (GitId id : objects.range(root, tip).childrenFirst()) {
        if (signed.size() < MOST) {
          signed.add(objects.commit(id).signature().orElseThrow());
        }
      }
      TreePolicies policies =
          new TreePolicies(
              objects,
              (where, files) ->
                  PolicyInForce.of(
                      PolicyLoader.load(where, files, new SignatureKeys()),
                      keys -> KeyRing.of(keys, now)));
      PolicySource.State state = policies.in(objects.rootTree(tip));
      return ((PolicySource.State.Usable) state).policy().check();
    }
  }

  private static void require(boolean good) {
    if (!good) {
      throw new IllegalStateException("not verified: the rate would mean nothing");
    }
  }
}
