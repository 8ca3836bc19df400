package dev.sallyport.objects;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.ZipException;
import org.apache.commons.codec.digest.DigestUtils;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.sha1.SHA1;
import org.eclipse.jgit.util.sha1.Sha1CollisionException;

/**
 * Objects by their ids, each hashed again on every read: neither git nor JGit does that. The SHA-1
 * used detects the known collision attacks. Safe for use by several threads.
 */
final class ObjectStore implements AutoCloseable {
  /** What is hashed but not kept may be larger. */
  private static final long LARGEST_STREAMED = 2L << 30;

  private final Repository repository;
  private final boolean partial;
  private final Queue<ObjectReader> opened = new ConcurrentLinkedQueue<>();
  private final ThreadLocal<Reading> readings = ThreadLocal.withInitial(this::reading);

  /**
   * Reads from a repository.
   *
   * @param partial whether objects may have been left out on purpose
   */
  ObjectStore(Repository repository, boolean partial) {
    this.repository = repository;
    this.partial = partial;
  }

  /** What one thread reads with. */
  private record Reading(ObjectReader reader, SHA1 sha1) {}

  private Reading reading() {
    ObjectReader reader = repository.newObjectReader();
    opened.add(reader);
    return new Reading(reader, SHA1.newInstance().setDetectCollision(true));
  }

  /** The content of an object of this kind. */
  byte[] read(AnyObjectId id, ObjectKind kind, long limit) throws Refusal {
    try {
      Reading reading = readings.get();
      requireSize(id, reading.reader().getObjectSize(id, kind.code()), limit);
      ObjectLoader loader = reading.reader().open(id, kind.code());
      byte[] bytes = loader.getCachedBytes((int) Math.min(limit, Integer.MAX_VALUE - 16));
      SHA1 sha1 = begun(reading, kind, bytes.length);
      sha1.update(bytes, 0, bytes.length);
      requireId(id, sha1);
      return bytes;
    } catch (IOException | RuntimeException failed) {
      throw refusal(id, kind.word(), failed);
    }
  }

  /** What an object is, by its own unverified header. */
  ObjectKind kind(AnyObjectId id) throws Refusal {
    try {
      Reading reading = readings.get();
      long size = reading.reader().getObjectSize(id, ObjectReader.OBJ_ANY);
      requireSize(id, size, ObjectKind.BLOB.limit());
      int code = reading.reader().open(id).getType();
      for (ObjectKind kind : ObjectKind.values()) {
        if (kind.code() == code) {
          return kind;
        }
      }
      throw corrupt(id, "it is of no known kind");
    } catch (IOException | RuntimeException failed) {
      throw refusal(id, "object", failed);
    }
  }

  /** The SHA-512 of a file's content, which is not kept. */
  byte[] sha512(AnyObjectId id) throws Refusal {
    try {
      Reading reading = readings.get();
      ObjectLoader loader = opened(id, reading);
      SHA1 sha1 = begun(reading, ObjectKind.BLOB, loader.getSize());
      MessageDigest sha512 = DigestUtils.getSha512Digest();
      if (loader.isLarge()) {
        stream(loader, sha1, sha512);
      } else {
        byte[] bytes = loader.getCachedBytes();
        sha1.update(bytes, 0, bytes.length);
        sha512.update(bytes);
      }
      requireId(id, sha1);
      return sha512.digest();
    } catch (IOException | RuntimeException failed) {
      throw refusal(id, ObjectKind.BLOB.word(), failed);
    }
  }

  private static ObjectLoader opened(AnyObjectId id, Reading reading) throws IOException, Refusal {
    requireSize(id, reading.reader().getObjectSize(id, ObjectKind.BLOB.code()), LARGEST_STREAMED);
    return reading.reader().open(id, ObjectKind.BLOB.code());
  }

  private static void stream(ObjectLoader loader, SHA1 sha1, MessageDigest sha512)
      throws IOException {
    byte[] buffer = new byte[1 << 16];
    long left = loader.getSize();
    try (InputStream in = loader.openStream()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        left -= n;
        if (left < 0) {
          throw new EOFException();
        }
        sha1.update(buffer, 0, n);
        sha512.update(buffer, 0, n);
      }
    }
  }

  private static SHA1 begun(Reading reading, ObjectKind kind, long size) {
    SHA1 sha1 = reading.sha1().reset();
    sha1.update((kind.word() + " " + size + "\0").getBytes(StandardCharsets.US_ASCII));
    return sha1;
  }

  private static void requireId(AnyObjectId id, SHA1 sha1) throws Refusal {
    ObjectId actual = sha1.toObjectId();
    if (!AnyObjectId.isEqual(actual, id)) {
      throw corrupt(id, "its content has the id " + actual.name());
    }
  }

  private static void requireSize(AnyObjectId id, long size, long limit) throws Refusal {
    if (size < 0) {
      throw corrupt(id, "its size is negative");
    }
    if (size > limit) {
      throw limit(id, "it has " + size + " bytes, more than " + limit);
    }
  }

  private Refusal refusal(AnyObjectId id, String wanted, Exception failed) {
    if (failed instanceof MissingObjectException && partial) {
      return new Refusal(
          Rule.HISTORY_PARTIAL,
          id.name(),
          "this " + wanted + " was left out when the repository was cloned",
          "clone it without --filter, or run `git fetch --refetch`");
    }
    if (failed instanceof MissingObjectException) {
      return new Refusal(
          Rule.HISTORY_MISSING_OBJECT,
          id.name(),
          "this " + wanted + " is not in the repository",
          "run `git fsck` in it, then fetch again or judge a fresh full clone");
    }
    if (failed instanceof IncorrectObjectTypeException) {
      return corrupt(id, "it is no " + wanted + ", as what names it says");
    }
    if (failed instanceof Sha1CollisionException) {
      return corrupt(id, "it is made to collide with another object of the same SHA-1");
    }
    if (failed instanceof LargeObjectException) {
      return limit(id, "it is too large to be held in memory");
    }
    if (failed instanceof CorruptObjectException
        || failed instanceof ZipException
        || failed instanceof EOFException
        || failed instanceof RuntimeException) {
      return corrupt(id, "it cannot be decoded");
    }
    return new Refusal(
        Rule.HISTORY_MISSING_OBJECT,
        id.name(),
        "this " + wanted + " cannot be read from the disk",
        "check who may read the repository's files, and the disk");
  }

  private static Refusal limit(AnyObjectId id, String fact) {
    return new Refusal(
        Rule.HISTORY_LIMIT,
        id.name(),
        fact,
        "see with `git cat-file -s` what it is and who made it");
  }

  private static Refusal corrupt(AnyObjectId id, String fact) {
    return new Refusal(
        Rule.HISTORY_CORRUPT,
        id.name(),
        fact,
        "run `git fsck` in it and judge a fresh clone; keep this one, somebody may have altered it");
  }

  static GitId id(AnyObjectId id) {
    return new GitId(id.name());
  }

  static ObjectId id(GitId id) {
    return ObjectId.fromString(id.hex());
  }

  @Override
  public void close() {
    for (ObjectReader reader = opened.poll(); reader != null; reader = opened.poll()) {
      reader.close();
    }
    repository.close();
  }
}
