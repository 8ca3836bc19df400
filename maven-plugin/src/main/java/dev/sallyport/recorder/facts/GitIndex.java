package dev.sallyport.recorder.facts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Reads a git index of version 2, 3 or 4 of a SHA-1 repository, after git's own
 * Documentation/gitformat-index.
 */
final class GitIndex {
  private static final long LARGEST = 256L << 20;
  private static final int SIGNATURE = 0x44495243;
  private static final int ID = 20;
  private static final int STAT = 40 - 4 * 4;
  private static final int SMALLEST_ENTRY = 62;
  private static final Set<Integer> MODES =
      Set.of(IndexEntry.FILE, IndexEntry.PROGRAM, IndexEntry.LINK, IndexEntry.SUBMODULE);

  private final ByteBuffer in;
  private final int version;
  private byte[] path = new byte[0];

  private GitIndex(ByteBuffer in) throws IOException {
    this.in = in;
    if (in.remaining() < 12 + ID || in.getInt() != SIGNATURE) {
      throw new IOException("it is no index");
    }
    this.version = in.getInt();
    if (version < 2 || version > 4) {
      throw new IOException("it has version " + version);
    }
  }

  /**
   * All entries, in the order of the file.
   *
   * @throws IOException saying why it cannot be read, also when it is sparse or split
   */
  static List<IndexEntry> read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException("it is larger than " + LARGEST + " bytes");
    }
    byte[] bytes = Files.readAllBytes(file);
    try {
      checkSum(bytes);
      return new GitIndex(ByteBuffer.wrap(bytes)).entries();
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException("it ends before its end", e);
    }
  }

  /** The sum is zero where git was told to leave it out (index.skipHash). */
  private static void checkSum(byte[] bytes) throws IOException {
    if (bytes.length < ID) {
      throw new IOException("it is no index");
    }
    byte[] sum = Arrays.copyOfRange(bytes, bytes.length - ID, bytes.length);
    var digest = Sha.digest("SHA-1");
    digest.update(bytes, 0, bytes.length - ID);
    if (!Arrays.equals(sum, new byte[ID]) && !Arrays.equals(sum, digest.digest())) {
      throw new IOException("its checksum is wrong");
    }
  }

  private List<IndexEntry> entries() throws IOException {
    int count = in.getInt();
    if (count < 0
        || count > in.remaining() / (version == 4 ? SMALLEST_ENTRY + 2 : SMALLEST_ENTRY)) {
      throw new IOException("it counts " + Integer.toUnsignedString(count) + " entries");
    }
    List<IndexEntry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      entries.add(entry());
    }
    extensions();
    return entries;
  }

  private IndexEntry entry() throws IOException {
    int begin = in.position();
    in.position(begin + STAT);
    int mode = in.getInt();
    in.position(begin + 40);
    byte[] id = new byte[ID];
    in.get(id);
    int flags = in.getShort();
    int more = version >= 3 && (flags & 0x4000) != 0 ? in.getShort() : 0;
    if (version == 4) {
      int kept = path.length - varint();
      path = concat(kept, untilNul());
    } else {
      path = untilNul();
      // one to eight NULs up to a multiple of eight; untilNul() took the first
      in.position(begin + (in.position() - 1 - begin + 8) / 8 * 8);
    }
    if (mode == IndexEntry.FOLDER) {
      throw new IOException("it is sparse: it holds whole folders (git sparse-checkout)");
    }
    if (!MODES.contains(mode)) {
      throw new IOException("it holds the mode " + Integer.toOctalString(mode));
    }
    return new IndexEntry(
        checked(new String(path, StandardCharsets.ISO_8859_1)),
        mode,
        Sha.hex(id),
        (flags >> 12) & 3,
        (flags & 0x8000) != 0,
        (more & 0x4000) != 0,
        (more & 0x2000) != 0);
  }

  private static String checked(String path) throws IOException {
    for (String part : path.split("/", -1)) {
      if (part.isEmpty()
          || part.equals(".")
          || part.equals("..")
          || part.equalsIgnoreCase(".git")) {
        throw new IOException("it holds a path that git would not write");
      }
    }
    return path;
  }

  private byte[] concat(int kept, byte[] suffix) throws IOException {
    if (kept < 0 || kept > path.length) {
      throw new IOException("a path in it builds on nothing");
    }
    byte[] whole = Arrays.copyOf(path, kept + suffix.length);
    System.arraycopy(suffix, 0, whole, kept, suffix.length);
    return whole;
  }

  private byte[] untilNul() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte b = in.get(); b != 0; b = in.get()) {
      bytes.write(b);
    }
    return bytes.toByteArray();
  }

  /** Seven bits a byte, most significant first, one added at each further byte. */
  private int varint() {
    int b = in.get() & 0xff;
    int value = b & 0x7f;
    while ((b & 0x80) != 0) {
      b = in.get() & 0xff;
      value = ((value + 1) << 7) | (b & 0x7f);
    }
    return value;
  }

  /** Those whose name begins with a capital may be passed over, and no other. */
  private void extensions() throws IOException {
    while (in.remaining() > ID) {
      byte[] name = new byte[4];
      in.get(name);
      int size = in.getInt();
      if (name[0] < 'A' || name[0] > 'Z') {
        throw new IOException(
            "it needs the extension " + Sha.hex(name) + " (link: split index, sdir: sparse index)");
      }
      in.position(in.position() + size);
    }
  }
}
