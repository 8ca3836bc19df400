package dev.sallyport.test.hostile;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tries to get out of the place it runs in, one attempt after the other, and prints for each one
 * line {@code ATTEMPT name SUCCEEDED|FAILED reason}. Does nothing without {@code -Dhostile=armed}.
 * Every attempt is bounded in number, bytes and time. Targets are system properties:
 *
 * <ul>
 *   <li>hostile.tcp, hostile.udp (must echo), hostile.dns: host:port
 *   <li>hostile.socket: a Unix socket; hostile.home: folders, separated by colons
 *   <li>hostile.write: folders to write a file in, or files to open for writing
 *   <li>hostile.outputs: the folder that the outputs are taken from
 *   <li>hostile.door: the port on 127.0.0.1 of the repository endpoint
 *   <li>hostile.bound: processes to start and megabytes to write; twice as many are eaten
 * </ul>
 */
public final class Hostile {
  /** One thing that should not be possible. */
  interface Attempt {
    /** Returns what was reached; throws when it was not. */
    String make() throws Exception;
  }

  private Hostile() {}

  /** Expects the name of an attempt, or {@code all}. */
  public static void main(String[] arguments) {
    if (!"armed".equals(System.getProperty("hostile"))) {
      System.out.println("not armed");
      return;
    }
    String wanted = arguments.length == 0 ? "all" : arguments[0];
    for (Map.Entry<String, Attempt> each : attempts().entrySet()) {
      if (wanted.equals("all") || wanted.equals(each.getKey())) {
        run(each.getKey(), each.getValue());
      }
    }
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  private static Map<String, Attempt> attempts() {
    Map<String, Attempt> attempts = new LinkedHashMap<String, Attempt>();
    attempts.put("tcp", Network::tcp);
    attempts.put("tcp-native", Network::tcpNative);
    attempts.put("udp", Network::udp);
    attempts.put("dns", Network::dns);
    attempts.put("unix-socket", Network::unixSocket);
    attempts.put("door", Network::door);
    attempts.put("mount", Machine::mount);
    attempts.put("remount", Machine::remount);
    attempts.put("unshare", Machine::unshare);
    attempts.put("home", Machine::home);
    attempts.put("environment", Machine::environment);
    attempts.put("write-outside", Machine::writeOutside);
    attempts.put("forge-report", Machine::forgeReport);
    attempts.put("links", Machine::links);
    attempts.put("fork-bomb", Machine::forkBomb);
    attempts.put("memory", Machine::memory);
    attempts.put("disk", Machine::disk);
    attempts.put("outlive", Machine::outlive);
    return attempts;
  }

  private static void run(String name, Attempt attempt) {
    String line;
    try {
      line = "SUCCEEDED " + attempt.make();
    } catch (Throwable failure) {
      line = "FAILED " + failure;
    }
    System.out.println("ATTEMPT " + name + " " + line.replaceAll("[^ -~]", "?"));
  }

  static String target(String name) {
    String value = System.getProperty("hostile." + name);
    if (value == null) {
      throw new IllegalStateException("no target hostile." + name);
    }
    return value;
  }
}
