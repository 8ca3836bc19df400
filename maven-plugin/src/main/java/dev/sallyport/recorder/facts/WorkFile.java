package dev.sallyport.recorder.facts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;

/**
 * A file of a work tree as it is.
 *
 * @param mode as git would write it
 * @param id SHA-1 of the bytes as git's blob, as hex
 * @param sha512 of the bytes
 */
@SuppressWarnings("ArrayRecordComponent") // passed on at once and never compared
record WorkFile(int mode, String id, byte[] sha512) {
  private static final int SMALL = 1 << 22;

  static WorkFile read(Path file, BasicFileAttributes is, int modeIfNotTold) throws IOException {
    if (is.isSymbolicLink()) {
      byte[] target = RawName.of(Files.readSymbolicLink(file));
      return new WorkFile(IndexEntry.LINK, blob(target), sha512(target));
    }
    int mode = mode(is, modeIfNotTold);
    if (is.size() > SMALL) {
      return large(file, is.size(), mode);
    }
    byte[] bytes = Files.readAllBytes(file);
    return new WorkFile(mode, blob(bytes), sha512(bytes));
  }

  /** The id that the file would have with LF for every CRLF. */
  static String idWithUnixLines(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteArrayOutputStream unix = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '\r' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
        unix.write(bytes[i]);
      }
    }
    return blob(unix.toByteArray());
  }

  private static int mode(BasicFileAttributes is, int modeIfNotTold) {
    if (!(is instanceof PosixFileAttributes posix)) {
      return modeIfNotTold;
    }
    return posix.permissions().contains(PosixFilePermission.OWNER_EXECUTE)
        ? IndexEntry.PROGRAM
        : IndexEntry.FILE;
  }

  private static WorkFile large(Path file, long size, int mode) throws IOException {
    MessageDigest sha1 = Sha.digest("SHA-1");
    MessageDigest sha512 = Sha.digest("SHA-512");
    sha1.update(head(size));
    Sha.update(file, sha1, sha512);
    return new WorkFile(mode, Sha.hex(sha1.digest()), sha512.digest());
  }

  private static String blob(byte[] bytes) {
    MessageDigest digest = Sha.digest("SHA-1");
    digest.update(head(bytes.length));
    return Sha.hex(digest.digest(bytes));
  }

  private static byte[] head(long size) {
    return ("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] sha512(byte[] bytes) {
    return Sha.digest("SHA-512").digest(bytes);
  }
}
