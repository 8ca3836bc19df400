package dev.sallyport.sandbox;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the attempts of the hostile project aim at, set up on this machine. */
final class HostTargets implements AutoCloseable {
  private final Doors tcp = Doors.tcp("200 OK");
  private final Doors unix;
  private final DatagramSocket udp = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  private final Path temp;
  private final Process neighbour;

  HostTargets(Path temp) throws IOException {
    this.temp = temp;
    this.unix = Doors.unix(temp.resolve("host.sock"), "200 OK");
    Files.createDirectories(temp.resolve("home/.ssh"));
    ProcessBuilder builder = new ProcessBuilder("sleep", "300");
    builder.environment().put("SSH_AUTH_SOCK", "/secret/agent");
    this.neighbour = builder.start();
    Thread thread = new Thread(this::answer, "test-udp");
    thread.setDaemon(true);
    thread.start();
  }

  /** To a DNS question an A record; to anything else the same again. */
  private void answer() {
    byte[] record = {
      (byte) 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 9, 0, 4, (byte) 192, 0, 2, 7,
    };
    while (!udp.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(new byte[512], 400);
        udp.receive(packet);
        byte[] data = packet.getData();
        int length = packet.getLength();
        if (length > 12) {
          data[2] = (byte) 0x81;
          data[3] = (byte) 0x80;
          data[7] = 1;
          data[11] = 0;
          System.arraycopy(record, 0, data, length, record.length);
          length += record.length;
        }
        udp.send(new DatagramPacket(data, length, packet.getSocketAddress()));
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** The arguments of a Java that tries one attempt or all. */
  List<String> command(String classes, Map<String, String> more, String attempt)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("-Xmx48m", "-Xms16m", "-cp", classes));
    int port = ((InetSocketAddress) tcp.address()).getPort();
    Map.of(
            "tcp",
            "127.0.0.1:" + port,
            "udp",
            "127.0.0.1:" + udp.getLocalPort(),
            "dns",
            "127.0.0.1:" + udp.getLocalPort(),
            "door",
            Integer.toString(port),
            "socket",
            temp.resolve("host.sock").toString(),
            "home",
            temp.resolve("home").toString(),
            "bound",
            "250")
        .forEach(
            (name, value) ->
                command.add("-Dhostile." + name + "=" + more.getOrDefault(name, value)));
    for (String name : List.of("write", "outputs")) {
      command.add("-Dhostile." + name + "=" + more.getOrDefault(name, ""));
    }
    command.addAll(List.of("-Dhostile=armed", "dev.sallyport.test.hostile.Hostile", attempt));
    return command;
  }

  @Override
  public void close() throws IOException {
    neighbour.destroyForcibly();
    udp.close();
    unix.close();
    tcp.close();
  }
}
