package dev.sallyport.repository;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names for the HTTP client, which connects to exactly the addresses returned here, so
 * that what was checked is what is connected to. A name with any address that is not public is
 * refused, unless the caller listed the host and port.
 */
final class PublicAddresses implements DnsResolver {
  private final DnsResolver names;
  private final Set<String> listed;

  /** A name that leads to an address which only this machine or its network has. */
  static final class PrivateAddress extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    PrivateAddress(String host) {
      super(host);
    }
  }

  PublicAddresses(DnsResolver names, Set<String> listed) {
    this.names = names;
    this.listed = listed;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] all = names.resolve(host);
    requirePublic(host, all);
    return all;
  }

  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    InetAddress[] all = names.resolve(host);
    if (!listed.contains(Upstreams.hostPort(host, port))) {
      requirePublic(host, all);
    }
    return Arrays.stream(all).map(address -> new InetSocketAddress(address, port)).toList();
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /**
   * What can be said of a host that a proxy will resolve, out of our sight: not an address that is
   * private, in any of the ways that C libraries read numbers, and not a name for this machine.
   */
  static boolean mayBePublic(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    String lastLabel = name.substring(name.lastIndexOf('.') + 1);
    boolean numeric = name.startsWith("[") || lastLabel.matches("\\d.*|");
    if (!numeric) {
      return name.contains(".") && !lastLabel.equals("localhost") && !lastLabel.equals("local");
    }
    try {
      boolean usual = name.startsWith("[") || name.matches("(\\d{1,3}\\.){3}\\d{1,3}");
      return usual && isPublic(InetAddress.getByName(name));
    } catch (UnknownHostException notAnAddress) {
      return false;
    }
  }

  private static void requirePublic(String host, InetAddress[] all) throws PrivateAddress {
    for (InetAddress address : all) {
      if (!isPublic(address)) {
        throw new PrivateAddress(host);
      }
    }
  }

  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] raw = address.getAddress();
    return address instanceof Inet4Address ? isPublic4(raw) : isPublic6(raw);
  }

  /** The special-purpose ranges of RFC 6890 that the JDK has no question for. */
  private static boolean isPublic4(byte[] raw) {
    int a = raw[0] & 0xff;
    int b = raw[1] & 0xff;
    int c = raw[2] & 0xff;
    boolean special =
        a == 0
            || a >= 240
            || (a == 100 && b >= 64 && b < 128)
            || (a == 192 && b == 0 && c == 0)
            || (a == 198 && (b == 18 || b == 19));
    return !special;
  }

  /** Global unicast only, and none of the ranges in it that carry an IPv4 address inside. */
  private static boolean isPublic6(byte[] raw) {
    int first = (raw[0] & 0xff) << 8 | (raw[1] & 0xff);
    int second = (raw[2] & 0xff) << 8 | (raw[3] & 0xff);
    boolean global = (first & 0xe000) == 0x2000;
    boolean teredo = first == 0x2001 && second == 0;
    boolean sixToFour = first == 0x2002;
    return global && !teredo && !sixToFour;
  }
}
