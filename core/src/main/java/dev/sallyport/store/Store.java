package dev.sallyport.store;

import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Bytes under their SHA-256, for one user of one machine. Bytes are hashed anew on every read, so
 * that a file changed behind our back is moved aside and never delivered. Several threads and
 * processes may use one folder at once.
 */
public final class Store {
  /** Up to this size files pass through memory once and are hashed there, in bytes. */
  private static final int SMALL = 1 << 20;

  private final StoreFolder folder;
  private final TempFiles files;

  Store(StoreFolder folder, TempFiles files) {
    this.folder = folder;
    this.files = files;
  }

  /**
   * Opens the store in a folder, which is made when it is not there.
   *
   * @throws UnsafeStore if the folder belongs to another user, or others may write to it
   */
  public static Store open(Path dir) throws IOException {
    return new Store(StoreFolder.open(dir), TempFiles.onDisk());
  }

  /**
   * Keeps the bytes of a stream, which is read to its end and not closed.
   *
   * @throws TooLarge if there are more bytes than that
   * @throws Refusal {@code tool.disk-full}
   */
  public Digests put(InputStream in, long maxBytes) throws IOException, Refusal {
    byte[] head = in.readNBytes((int) Math.min(SMALL, maxBytes) + 1);
    if (head.length > maxBytes) {
      throw new TooLarge(maxBytes);
    }
    return head.length <= SMALL ? put(head) : putLarge(head, in, maxBytes);
  }

  public Digests put(byte[] bytes) throws IOException, Refusal {
    Digests digests = Digests.of(bytes);
    if (!isIntact(digests)) {
      Path temp = folder.newFile();
      writeOrRefuse(
          temp,
          digests.sha256().hex(),
          out -> {
            out.write(bytes);
            return digests;
          });
      publish(temp, digests);
    }
    return digests;
  }

  private Digests putLarge(byte[] head, InputStream rest, long maxBytes)
      throws IOException, Refusal {
    Path temp = folder.newFile();
    InputStream all = new SequenceInputStream(new ByteArrayInputStream(head), rest);
    Digests digests =
        writeOrRefuse(temp, "a download", out -> Digests.of(new Tee(all, out, maxBytes)));
    if (isIntact(digests)) {
      Files.delete(temp);
    } else {
      publish(temp, digests);
    }
    return digests;
  }

  private interface Writing {
    Digests to(OutputStream out) throws IOException;
  }

  private Digests writeOrRefuse(Path temp, String subject, Writing writing)
      throws IOException, Refusal {
    try {
      FileChannel channel = files.create(temp);
      try (OutputStream out = Channels.newOutputStream(channel)) {
        Digests digests = writing.to(out);
        channel.force(false);
        return digests;
      }
    } catch (IOException failed) {
      Files.deleteIfExists(temp);
      if (folder.isFull(failed)) {
        throw new Refusal(
            Rule.TOOL_DISK_FULL,
            subject,
            "the store's disk has no space left",
            "free some space and run again; what was fetched already is kept");
      }
      throw failed;
    }
  }

  private void publish(Path temp, Digests digests) throws IOException {
    Path target = folder.fileOf(digests.sha256());
    folder.makeShard(target);
    Files.move(temp, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private boolean isIntact(Digests digests) throws IOException {
    Path file = folder.fileOf(digests.sha256());
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        || Files.size(file) != digests.size()) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return DigestUtils.sha256Hex(in).equals(digests.sha256().hex());
    }
  }

  /** Whether there is a file of that name; its bytes are looked at when they are read. */
  public boolean has(Sha256 digest) {
    return Files.isRegularFile(folder.fileOf(digest), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * All bytes, in memory.
   *
   * @throws Refusal {@code input.changed} if the bytes are not there or not those
   */
  public byte[] read(Sha256 digest) throws IOException, Refusal {
    try (InputStream in = openVerified(digest)) {
      return in.readAllBytes();
    }
  }

  /**
   * The bytes as a stream, hashed before the first one is handed out.
   *
   * @throws Refusal {@code input.changed} if the bytes are not there or not those
   */
  public InputStream openVerified(Sha256 digest) throws IOException, Refusal {
    FileChannel channel = open(digest);
    boolean handedOn = false;
    try {
      long size = channel.size();
      InputStream stream =
          size <= SMALL ? inMemory(channel, (int) size, digest) : streamed(channel, size, digest);
      handedOn = size > SMALL;
      return stream;
    } finally {
      if (!handedOn) {
        channel.close();
      }
    }
  }

  private FileChannel open(Sha256 digest) throws IOException, Refusal {
    try {
      return FileChannel.open(
          folder.fileOf(digest), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException missing) {
      throw new Refusal(
          Rule.INPUT_CHANGED,
          digest.hex(),
          "the store does not hold these bytes any more",
          "run again without --offline to fetch them anew");
    }
  }

  private InputStream inMemory(FileChannel channel, int size, Sha256 digest)
      throws IOException, Refusal {
    ByteBuffer bytes = ByteBuffer.allocate(size);
    int n = 0;
    while (bytes.hasRemaining() && n >= 0) {
      n = channel.read(bytes);
    }
    requireSame(DigestUtils.sha256Hex(bytes.array()), digest);
    return new ByteArrayInputStream(bytes.array());
  }

  private InputStream streamed(FileChannel channel, long size, Sha256 digest)
      throws IOException, Refusal {
    InputStream in = Channels.newInputStream(channel);
    requireSame(Hex.encodeHexString(DigestUtils.digest(DigestUtils.getSha256Digest(), in)), digest);
    channel.position(0);
    return new VerifiedStream(in, digest, size);
  }

  private void requireSame(String actual, Sha256 expected) throws IOException, Refusal {
    if (!actual.equals(expected.hex())) {
      Path aside = folder.moveAside(expected);
      throw new Refusal(
          new Finding(
              Rule.INPUT_CHANGED,
              expected.hex(),
              new Evidence.Mismatch(expected.hex(), actual),
              "the changed file was moved to " + aside + "; find out who changed it"));
    }
  }

  /** Copies bytes to a new file; nothing is left behind where that fails. */
  public void copyTo(Sha256 digest, Path target) throws IOException, Refusal {
    try (InputStream in = openVerified(digest)) {
      boolean done = false;
      try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
        in.transferTo(out);
        done = true;
      } finally {
        if (!done) {
          Files.deleteIfExists(target);
        }
      }
    }
  }
}
