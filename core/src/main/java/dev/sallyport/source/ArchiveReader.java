package dev.sallyport.source;

import dev.sallyport.source.ArchiveItem.Kind;
import dev.sallyport.verdict.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.X5455_ExtendedTimestamp;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Reads the entries of a zip, tar, tar.gz or tar.bz2, told apart by content. */
record ArchiveReader(Path archive, ArchiveLimits limits) {
  private static final int ZIP_SYMLINK = 0120000;
  private static final int ZIP_TYPE = 0170000;

  interface Visitor {
    void visit(ArchiveItem item) throws IOException, Refusal;
  }

  /** Whether the first bytes are those of an archive this can read. */
  static boolean canRead(Path file) throws IOException {
    return !format(file).isEmpty();
  }

  private static String format(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(512);
    }
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("PK\3\4")) {
      return "zip";
    }
    if (text.startsWith("\u001f\u008b")) {
      return "gzip";
    }
    if (text.startsWith("BZh")) {
      return "bzip2";
    }
    return head.length == 512 && text.startsWith("ustar", 257) ? "tar" : "";
  }

  void forEach(Visitor visitor) throws IOException, Refusal {
    switch (format(archive)) {
      case "zip" -> zip(visitor);
      case "gzip" -> {
        try (InputStream in = buffered()) {
          tar(
              GzipCompressorInputStream.builder()
                  .setInputStream(in)
                  .setDecompressConcatenated(true)
                  .get(),
              visitor);
        }
      }
      case "bzip2" -> {
        try (InputStream in = buffered()) {
          tar(new BZip2CompressorInputStream(in, true), visitor);
        }
      }
      case "tar" -> {
        try (InputStream in = buffered()) {
          tar(in, visitor);
        }
      }
      default -> throw new IOException("not a zip, tar, tar.gz or tar.bz2");
    }
  }

  private InputStream buffered() throws IOException {
    return new BufferedInputStream(Files.newInputStream(archive));
  }

  private void tar(InputStream unpacked, Visitor visitor) throws IOException, Refusal {
    // entries that are skipped are unpacked too, so the limit is on the stream as a whole
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(limits.bounded(unpacked, archive), "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        visitor.visit(
            new ArchiveItem(
                entry.getName(),
                kind(entry, tar),
                OptionalInt.of(entry.getMode() & 0777),
                Optional.of(entry.getLastModifiedTime().toInstant()),
                Optional.ofNullable(entry.getLinkName()),
                () -> tar));
      }
    }
  }

  private static Kind kind(TarArchiveEntry entry, TarArchiveInputStream tar) {
    if (entry.isSymbolicLink()) {
      return Kind.LINK;
    }
    if (entry.isLink()) {
      return Kind.HARD_LINK;
    }
    if (entry.isDirectory()) {
      return Kind.FOLDER;
    }
    if (entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO()) {
      return Kind.DEVICE;
    }
    return entry.isFile() && tar.canReadEntryData(entry) ? Kind.FILE : Kind.UNREADABLE;
  }

  private void zip(Visitor visitor) throws IOException, Refusal {
    try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
        boolean unix = entry.getPlatform() == ZipArchiveEntry.PLATFORM_UNIX;
        int mode = entry.getUnixMode();
        boolean link = unix && (mode & ZIP_TYPE) == ZIP_SYMLINK;
        visitor.visit(
            new ArchiveItem(
                entry.getName(),
                kind(entry, zip, link),
                unix && (mode & 0777) != 0 ? OptionalInt.of(mode & 0777) : OptionalInt.empty(),
                Optional.of(time(entry)),
                link ? Optional.of(linkText(zip, entry)) : Optional.empty(),
                () -> zip.getInputStream(entry)));
      }
    }
  }

  private static Kind kind(ZipArchiveEntry entry, ZipFile zip, boolean link) {
    if (link) {
      return Kind.LINK;
    }
    if (entry.isDirectory()) {
      return Kind.FOLDER;
    }
    int type = entry.getUnixMode() & ZIP_TYPE;
    boolean file = type == 0 || type == 0100000;
    if (!file) {
      return Kind.DEVICE;
    }
    return zip.canReadEntryData(entry) ? Kind.FILE : Kind.UNREADABLE;
  }

  private static String linkText(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return new String(in.readNBytes(4096), StandardCharsets.UTF_8);
    }
  }

  /** A zip's own times have no zone; they are taken as UTC, whatever this machine's zone is. */
  private static Instant time(ZipArchiveEntry entry) {
    if (entry.getExtraField(X5455_ExtendedTimestamp.HEADER_ID)
            instanceof X5455_ExtendedTimestamp stamp
        && stamp.getModifyFileTime() != null) {
      return stamp.getModifyFileTime().toInstant();
    }
    Instant here = Instant.ofEpochMilli(Math.max(0, entry.getTime()));
    return LocalDateTime.ofInstant(here, ZoneId.systemDefault()).toInstant(ZoneOffset.UTC);
  }
}
