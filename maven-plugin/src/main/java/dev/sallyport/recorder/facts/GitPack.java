package dev.sallyport.recorder.facts;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/** One pack with an index of version 2, after git's own Documentation/gitformat-pack. */
final class GitPack {
  /** Finds an object by its id, in whatever pack it lies. */
  interface Finder {
    /** The object, if it is there. */
    Optional<GitObject> find(String id) throws IOException;
  }

  private static final int MAGIC = 0xff744f63;
  private static final int ID = 20;
  private static final int NAMES = 8 + 256 * 4;
  private static final int DEEPEST = 4096;
  private static final List<String> TYPES = List.of("", "commit", "tree", "blob", "tag");
  private static final int OFFSET_DELTA = 6;
  private static final int ID_DELTA = 7;

  private final Path index;
  private final Path pack;

  GitPack(Path index) {
    this.index = index;
    this.pack = index.resolveSibling(index.getFileName().toString().replaceAll("idx$", "pack"));
  }

  Optional<GitObject> read(String id, Finder others) throws IOException {
    long offset = offset(HexFormat.of().parseHex(id));
    if (offset < 0) {
      return Optional.empty();
    }
    try (RandomAccessFile file = new RandomAccessFile(pack.toFile(), "r")) {
      return Optional.of(read(file, offset, others, 0));
    }
  }

  private long offset(byte[] id) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(index.toFile(), "r")) {
      if (file.readInt() != MAGIC || file.readInt() != 2) {
        throw new IOException("a pack has an index that is not of version 2");
      }
      int first = id[0] & 0xff;
      file.seek(8 + 4L * Math.max(0, first - 1));
      long low = first == 0 ? 0 : file.readInt();
      long high = file.readInt();
      file.seek(8 + 4L * 255);
      long count = file.readInt();
      byte[] name = new byte[ID];
      while (low < high) {
        long middle = (low + high) >>> 1;
        file.seek(NAMES + middle * ID);
        file.readFully(name);
        int order = Arrays.compareUnsigned(name, id);
        if (order == 0) {
          return offset(file, count, middle);
        } else if (order < 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return -1;
    }
  }

  private static long offset(RandomAccessFile file, long count, long at) throws IOException {
    long offsets = NAMES + count * (ID + 4);
    file.seek(offsets + at * 4);
    int offset = file.readInt();
    if (offset >= 0) {
      return offset;
    }
    file.seek(offsets + count * 4 + (offset & 0x7fffffffL) * 8);
    return file.readLong();
  }

  private GitObject read(RandomAccessFile file, long offset, Finder others, int depth)
      throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("a pack has a chain of differences without end");
    }
    file.seek(offset);
    int b = file.readUnsignedByte();
    int type = (b >> 4) & 7;
    long size = b & 15;
    for (int shift = 4; (b & 0x80) != 0; shift += 7) {
      b = file.readUnsignedByte();
      size |= (b & 0x7fL) << shift;
    }
    if (type == OFFSET_DELTA) {
      long base = offset - distance(file);
      byte[] delta = inflate(file, size);
      GitObject object = read(file, base, others, depth + 1);
      return new GitObject(object.type(), GitDelta.apply(object.content(), delta));
    }
    if (type == ID_DELTA) {
      byte[] id = new byte[ID];
      file.readFully(id);
      byte[] delta = inflate(file, size);
      GitObject object =
          others
              .find(Sha.hex(id))
              .orElseThrow(() -> new IOException("a pack builds on an object that is not there"));
      return new GitObject(object.type(), GitDelta.apply(object.content(), delta));
    }
    if (type == 0 || type >= TYPES.size()) {
      throw new IOException("a pack holds an object of no type");
    }
    return new GitObject(TYPES.get(type), inflate(file, size));
  }

  private static long distance(RandomAccessFile file) throws IOException {
    int b = file.readUnsignedByte();
    long distance = b & 0x7f;
    while ((b & 0x80) != 0) {
      b = file.readUnsignedByte();
      distance = ((distance + 1) << 7) | (b & 0x7f);
    }
    if (distance <= 0) {
      throw new IOException("a pack builds on itself");
    }
    return distance;
  }

  private static byte[] inflate(RandomAccessFile file, long size) throws IOException {
    if (size < 0 || size > GitObjects.LARGEST) {
      throw new IOException("a pack holds an object of " + size + " bytes");
    }
    // not closed: that would close the file
    InputStream raw = Channels.newInputStream(file.getChannel());
    byte[] bytes = new InflaterInputStream(raw).readNBytes((int) size);
    if (bytes.length != size) {
      throw new IOException("a pack ends before its end");
    }
    return bytes;
  }
}
