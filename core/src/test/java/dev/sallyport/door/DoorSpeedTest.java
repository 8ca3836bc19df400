package dev.sallyport.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import dev.sallyport.repository.CallerSettings;
import dev.sallyport.repository.FakeServer;
import dev.sallyport.repository.Fakes;
import dev.sallyport.repository.HttpRepositories;
import dev.sallyport.repository.NamedBy;
import dev.sallyport.repository.TransferLimits;
import dev.sallyport.repository.Upstreams;
import dev.sallyport.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** How long a build waits at the door for what a build asks: many small files, one by one. */
@Tag("long")
class DoorSpeedTest {
  private static final int FILES = 600;
  private static final double ENOUGH_MILLIS = 20;

  private static List<Ask> asks(String group) {
    List<Ask> asks = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      asks.add(new Ask("main", Fakes.path(group + "/t" + i + "/1.0/t" + i + "-1.0.pom")));
    }
    return asks;
  }

  private static String content(Ask ask) {
    return ask.path().text().repeat(200);
  }

  private static double millisPerRequest(Door door, List<Ask> asks) throws Exception {
    try (DoorClient client = new DoorClient(door.socket())) {
      long start = System.nanoTime();
      for (Ask ask : asks) {
        assertEquals(200, client.get("/r/" + ask).status());
      }
      return (System.nanoTime() - start) / 1e6 / asks.size();
    }
  }

  private static Door door(Path dir, Inputs inputs, Store store) throws Exception {
    DoorRules rules = new DoorRules(Set.of(), Set.of(), Set.of("main"));
    return Door.open(dir, inputs, rules, DoorLimits.standard(), store);
  }

  @Test
  void isQuickEnough(@TempDir Path dir, TestReporter reporter) throws Exception {
    Store store = Store.open(dir.resolve("store"));
    Map<String, String> millis = new TreeMap<>();
    try (FakeServer server = new FakeServer()) {
      Upstreams upstreams =
          Upstreams.of(CallerSettings.none()).plus(Fakes.at("main", server.url()), NamedBy.CALLER);
      try (var repositories = HttpRepositories.over(upstreams, store, TransferLimits.standard())) {
        for (String round : List.of("first", "second", "third")) {
          List<Ask> asks = asks("org/" + round);
          Map<Ask, Optional<Sha256>> record = new HashMap<>();
          for (Ask ask : asks) {
            Digests digests = Digests.of(content(ask).getBytes(StandardCharsets.UTF_8));
            record.put(ask, Optional.of(digests.sha256()));
            server.file(ask.path().text(), content(ask));
            server.file(ask.path() + ".sha1", digests.sha1());
          }
          for (String state : List.of("live, empty store", "live, full store")) {
            try (Door door = door(dir, new LiveInputs(repositories), store)) {
              millis.put(round + " " + state, "" + millisPerRequest(door, asks));
            }
          }
          try (Door door = door(dir, new LiveInputs(repositories), store)) {
            door.prefetch(asks);
            millis.put(round + " live, asked ahead", "" + millisPerRequest(door, asks));
          }
          try (Door door = door(dir, RecordedInputs.offline(record, store), store)) {
            millis.put(round + " recorded", "" + millisPerRequest(door, asks));
            millis.put(round + " recorded, again", "" + millisPerRequest(door, asks));
          }
        }
      }
    }
    reporter.publishEntry(millis);
    Files.write(
        Path.of("target/door-speed.txt"),
        millis.entrySet().stream().map(Object::toString).toList());
    millis.forEach(
        (what, ms) -> assertTrue(Double.parseDouble(ms) < ENOUGH_MILLIS, what + ": " + ms));
  }
}
