package dev.sallyport.door;

import dev.sallyport.store.Store;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * The one repository that a sandboxed build can reach: read-only HTTP over a Unix socket, with
 * paths {@code /r/<repository id>/<path>}. Stands open from its making until it is closed.
 */
public final class Door implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 128;

  private static final int MAX_HINTS = 10_000;
  private static final int PAUSE_MILLIS = 50;

  /** Bodies up to this size go out in one write with their head, in bytes. */
  private static final int ONE_WRITE = 1 << 20;

  private final Path socket;
  private final ServerSocketChannel server;
  private final Gatekeeper gatekeeper;
  private final Answers answers;
  private final Ledger ledger;
  private final Store store;
  private final Semaphore free = new Semaphore(MAX_CONNECTIONS);
  private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool(Door::thread);

  private Door(Path socket, Inputs inputs, DoorRules rules, DoorLimits limits, Store store)
      throws IOException {
    this.socket = socket;
    this.store = store;
    this.ledger = new Ledger(limits);
    this.answers = new Answers(inputs);
    this.gatekeeper = new Gatekeeper(rules, answers, ledger, store);
    this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
  }

  /**
   * Opens a door.
   *
   * @param parent where a fresh folder for the socket is made; its path must be short, for the
   *     system allows about 100 bytes for a socket's path
   * @param store where the inputs have put their bytes
   */
  public static Door open(
      Path parent, Inputs inputs, DoorRules rules, DoorLimits limits, Store store)
      throws IOException {
    Path folder =
        Files.createTempDirectory(
            parent,
            "door",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Door door = new Door(folder.resolve("s"), inputs, rules, limits, store);
    door.threads.execute(door::accept);
    return door;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "sallyport-door");
    thread.setDaemon(true);
    return thread;
  }

  /** The Unix socket, alone in a folder of its own. */
  public Path socket() {
    return socket;
  }

  public Ledger ledger() {
    return ledger;
  }

  /** Begins to fetch what the build will probably ask for; nothing is trusted or recorded yet. */
  public void prefetch(Collection<Ask> hints) {
    answers.askAhead(hints.stream().filter(gatekeeper::mayBeAsked).limit(MAX_HINTS).toList());
  }

  private void accept() {
    try {
      while (server.isOpen()) {
        free.acquire();
        acceptOne();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void acceptOne() throws InterruptedException {
    try {
      SocketChannel channel = server.accept();
      open.add(channel);
      if (server.isOpen()) {
        threads.execute(() -> serve(channel));
      } else {
        channel.close();
      }
    } catch (ClosedChannelException | RejectedExecutionException shut) {
      // nobody can come in any more
    } catch (IOException exhausted) {
      // too many open files, say: the others go on, and the next one may have more luck
      free.release();
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private void serve(SocketChannel channel) {
    try (channel) {
      InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
      RequestReader reader = new RequestReader(in);
      boolean more = true;
      while (more) {
        more = serveNext(reader, channel);
      }
    } catch (IOException gone) {
      // the other end went away, or was sent away in the middle of changed bytes
    } finally {
      open.remove(channel);
      free.release();
    }
  }

  private boolean serveNext(RequestReader reader, SocketChannel channel) throws IOException {
    Optional<Request> request;
    try {
      request = reader.next();
    } catch (RequestReader.Malformed malformed) {
      write(channel, Response.empty(400).head(false), new byte[0]);
      return false;
    }
    if (request.isEmpty()) {
      return false;
    }
    send(channel, request.get(), answer(request.get()));
    return request.get().keepAlive();
  }

  /** Whatever a hostile request may bring to light here is a finding and not a stack trace. */
  private Response answer(Request request) {
    try {
      return gatekeeper.answer(request);
    } catch (RuntimeException defect) {
      ledger.note(
          Finding.of(Rule.TOOL_INTERNAL_ERROR, "the door", defect.toString(), "please report it"));
      return Response.empty(502);
    }
  }

  private void send(SocketChannel channel, Request request, Response response) throws IOException {
    byte[] head = response.head(request.keepAlive());
    if (request.method().equals("HEAD") || response.length() == 0) {
      write(channel, head, new byte[0]);
    } else if (response.text().isPresent()) {
      write(channel, head, response.text().get());
    } else {
      sendStored(channel, request, response, head);
    }
  }

  private void sendStored(SocketChannel channel, Request request, Response response, byte[] head)
      throws IOException {
    try (InputStream body = store.openVerified(response.digest().orElseThrow())) {
      if (response.length() <= ONE_WRITE) {
        write(channel, head, body.readAllBytes());
      } else {
        write(channel, head, new byte[0]);
        OutputStream out = Channels.newOutputStream(channel);
        body.transferTo(out);
      }
    } catch (Refusal refusal) {
      ledger.note(refusal.finding());
      write(channel, Response.empty(502).head(request.keepAlive()), new byte[0]);
    }
  }

  private static void write(SocketChannel channel, byte[] head, byte[] body) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(head.length + body.length).put(head).put(body).flip();
    while (all.hasRemaining()) {
      channel.write(all);
    }
  }

  /** Shuts the door: no answer is given any more, and the ledger stays as it is. */
  @Override
  public void close() throws IOException {
    ledger.close();
    server.close();
    for (SocketChannel channel : open) {
      channel.close();
    }
    threads.shutdownNow();
    answers.close();
    Files.deleteIfExists(socket);
    Files.deleteIfExists(socket.resolveSibling(""));
  }
}
