package dev.sallyport.sandbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayTest {
  private static final int CLIENTS = 300;

  /** More clients than connections that it holds at a time; each ends its own way first. */
  @Test
  void carriesEveryByteBothWays(@TempDir Path temp) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    ExecutorService threads = Executors.newCachedThreadPool();
    try (ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      door.bind(UnixDomainSocketAddress.of(temp.resolve("door")));
      Future<?> serving = threads.submit(() -> serve(door, threads));
      Relay relay = Relay.start(port, temp.resolve("door"));
      List<Future<byte[]>> answers = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        byte[] sent = bytes(i);
        answers.add(threads.submit(() -> echoed(port, sent)));
      }
      for (int i = 0; i < CLIENTS; i++) {
        assertArrayEquals(bytes(i), answers.get(i).get());
      }
      assertEquals(false, serving.isDone());
      relay.stop();
    } finally {
      threads.shutdownNow();
    }
  }

  /** As a server does that refuses what it is sent; the answer must not be lost. */
  @Test
  void carriesAnAnswerGivenBeforeTheQuestionWasRead(@TempDir Path temp) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      door.bind(UnixDomainSocketAddress.of(temp.resolve("door")));
      Relay relay = Relay.start(port, temp.resolve("door"));
      for (int i = 0; i < 50; i++) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
          socket.getOutputStream().write(new byte[100_000]);
          try (SocketChannel accepted = door.accept()) {
            accepted.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
          }
          assertArrayEquals(new byte[] {1, 2, 3}, socket.getInputStream().readAllBytes());
        }
      }
      relay.stop();
    }
  }

  private static byte[] bytes(int seed) {
    byte[] bytes = new byte[seed % 10 == 0 ? 500_000 : 700];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static byte[] echoed(int port, byte[] sent) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(sent);
      socket.shutdownOutput();
      return socket.getInputStream().readAllBytes();
    }
  }

  private static void serve(ServerSocketChannel door, ExecutorService threads) {
    while (door.isOpen()) {
      try {
        SocketChannel client = door.accept();
        threads.execute(() -> echo(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void echo(SocketChannel client) {
    try (client) {
      InputStream in = Channels.newInputStream(client);
      byte[] all = in.readAllBytes();
      Channels.newOutputStream(client).write(all);
    } catch (IOException gone) {
      // then the client sees too few bytes
    }
  }
}
