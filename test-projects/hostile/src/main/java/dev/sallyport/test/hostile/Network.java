package dev.sallyport.test.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.directory.InitialDirContext;

/** Attempts to reach something. */
final class Network {
  private static final int WAIT_MILLIS = 2000;

  private Network() {}

  private static InetSocketAddress address(String name) {
    String value = Hostile.target(name);
    int colon = value.lastIndexOf(':');
    return new InetSocketAddress(
        value.substring(0, colon), Integer.parseInt(value.substring(colon + 1)));
  }

  static String tcp() throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(address("tcp"), WAIT_MILLIS);
      return "connected to " + socket.getRemoteSocketAddress();
    }
  }

  /** A process that knows nothing of Java's proxies and security managers. */
  static String tcpNative() throws Exception {
    InetSocketAddress to = address("tcp");
    String file = "/dev/tcp/" + to.getHostString() + "/" + to.getPort();
    return Commands.run("timeout", "2", "bash", "-c", "exec 3<>" + file + " && echo connected");
  }

  static String udp() throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(WAIT_MILLIS);
      socket.send(new DatagramPacket(new byte[] {42}, 1, address("udp")));
      DatagramPacket answer = new DatagramPacket(new byte[1], 1);
      socket.receive(answer);
      return "an answer from " + answer.getSocketAddress();
    }
  }

  static String dns() throws Exception {
    String server = Hostile.target("dns");
    Hashtable<String, String> settings = new Hashtable<String, String>();
    settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    settings.put(Context.PROVIDER_URL, "dns://" + server);
    settings.put("com.sun.jndi.dns.timeout.initial", "500");
    settings.put("com.sun.jndi.dns.timeout.retries", "2");
    return "looked up "
        + new InitialDirContext(settings).getAttributes("secret.example", new String[] {"A"});
  }

  /** By reflection, as the class is compiled for Java 8; with Perl where Java is too old. */
  static String unixSocket() throws Exception {
    String path = Hostile.target("socket");
    Method of;
    try {
      of = Class.forName("java.net.UnixDomainSocketAddress").getMethod("of", String.class);
    } catch (ClassNotFoundException old) {
      return Commands.run(
          "perl",
          "-MIO::Socket::UNIX",
          "-e",
          "IO::Socket::UNIX->new(Peer=>$ARGV[0]) or die $!; print \"connected\"",
          path);
    }
    try (SocketChannel channel = SocketChannel.open((SocketAddress) of.invoke(null, path))) {
      return "connected to " + channel.getRemoteAddress();
    }
  }

  /** Whatever the endpoint answers with 200 counts. */
  static String door() throws IOException {
    String[] targets = {
      "/r/central/../../../../etc/passwd",
      "/r/central/%2e%2e/%2e%2e/etc/passwd",
      "/r/central/..%2f..%2f..%2fetc/passwd",
      "//etc/passwd",
      "/r/central//etc/passwd",
      "/r/central/a/%00/b.jar",
      "/r/central/a\\..\\..\\b.jar",
      "http://127.0.0.1:22/",
      "http://169.254.169.254/latest/meta-data/",
      "/r/http:%2f%2f127.0.0.1:22/a/b/1/b-1.jar"
    };
    int port = Integer.parseInt(Hostile.target("door"));
    StringBuilder answers = new StringBuilder();
    String reached = null;
    for (String target : targets) {
      String status = status(port, "GET", target);
      answers.append(status).append(' ');
      reached = status.equals("200") ? target : reached;
    }
    for (String method : new String[] {"PUT", "POST", "DELETE", "CONNECT"}) {
      String status = status(port, method, "/r/central/a/b/1/b-1.jar");
      answers.append(status).append(' ');
      reached = status.startsWith("2") ? method : reached;
    }
    if (reached == null) {
      throw new IOException("answers: " + answers);
    }
    return reached + ", answers: " + answers;
  }

  private static String status(int port, String method, String target) throws IOException {
    try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
      socket.setSoTimeout(5 * WAIT_MILLIS);
      String request =
          method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = socket.getInputStream();
      byte[] start = new byte[12];
      int have = 0;
      for (int n = in.read(start); n > 0; n = in.read(start, have, start.length - have)) {
        have += n;
      }
      String line = new String(start, 0, have, StandardCharsets.ISO_8859_1);
      return line.length() == 12 ? line.substring(9) : "none";
    } catch (IOException dropped) {
      return "dropped";
    }
  }
}
