package dev.sallyport.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * Forwards connections to a port on 127.0.0.1 to a Unix socket, byte for byte, without looking at
 * them. One thread, so that a build that has used up its processes still reaches the door.
 */
final class Relay {
  /** Connections at a time; more wait in the backlog. Bounds the memory of the buffers. */
  private static final int CONNECTIONS = 256;

  private final SocketAddress door;
  private final Selector selector;
  private final ServerSocketChannel server;
  private final SelectionKey accepting;
  private final Thread thread;
  private int open;

  private Relay(int port, Path door) throws IOException {
    this.door = UnixDomainSocketAddress.of(door);
    this.selector = Selector.open();
    this.server = ServerSocketChannel.open(StandardProtocolFamily.INET);
    try {
      server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      server.bind(new InetSocketAddress(loopback, port), CONNECTIONS);
      server.configureBlocking(false);
      this.accepting = server.register(selector, SelectionKey.OP_ACCEPT);
    } catch (IOException | RuntimeException failure) {
      stop();
      throw failure;
    }
    this.thread = new Thread(this::forward, "sallyport-relay");
    thread.setDaemon(true);
  }

  /** Listens when this returns. */
  static Relay start(int port, Path door) throws IOException {
    Relay relay = new Relay(port, door);
    relay.thread.start();
    return relay;
  }

  private void forward() {
    while (selector.isOpen()) {
      try {
        selector.select(this::ready);
      } catch (IOException | RuntimeException closed) {
        return;
      }
    }
  }

  private void ready(SelectionKey key) {
    if (key == accepting) {
      accept();
    } else if (key.attachment() instanceof RelayedConnection connection) {
      boolean wasOpen = connection.isOpen();
      connection.move();
      if (wasOpen && !connection.isOpen()) {
        open--;
        accepting.interestOps(SelectionKey.OP_ACCEPT);
      }
    }
  }

  private void accept() {
    try {
      SocketChannel client = server.accept();
      if (client == null) {
        return;
      }
      try {
        client.configureBlocking(false);
        client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        // blocking: a full backlog of the door makes the build wait instead of failing
        SocketChannel inner = SocketChannel.open(door);
        inner.configureBlocking(false);
        new RelayedConnection(client, inner).register(selector);
        open++;
      } catch (IOException | RuntimeException failure) {
        client.close();
      }
      if (open >= CONNECTIONS) {
        accepting.interestOps(0);
      }
    } catch (IOException nothingToAccept) {
      // the client went away again, or there are no file descriptors left for the moment
    }
  }

  /** Cuts every connection. */
  void stop() throws IOException {
    server.close();
    if (!selector.isOpen()) {
      return;
    }
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
