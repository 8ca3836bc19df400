package dev.sallyport.artifact;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/** One record of a zip's central directory (APPNOTE 4.3.12), fields as they are written. */
final class ZipRecord {
  static final int SIGNATURE = 0x02014b50;
  static final int FIXED_BYTES = 46;
  private static final int ZIP64 = 0x0001;
  private static final int TIMESTAMP = 0x5455;
  private static final int OWNER = 0x7875;

  final String name;
  final byte[] rawName;
  final byte[] extra;
  final String comment;
  final int madeBy;
  final int needed;
  final int flags;
  final int method;
  final int dosTime;
  final long crc;
  final int internal;
  final long external;
  long packedSize;
  long size;
  long offset;

  /** Reads one record and leaves the buffer after it. */
  ZipRecord(ByteBuffer in) throws UnreadableArchive {
    try {
      if (in.getInt() != SIGNATURE) {
        throw UnreadableArchive.because("the central directory holds something else than entries");
      }
      madeBy = in.getShort() & 0xffff;
      needed = in.getShort() & 0xffff;
      flags = in.getShort() & 0xffff;
      method = in.getShort() & 0xffff;
      dosTime = in.getInt();
      crc = in.getInt() & 0xffffffffL;
      packedSize = in.getInt() & 0xffffffffL;
      size = in.getInt() & 0xffffffffL;
      rawName = new byte[in.getShort() & 0xffff];
      extra = new byte[in.getShort() & 0xffff];
      byte[] rawComment = new byte[in.getShort() & 0xffff];
      in.getShort();
      internal = in.getShort() & 0xffff;
      external = in.getInt() & 0xffffffffL;
      offset = in.getInt() & 0xffffffffL;
      in.get(rawName).get(extra).get(rawComment);
      name = decode(rawName);
      comment = decode(rawComment);
    } catch (BufferUnderflowException ends) {
      throw UnreadableArchive.because("the central directory ends within an entry");
    }
    readZip64();
  }

  boolean isDirectory() {
    return name.endsWith("/");
  }

  /** Bit 3: sizes and checksum stand behind the data. */
  boolean hasDescriptor() {
    return (flags & 8) != 0;
  }

  boolean isEncrypted() {
    return (flags & 1) != 0;
  }

  /** The Unix mode without the type's bits; -1 where the writer says it has none. */
  int mode() {
    int high = (int) (external >>> 16);
    return high == 0 ? -1 : high & 07777;
  }

  boolean isLink() {
    return (external >>> 16 & 0170000) == 0120000;
  }

  /** Seconds since 1970 of a clock without a zone; empty where the fields are no time. */
  OptionalLong localTime() {
    int date = dosTime >>> 16;
    int time = dosTime & 0xffff;
    try {
      LocalDateTime local =
          LocalDateTime.of(
              1980 + (date >>> 9),
              date >>> 5 & 15,
              date & 31,
              time >>> 11,
              time >>> 5 & 63,
              (time & 31) * 2);
      return OptionalLong.of(local.toEpochSecond(ZoneOffset.UTC));
    } catch (DateTimeException notATime) {
      return OptionalLong.empty();
    }
  }

  OptionalLong stamp() {
    ByteBuffer field = field(extra, TIMESTAMP);
    return field.remaining() >= 5 && (field.get(0) & 1) != 0
        ? OptionalLong.of(field.getInt(1))
        : OptionalLong.empty();
  }

  /** Info-ZIP's user and group numbers, as they are written in the local header. */
  static String owner(byte[] localExtra) {
    ByteBuffer field = field(localExtra, OWNER);
    byte[] raw = new byte[field.remaining()];
    field.get(raw);
    return Hex.encodeHexString(raw);
  }

  static String shortHex(byte[] raw) {
    return raw.length <= 10
        ? Hex.encodeHexString(raw)
        : DigestUtils.sha256Hex(raw).substring(0, 20);
  }

  private void readZip64() throws UnreadableArchive {
    ByteBuffer field = field(extra, ZIP64);
    try {
      size = size == 0xffffffffL ? field.getLong() : size;
      packedSize = packedSize == 0xffffffffL ? field.getLong() : packedSize;
      offset = offset == 0xffffffffL ? field.getLong() : offset;
    } catch (BufferUnderflowException lacks) {
      throw UnreadableArchive.because("the zip64 sizes of " + OneLine.name(name) + " are missing");
    }
    if (size < 0 || packedSize < 0 || offset < 0) {
      throw UnreadableArchive.because("the zip64 sizes of " + OneLine.name(name) + " are negative");
    }
  }

  private static ByteBuffer field(byte[] extra, int wanted) {
    ByteBuffer in = ByteBuffer.wrap(extra).order(ByteOrder.LITTLE_ENDIAN);
    while (in.remaining() >= 4) {
      int id = in.getShort() & 0xffff;
      int length = in.getShort() & 0xffff;
      if (length > in.remaining()) {
        break;
      }
      if (id == wanted) {
        return in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      }
      in.position(in.position() + length);
    }
    return ByteBuffer.allocate(0);
  }

  /** Java writes UTF-8 always; what is none is taken byte by byte, so that it stays distinct. */
  static String decode(byte[] raw) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException other) {
      return new String(raw, StandardCharsets.ISO_8859_1);
    }
  }
}
