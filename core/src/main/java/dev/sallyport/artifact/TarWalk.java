package dev.sallyport.artifact;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Goes from entry to entry of a tar; long names of GNU and of POSIX are put in their place. */
final class TarWalk {
  private final InputStream in;
  private TarHeader header = new TarHeader(new byte[TarHeader.BYTES]);
  private String name = "";
  private String link = "";
  private long size;
  private long remaining;
  private long padding;
  private long unpacked;
  private Map<String, String> extended = Map.of();
  private String globalHeader = "";

  TarWalk(InputStream in) {
    this.in = in;
  }

  TarHeader header() {
    return header;
  }

  String name() {
    return name;
  }

  String link() {
    return link;
  }

  long size() {
    return size;
  }

  /** What extended headers say besides name, link and size. */
  String extended() {
    Map<String, String> rest = new TreeMap<>(extended);
    rest.keySet().removeAll(java.util.Set.of("path", "linkpath", "size"));
    return OneLine.name(globalHeader + rest);
  }

  /** Moves to the next entry; false at the end. */
  boolean next() throws IOException {
    Map<String, String> attributes = new TreeMap<>();
    while (true) {
      skip(remaining + padding);
      byte[] block = in.readNBytes(TarHeader.BYTES);
      if (block.length == 0) {
        remaining = 0;
        padding = 0;
        return false;
      }
      if (block.length < TarHeader.BYTES) {
        throw new EOFException("the tar ends within a header");
      }
      header = new TarHeader(block);
      if (header.isEnd()) {
        remaining = 0;
        padding = 0;
        return false;
      }
      measure(attributes);
      switch (header.type()) {
        case 'L' -> attributes.put("path", text());
        case 'K' -> attributes.put("linkpath", text());
        case 'x', 'X' -> Pax.read(record(), attributes);
        case 'g' -> globalHeader = new String(record(), StandardCharsets.UTF_8);
        default -> {
          name = attributes.getOrDefault("path", header.name());
          link = attributes.getOrDefault("linkpath", header.link());
          extended = attributes;
          return true;
        }
      }
    }
  }

  /** Some writers pad with zeros up to a multiple of 10240; anything else is no padding. */
  boolean hasTrailing() throws IOException {
    byte[] buffer = new byte[1 << 14];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      for (int i = 0; i < n; i++) {
        if (buffer[i] != 0) {
          return true;
        }
      }
      count(n);
    }
    return false;
  }

  void digest(MessageDigest digest) throws IOException {
    byte[] buffer = new byte[1 << 15];
    while (remaining > 0) {
      int n = in.read(buffer, 0, (int) Math.min(buffer.length, remaining));
      if (n < 0) {
        throw new EOFException("the tar ends within an entry");
      }
      digest.update(buffer, 0, n);
      remaining -= n;
    }
  }

  byte[] content(long length) throws IOException {
    byte[] content = in.readNBytes((int) length);
    remaining -= content.length;
    return content;
  }

  private void measure(Map<String, String> attributes) throws IOException {
    if (!header.isValid()) {
      throw UnreadableArchive.because("a header of the tar has a wrong checksum");
    }
    OptionalLong written = header.size();
    String longer = attributes.getOrDefault("size", "");
    if (written.isEmpty() || !longer.matches("[0-9]{0,18}")) {
      throw UnreadableArchive.because("a size in the tar is no number");
    }
    boolean isRecord = "LKxXg".indexOf(header.type()) >= 0;
    size = longer.isEmpty() || isRecord ? written.getAsLong() : Long.parseLong(longer);
    if ("123456".indexOf(header.type()) >= 0) {
      size = 0;
    }
    count(size);
    remaining = size;
    padding = (TarHeader.BYTES - size % TarHeader.BYTES) % TarHeader.BYTES;
  }

  private void count(long more) throws UnreadableArchive {
    if (more > ReadLimits.UNPACKED_BYTES - unpacked) {
      throw UnreadableArchive.because("it unpacks to more than the limit");
    }
    unpacked += more + TarHeader.BYTES;
  }

  private String text() throws IOException {
    String text = ZipRecord.decode(record());
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  private byte[] record() throws IOException {
    if (size > ReadLimits.TAR_RECORD_BYTES) {
      throw UnreadableArchive.because("a name in the tar is longer than the limit");
    }
    byte[] record = content(size);
    if (record.length < size) {
      throw new EOFException("the tar ends within a name");
    }
    return record;
  }

  private void skip(long count) throws IOException {
    in.skipNBytes(count);
  }
}
