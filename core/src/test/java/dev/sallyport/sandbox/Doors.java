package dev.sallyport.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers the same to whatever is asked, and remembers the first lines. */
final class Doors implements AutoCloseable {
  private final ServerSocketChannel server;
  private final byte[] answer;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private Doors(ServerSocketChannel server, String status) {
    this.server = server;
    this.answer =
        ("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    Thread thread = new Thread(this::serve, "test-door");
    thread.setDaemon(true);
    thread.start();
  }

  static Doors unix(Path path, String status) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path));
    return new Doors(server, status);
  }

  static Doors tcp(String status) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return new Doors(server, status);
  }

  SocketAddress address() throws IOException {
    return server.getLocalAddress();
  }

  List<String> asked() {
    return List.copyOf(asked);
  }

  private void serve() {
    while (server.isOpen()) {
      try (SocketChannel client = server.accept()) {
        ByteBuffer request = ByteBuffer.allocate(4096);
        if (client.read(request) > 0) {
          String text = new String(request.array(), 0, request.position(), StandardCharsets.UTF_8);
          asked.add(text.lines().findFirst().orElse(""));
          client.write(ByteBuffer.wrap(answer));
        }
      } catch (IOException next) {
        // the client went away, or the server is closed
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
