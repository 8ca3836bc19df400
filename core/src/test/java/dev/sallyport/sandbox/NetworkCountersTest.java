package dev.sallyport.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sallyport.sandbox.NetworkCounters.Attempt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkCountersTest {

  private static NetworkCounters counters(Path temp, int routes, int routes6, int ports)
      throws Exception {
    Files.writeString(
        temp.resolve("snmp"),
        "Ip: Forwarding OutNoRoutes\nIp: 1 " + routes + "\nUdp: NoPorts\nUdp: " + ports + "\n");
    Files.writeString(temp.resolve("snmp6"), "Ip6OutNoRoutes      \t" + routes6 + "\n");
    return NetworkCounters.read(temp);
  }

  @Test
  void countsBothProtocolsTogether(@TempDir Path temp) throws Exception {
    NetworkCounters before = counters(temp, 1, 2, 3);
    NetworkCounters after = counters(temp, 2, 4, 3);
    assertEquals(Map.of(Attempt.NO_ROUTE, 3L), after.since(before));
    assertEquals(Map.of(), after.since(after));
  }

  @Test
  void readsNothingWhereThereIsNothing(@TempDir Path temp) {
    NetworkCounters none = NetworkCounters.read(temp);
    assertEquals(Map.of(), none.since(none));
  }
}
