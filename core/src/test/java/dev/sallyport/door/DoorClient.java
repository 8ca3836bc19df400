package dev.sallyport.door;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** A client of the door that sends exactly what a test wants sent. */
final class DoorClient implements AutoCloseable {
  private final SocketChannel channel;
  private final InputStream in;

  DoorClient(Path socket) throws IOException {
    channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(socket));
    in = new BufferedInputStream(Channels.newInputStream(channel));
  }

  record Got(int status, String head, String text) {}

  Got get(String target) throws IOException {
    return send("GET " + target + " HTTP/1.1\r\nHost: door\r\n\r\n", true);
  }

  Got head(String target) throws IOException {
    return send("HEAD " + target + " HTTP/1.1\r\nHost: door\r\n\r\n", false);
  }

  Got send(String request, boolean hasBody) throws IOException {
    send(request.getBytes(StandardCharsets.ISO_8859_1));
    return read(hasBody);
  }

  void send(byte[] raw) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(raw);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  void shutdownOutput() throws IOException {
    channel.shutdownOutput();
  }

  Got read(boolean hasBody) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    String text = "";
    while (!text.endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        throw new EOFException(text);
      }
      head.write(b);
      text = head.toString(StandardCharsets.ISO_8859_1);
    }
    String lower = text.toLowerCase(Locale.ROOT);
    String after = lower.substring(lower.indexOf("content-length: ") + 16);
    int length = Integer.parseInt(after.substring(0, after.indexOf('\r')));
    byte[] body = hasBody ? in.readNBytes(length) : new byte[0];
    if (hasBody && body.length < length) {
      throw new EOFException("body");
    }
    return new Got(
        Integer.parseInt(text.substring(9, 12)),
        text,
        new String(body, StandardCharsets.ISO_8859_1));
  }

  boolean atEnd() throws IOException {
    return in.read() < 0;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
