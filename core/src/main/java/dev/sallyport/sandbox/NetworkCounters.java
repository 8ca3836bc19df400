package dev.sallyport.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The kernel's counters of a network that nobody else uses, by {@code Protocol:Name}. */
record NetworkCounters(Map<String, Long> values) {
  NetworkCounters {
    values = Map.copyOf(values);
  }

  /** What a try to use the network adds to, and the kind of try that is. */
  private static final Map<String, Attempt> TELLING =
      Map.of(
          "Ip:OutNoRoutes", Attempt.NO_ROUTE,
          "Ip6OutNoRoutes", Attempt.NO_ROUTE,
          "Tcp:AttemptFails", Attempt.TCP_REFUSED,
          "Udp:NoPorts", Attempt.UDP_REFUSED,
          "Udp6NoPorts", Attempt.UDP_REFUSED);

  /** A kind of try. */
  enum Attempt {
    NO_ROUTE("packets to other machines"),
    TCP_REFUSED("connections to loopback ports where nobody listens"),
    UDP_REFUSED("datagrams to loopback ports where nobody listens, as name look-ups send them");

    private final String meaning;

    Attempt(String meaning) {
      this.meaning = meaning;
    }

    String meaning() {
      return meaning;
    }
  }

  /** Reads /proc/net; what cannot be read counts as nothing. */
  static NetworkCounters read(Path net) {
    Map<String, Long> values = new HashMap<>();
    for (String name : List.of("snmp", "snmp6")) {
      try {
        parse(Files.readAllLines(net.resolve(name)), values);
      } catch (IOException notThere) {
        values.put(name, 0L);
      }
    }
    return new NetworkCounters(values);
  }

  private static void parse(List<String> lines, Map<String, Long> values) {
    String[] names = {};
    for (String line : lines) {
      String[] words = line.trim().split("\\s+");
      if (words.length == 2 && !words[0].endsWith(":")) {
        put(values, words[0], words[1]);
      } else if (names.length == words.length && names[0].equals(words[0])) {
        for (int i = 1; i < words.length; i++) {
          put(values, words[0] + names[i], words[i]);
        }
        names = new String[] {};
      } else {
        names = words;
      }
    }
  }

  private static void put(Map<String, Long> values, String name, String number) {
    try {
      values.put(name, Long.parseLong(number));
    } catch (NumberFormatException unsigned) {
      values.put(name, 0L);
    }
  }

  /** How many tries of each kind there were since; kinds without one are not there. */
  Map<Attempt, Long> since(NetworkCounters before) {
    Map<Attempt, Long> attempts = new TreeMap<>();
    TELLING.forEach(
        (name, kind) -> {
          long more = values.getOrDefault(name, 0L) - before.values.getOrDefault(name, 0L);
          if (more > 0) {
            attempts.merge(kind, more, Long::sum);
          }
        });
    return attempts;
  }
}
