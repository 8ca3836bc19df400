package dev.sallyport.sandbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** Two channels whose bytes go from one to the other, both ways, each way ending by itself. */
final class RelayedConnection {
  private static final int BUFFER = 64 * 1024;

  private final Way there;
  private final Way back;
  private final SocketChannel client;
  private final SocketChannel door;
  private @Nullable SelectionKey clientKey;
  private @Nullable SelectionKey doorKey;

  RelayedConnection(SocketChannel client, SocketChannel door) {
    this.client = client;
    this.door = door;
    this.there = new Way(client, door);
    this.back = new Way(door, client);
  }

  void register(Selector selector) throws IOException {
    clientKey = client.register(selector, SelectionKey.OP_READ, this);
    doorKey = door.register(selector, SelectionKey.OP_READ, this);
  }

  boolean isOpen() {
    return client.isOpen() && door.isOpen();
  }

  /** Moves what can be moved now. Closes both sides when both ways ended, or one is broken. */
  void move() {
    try {
      there.move();
      back.move();
      SelectionKey atClient = clientKey;
      SelectionKey atDoor = doorKey;
      if (atClient == null || atDoor == null || (there.ended && back.ended)) {
        close();
        return;
      }
      atClient.interestOps(there.reads() | back.writes());
      atDoor.interestOps(back.reads() | there.writes());
    } catch (RuntimeException closed) {
      close();
    }
  }

  private void close() {
    closeQuietly(client);
    closeQuietly(door);
  }

  private static void closeQuietly(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException gone) {
      // nothing is lost: the connection is over either way
    }
  }

  /** One direction. The buffer is always ready to be filled between calls. */
  private static final class Way {
    private final SocketChannel from;
    private final SocketChannel to;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private boolean readAll;
    private boolean refused;
    private boolean ended;

    Way(SocketChannel from, SocketChannel to) {
      this.from = from;
      this.to = to;
    }

    void move() {
      int read = 1;
      while (!ended && read > 0) {
        read = readAll || !buffer.hasRemaining() ? 0 : read();
        readAll |= read < 0;
        buffer.flip();
        write();
        buffer.compact();
        if (readAll && buffer.position() == 0) {
          shutDown();
          ended = true;
        }
      }
    }

    private int read() {
      try {
        return from.read(buffer);
      } catch (IOException reset) {
        return -1;
      }
    }

    /**
     * Whoever takes no more may have answered before, and that answer is still under way: this way
     * goes on and throws away, so that the other one can end by itself.
     */
    private void write() {
      try {
        if (!refused && buffer.hasRemaining()) {
          to.write(buffer);
        }
      } catch (IOException closed) {
        refused = true;
      }
      if (refused) {
        buffer.position(buffer.limit());
      }
    }

    private void shutDown() {
      try {
        to.shutdownOutput();
      } catch (IOException gone) {
        // then it needs no sign of the end
      }
    }

    int reads() {
      return readAll || !buffer.hasRemaining() ? 0 : SelectionKey.OP_READ;
    }

    int writes() {
      return buffer.position() > 0 ? SelectionKey.OP_WRITE : 0;
    }
  }
}
