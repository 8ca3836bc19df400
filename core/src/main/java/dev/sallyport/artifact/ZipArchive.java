package dev.sallyport.artifact;

import dev.sallyport.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/** A zip with the digests of its entries' uncompressed bytes; a checksum in it is not believed. */
final class ZipArchive implements Archive {
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  /** Bits 1 and 2 of the flags say how hard the writer tried to compress. */
  private static final int LEVEL = 6;

  private final RandomBytes bytes;
  private final ZipDirectory directory;
  private final List<ArchiveEntry> entries = new ArrayList<>();
  private final List<String> oddities;
  private long unpacked;

  private ZipArchive(RandomBytes bytes, ZipDirectory directory) {
    this.bytes = bytes;
    this.directory = directory;
    this.oddities = new ArrayList<>(directory.oddities());
  }

  static ZipArchive read(RandomBytes bytes) throws IOException {
    ZipArchive archive = new ZipArchive(bytes, ZipDirectory.read(bytes));
    for (ZipDirectory.Place place : archive.directory.places()) {
      archive.entries.add(archive.entry(place));
    }
    archive.oddities.addAll(Archive.duplicates(archive.entries));
    return archive;
  }

  @Override
  public List<ArchiveEntry> entries() {
    return entries;
  }

  @Override
  public List<String> oddities() {
    return oddities;
  }

  @Override
  public String form() {
    return "zip";
  }

  @Override
  public Map<Integer, byte[]> contents(Set<Integer> indexes) throws IOException {
    Map<Integer, byte[]> found = new TreeMap<>();
    long budget = ReadLimits.CONTENTS_BYTES;
    for (int index : indexes) {
      ZipDirectory.Place place = directory.places().get(index);
      long size = entries.get(index).size();
      if (size > ReadLimits.CONTENT_BYTES || size > budget) {
        continue;
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream((int) size);
      copy(place, size, out);
      budget -= out.size();
      found.put(index, out.toByteArray());
    }
    return found;
  }

  private ArchiveEntry entry(ZipDirectory.Place place) throws IOException {
    ZipRecord record = place.record();
    MessageDigest digest = DigestUtils.getSha256Digest();
    long size = 0;
    if (isPlain(record)) {
      size = copy(place, ReadLimits.UNPACKED_BYTES - unpacked, digesting(digest));
      unpacked += size;
      if (size != record.size) {
        oddities.add("the size of " + OneLine.name(record.name) + " is not the announced one");
      }
    } else {
      oddities.add(OneLine.name(record.name) + " is encrypted or compressed in a rare way");
      size =
          transfer(
              bytes.stream(place.data(), record.packedSize), Long.MAX_VALUE, digesting(digest));
    }
    if (record.isDirectory() && size > 0) {
      oddities.add("the directory " + OneLine.name(record.name) + " has content");
    }
    return new ArchiveEntry(
        entries.size(),
        record.name,
        kind(record),
        size,
        new Sha256(Hex.encodeHexString(digest.digest())),
        record.localTime(),
        record.stamp(),
        record.mode(),
        place.owner(),
        wrapping(place));
  }

  private static ArchiveEntry.Kind kind(ZipRecord record) {
    if (record.isDirectory()) {
      return ArchiveEntry.Kind.DIRECTORY;
    }
    return record.isLink() ? ArchiveEntry.Kind.LINK : ArchiveEntry.Kind.FILE;
  }

  private static boolean isPlain(ZipRecord record) {
    return !record.isEncrypted() && (record.method == STORED || record.method == DEFLATED);
  }

  private String wrapping(ZipDirectory.Place place) throws IOException {
    ZipRecord record = place.record();
    MessageDigest packed = DigestUtils.getSha256Digest();
    transfer(bytes.stream(place.data(), record.packedSize), Long.MAX_VALUE, digesting(packed));
    return String.join(
        "\n",
        ArchiveEntry.COMPRESSED
            + "="
            + Hex.encodeHexString(packed.digest()).substring(0, 20)
            + (record.flags & LEVEL),
        "compression method=" + record.method,
        "flags=" + (record.flags & ~LEVEL),
        "version made by=" + record.madeBy,
        "version needed=" + record.needed,
        "internal attributes=" + record.internal,
        "external attributes=" + Long.toHexString(record.external),
        "extra field=" + ZipRecord.shortHex(record.extra),
        "local extra field=" + place.extra(),
        "comment=" + OneLine.value(record.comment));
  }

  /** Writes an entry's bytes, at most the limit of them, and notes a wrong checksum once. */
  private long copy(ZipDirectory.Place place, long limit, OutputStream out) throws IOException {
    ZipRecord record = place.record();
    InputStream packed = bytes.stream(place.data(), record.packedSize);
    Inflater inflater = new Inflater(true);
    try (CheckedInputStream in =
        new CheckedInputStream(
            record.method == STORED ? packed : new InflaterInputStream(packed, inflater, 1 << 15),
            new CRC32())) {
      long size = transfer(in, limit, out);
      if (in.getChecksum().getValue() != record.crc) {
        note("the checksum of " + OneLine.name(record.name) + " is not that of its bytes");
      }
      if (record.method == DEFLATED && inflater.getBytesRead() != record.packedSize) {
        note(OneLine.name(record.name) + " has bytes behind its compressed data");
      }
      return size;
    } catch (UnreadableArchive limits) {
      throw limits;
    } catch (IOException broken) {
      throw UnreadableArchive.because(OneLine.name(record.name) + " cannot be decompressed");
    } finally {
      inflater.end();
    }
  }

  private void note(String oddity) {
    if (!oddities.contains(oddity)) {
      oddities.add(oddity);
    }
  }

  private static long transfer(InputStream in, long limit, OutputStream out) throws IOException {
    byte[] buffer = new byte[1 << 15];
    long size = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      size += n;
      if (size > limit) {
        throw UnreadableArchive.because("it unpacks to more than the limit");
      }
      out.write(buffer, 0, n);
    }
    return size;
  }

  private static OutputStream digesting(MessageDigest digest) {
    return new java.security.DigestOutputStream(OutputStream.nullOutputStream(), digest);
  }
}
