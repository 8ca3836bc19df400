package dev.sallyport.trace;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a socket was to lead.
 *
 * @param host an address as strace writes it, or the path of a Unix socket
 * @param port -1 for a Unix socket
 */
record SocketAddress(String host, int port) {
  private static final Pattern PORT = Pattern.compile("sin6?_port=htons\\(([0-9]{1,5})\\)");
  private static final Pattern V4 = Pattern.compile("sin_addr=inet_addr\\(\"([0-9.]+)\"\\)");
  private static final Pattern V6 =
      Pattern.compile("inet_pton\\(AF_INET6, \"([0-9a-fA-F:.]+)\", &sin6_addr\\)");
  private static final String UNIX = "sun_path=";
  private static final Pattern LOOPBACK = Pattern.compile("127\\..*|::1|0\\.0\\.0\\.0|::");

  /** Of a structure such as {@code {sa_family=AF_INET, …}}; empty for other families. */
  static Optional<SocketAddress> of(String structure) {
    List<String> fields = Arguments.parts(structure);
    String family = fields.isEmpty() ? "" : fields.get(0);
    if (family.equals("sa_family=AF_UNIX") && fields.size() > 1) {
      String path = fields.get(1);
      return path.startsWith(UNIX)
          ? Quoted.text(path.substring(UNIX.length())).map(host -> new SocketAddress(host, -1))
          : Optional.empty();
    }
    if (family.equals("sa_family=AF_INET") || family.equals("sa_family=AF_INET6")) {
      Matcher port = PORT.matcher(structure);
      Matcher host = (family.endsWith("6") ? V6 : V4).matcher(structure);
      if (port.find() && host.find()) {
        String address = host.group(1).replaceFirst("^::ffff:(?=[0-9]+\\.)", "");
        return Optional.of(new SocketAddress(address, Integer.parseInt(port.group(1))));
      }
    }
    return Optional.empty();
  }

  boolean isUnix() {
    return port < 0;
  }

  boolean isLoopback() {
    return !isUnix() && LOOPBACK.matcher(host).matches();
  }

  @Override
  public String toString() {
    return isUnix() ? host : (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
