package dev.sallyport.artifact;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The central directory of a zip held against the local headers: readers differ in which of the two
 * they believe, so a file in which they disagree is two archives in one.
 *
 * @param records in the directory's order
 * @param places of the records' bytes, in the same order
 */
record ZipDirectory(
    ZipEnd end, List<ZipRecord> records, List<Place> places, List<String> oddities) {
  private static final int LOCAL_HEADER = 0x04034b50;
  private static final int LOCAL_FIXED_BYTES = 30;

  /**
   * Where an entry lies in the file.
   *
   * @param start of its local header
   * @param data of its packed bytes
   * @param end of its packed bytes
   * @param owner user and group numbers, where the local header has them
   * @param extra the local header's extra field, or its digest
   */
  record Place(ZipRecord record, long start, long data, long end, String owner, String extra) {}

  static ZipDirectory read(RandomBytes bytes) throws IOException {
    ZipEnd end = ZipEnd.find(bytes);
    if (end.entries() * ZipRecord.FIXED_BYTES > end.size()) {
      throw UnreadableArchive.because("the central directory announces more entries than it holds");
    }
    ByteBuffer in = bytes.slice(end.start(), (int) end.size());
    List<ZipRecord> records = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    List<String> oddities = new ArrayList<>();
    for (long i = 0; i < end.entries(); i++) {
      ZipRecord record = new ZipRecord(in);
      records.add(record);
      places.add(place(bytes, end, record, oddities));
    }
    if (in.hasRemaining()) {
      oddities.add("the central directory holds more entries than it announces");
    }
    gaps(end, places, oddities);
    if (end.trailing() > 0) {
      oddities.add(end.trailing() + " bytes after the end of the archive");
    }
    return new ZipDirectory(end, records, places, oddities);
  }

  private static Place place(RandomBytes bytes, ZipEnd end, ZipRecord record, List<String> oddities)
      throws IOException {
    long start = record.offset + end.prefix();
    if (record.offset > end.start() || start < 0 || start > end.start() - LOCAL_FIXED_BYTES) {
      throw UnreadableArchive.because(OneLine.name(record.name) + " lies outside of the archive");
    }
    ByteBuffer header = bytes.slice(start, LOCAL_FIXED_BYTES);
    if (header.getInt(0) != LOCAL_HEADER) {
      throw UnreadableArchive.because(OneLine.name(record.name) + " has no local header");
    }
    int nameLength = header.getShort(26) & 0xffff;
    int extraLength = header.getShort(28) & 0xffff;
    try {
      ByteBuffer rest = bytes.slice(start + LOCAL_FIXED_BYTES, nameLength + extraLength);
      byte[] name = new byte[nameLength];
      byte[] extra = new byte[extraLength];
      rest.get(name).get(extra);
      compare(record, header, name, oddities);
      long data = start + LOCAL_FIXED_BYTES + nameLength + extraLength;
      if (record.packedSize > end.start() - data) {
        throw UnreadableArchive.because(OneLine.name(record.name) + " ends outside of the archive");
      }
      return new Place(
          record,
          start,
          data,
          data + record.packedSize,
          ZipRecord.owner(extra),
          ZipRecord.shortHex(extra));
    } catch (EOFException ends) {
      throw UnreadableArchive.truncated("the local header of " + OneLine.name(record.name));
    }
  }

  private static void compare(
      ZipRecord record, ByteBuffer header, byte[] localName, List<String> oddities) {
    List<String> fields = new ArrayList<>();
    if (!Arrays.equals(record.rawName, localName)) {
      fields.add("name " + OneLine.name(ZipRecord.decode(localName)));
    }
    if ((header.getShort(8) & 0xffff) != record.method) {
      fields.add("compression method");
    }
    if (header.getInt(10) != record.dosTime) {
      fields.add("time");
    }
    int localFlags = header.getShort(6) & 0xffff;
    if (localFlags != record.flags) {
      fields.add("flags");
    }
    long crc = header.getInt(14) & 0xffffffffL;
    long packed = header.getInt(18) & 0xffffffffL;
    long size = header.getInt(22) & 0xffffffffL;
    boolean later = (localFlags & 8) != 0 && crc == 0 && packed == 0 && size == 0;
    boolean zip64 = packed == 0xffffffffL || size == 0xffffffffL;
    if (!later && crc != record.crc) {
      fields.add("checksum");
    }
    if (!later && !zip64 && (packed != record.packedSize || size != record.size)) {
      fields.add("sizes");
    }
    if (!fields.isEmpty()) {
      oddities.add(
          "the local header of "
              + OneLine.name(record.name)
              + " says otherwise than the central directory: "
              + String.join(", ", fields));
    }
  }

  /** Bytes that belong to no entry can be a second archive, or code that stands in front. */
  private static void gaps(ZipEnd end, List<Place> places, List<String> oddities)
      throws UnreadableArchive {
    List<Place> sorted = new ArrayList<>(places);
    sorted.sort(Comparator.comparingLong(Place::start));
    long at = 0;
    boolean descriptor = false;
    long unnamed = 0;
    for (Place place : sorted) {
      if (place.start() < at) {
        throw UnreadableArchive.because(
            OneLine.name(place.record().name) + " shares bytes with another entry");
      }
      unnamed += unnamed(place.start() - at, descriptor, at == 0, oddities);
      at = place.end();
      descriptor = place.record().hasDescriptor();
    }
    // a signed or zip64 archive has its own records between the entries and the directory's end
    unnamed += unnamed(end.start() - at, descriptor, at == 0 && sorted.isEmpty(), oddities);
    if (unnamed > 0) {
      oddities.add(unnamed + " bytes between entries belong to none");
    }
  }

  private static long unnamed(long gap, boolean descriptor, boolean first, List<String> oddities) {
    if (first && gap > 0) {
      oddities.add(gap + " bytes before the first entry");
      return 0;
    }
    boolean described = descriptor && (gap == 12 || gap == 16 || gap == 20 || gap == 24);
    return described ? 0 : gap;
  }
}
