package dev.sallyport.repository;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on this machine that sends, byte for byte, what a test wants it to send. */
public final class FakeServer implements AutoCloseable {
  private final ServerSocket server;
  private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  public FakeServer() throws IOException {
    this("127.0.0.1");
  }

  public FakeServer(String address) throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getByName(address));
    start(this::accept);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "fake-server");
    thread.setDaemon(true);
    thread.start();
  }

  public int port() {
    return server.getLocalPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port() + "/maven/";
  }

  public int connections() {
    return connections.get();
  }

  /** The heads of all requests so far. */
  public List<String> heads() {
    return heads;
  }

  public long requests(String path) {
    return heads.stream().filter(head -> head.startsWith("GET /maven/" + path + " ")).count();
  }

  /** Sets a raw answer. */
  public void raw(String path, String answer) {
    answers.put("/maven/" + path, answer.getBytes(StandardCharsets.ISO_8859_1));
  }

  public void status(String path, int status, String... headers) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Because\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    raw(path, head + "Content-Length: 2\r\n\r\nno");
  }

  public void file(String path, String content, String... headers) {
    StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    raw(path, head + "Content-Length: " + content.length() + "\r\n\r\n" + content);
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket socket = server.accept();
        connections.incrementAndGet();
        start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      boolean more = true;
      while (more) {
        String head = head(in);
        heads.add(head);
        byte[] missing =
            "HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] answer = answers.getOrDefault(target(head), missing);
        socket.getOutputStream().write(answer);
        more = !new String(answer, StandardCharsets.ISO_8859_1).contains("Connection: close");
      }
    } catch (IOException gone) {
      // the client went away
    }
  }

  /** A proxy is asked for whole URLs. */
  private static String target(String head) {
    return head.split(" ")[1].replaceFirst("^http://repo\\.example", "");
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int last4 = 0;
    while (last4 != 0x0d0a0d0a) {
      int b = in.read();
      if (b < 0) {
        throw new IOException("end");
      }
      head.write(b);
      last4 = last4 << 8 | b;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
