package dev.sallyport.artifact;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Where a zip's central directory lies, by the record at its end (APPNOTE 4.3.14 to 4.3.16).
 *
 * @param start of the central directory, from the first byte of the file
 * @param size of the central directory in bytes
 * @param prefix bytes that the offsets in the directory do not count
 * @param trailing bytes after the end of the archive
 */
record ZipEnd(long start, long size, long entries, long prefix, long trailing, String comment) {
  private static final int LOCAL_HEADER = 0x04034b50;
  private static final int END = 0x06054b50;
  private static final int END64 = 0x06064b50;
  private static final int LOCATOR64 = 0x07064b50;
  private static final int END_BYTES = 22;
  private static final int END64_BYTES = 56;
  private static final int LOCATOR64_BYTES = 20;

  static boolean looksLikeZip(RandomBytes bytes) throws IOException {
    if (bytes.size() < 4) {
      return false;
    }
    int magic = bytes.slice(0, 4).getInt();
    return magic == LOCAL_HEADER || magic == END || endsLikeZip(bytes);
  }

  /** A script may stand before a zip that runs itself. */
  private static boolean endsLikeZip(RandomBytes bytes) throws IOException {
    return bytes.size() >= END_BYTES && bytes.slice(bytes.size() - END_BYTES, 4).getInt() == END;
  }

  static ZipEnd find(RandomBytes bytes) throws IOException {
    int length = (int) Math.min(bytes.size(), END_BYTES + 0xffff);
    ByteBuffer tail = bytes.slice(bytes.size() - length, length);
    int found = -1;
    for (int at = length - END_BYTES; at >= 0; at--) {
      if (tail.getInt(at) == END) {
        int after = length - at - END_BYTES - unsigned(tail, at + 20);
        if (after == 0) {
          found = at;
          break;
        }
        found = found < 0 && after > 0 ? at : found;
      }
    }
    if (found < 0) {
      throw UnreadableArchive.truncated("a zip without its central directory");
    }
    return of(
        bytes, tail.position(found).slice().order(tail.order()), bytes.size() - length + found);
  }

  private static ZipEnd of(RandomBytes bytes, ByteBuffer end, long at) throws IOException {
    int commentLength = unsigned(end, 20);
    byte[] comment = new byte[Math.min(commentLength, 100)];
    end.get(END_BYTES, comment);
    long entries = unsigned(end, 10);
    long size = end.getInt(12) & 0xffffffffL;
    long offset = end.getInt(16) & 0xffffffffL;
    long directoryEnd = at;
    if (unsigned(end, 4) != unsigned(end, 6) || unsigned(end, 8) != unsigned(end, 10)) {
      throw UnreadableArchive.because("a zip in several volumes");
    }
    if (entries == 0xffff || size == 0xffffffffL || offset == 0xffffffffL) {
      ByteBuffer locator = at < LOCATOR64_BYTES ? null : bytes.slice(at - LOCATOR64_BYTES, 20);
      if (locator != null && locator.getInt(0) == LOCATOR64) {
        directoryEnd = end64At(bytes, locator.getLong(8), at);
        ByteBuffer end64 = bytes.slice(directoryEnd, END64_BYTES);
        entries = end64.getLong(32);
        size = end64.getLong(40);
        offset = end64.getLong(48);
      }
    }
    long trailing = bytes.size() - at - END_BYTES - commentLength;
    if (size < 0 || offset < 0 || size > directoryEnd || offset > directoryEnd - size) {
      throw UnreadableArchive.because("the central directory lies outside of the file");
    }
    if (entries < 0 || entries > ReadLimits.ENTRIES || size > ReadLimits.DIRECTORY_BYTES) {
      throw UnreadableArchive.because("more entries than the limit of " + ReadLimits.ENTRIES);
    }
    long start = directoryEnd - size;
    String text = new String(comment, java.nio.charset.StandardCharsets.ISO_8859_1);
    return new ZipEnd(start, size, entries, start - offset, trailing, text);
  }

  /** With bytes before the archive the locator's offset is short by them; then it ends here. */
  private static long end64At(RandomBytes bytes, long named, long end) throws IOException {
    long latest = end - LOCATOR64_BYTES - END64_BYTES;
    for (long at : new long[] {named, latest}) {
      if (at >= 0 && at <= latest && bytes.slice(at, 4).getInt() == END64) {
        return at;
      }
    }
    throw UnreadableArchive.because("the zip64 end record is not where it is said to be");
  }

  private static int unsigned(ByteBuffer buffer, int at) {
    return buffer.getShort(at) & 0xffff;
  }
}
