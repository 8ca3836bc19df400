package dev.sallyport.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** A source archive to be told what to hold, honest or not. */
final class ArchiveFixture {
  static final Instant TIME = Instant.parse("2020-01-02T03:04:06Z");

  enum Format {
    ZIP,
    TAR,
    TAR_GZ,
    TAR_BZ2
  }

  private record Entry(String name, byte type, int mode, String latin) {
    byte[] content() {
      return latin.getBytes(ISO_8859_1);
    }
  }

  private final Format format;
  private final List<Entry> entries = new ArrayList<>();

  ArchiveFixture(Format format) {
    this.format = format;
  }

  ArchiveFixture file(String name, String content) {
    return file(name, content, 0644);
  }

  ArchiveFixture file(String name, String content, int mode) {
    return add(name, TarConstants.LF_NORMAL, mode, content.getBytes(UTF_8));
  }

  ArchiveFixture file(String name, byte[] content) {
    return add(name, TarConstants.LF_NORMAL, 0644, content);
  }

  ArchiveFixture folder(String name, int mode) {
    return add(name, TarConstants.LF_DIR, mode, new byte[0]);
  }

  ArchiveFixture link(String name, String target) {
    return add(name, TarConstants.LF_SYMLINK, 0777, target.getBytes(UTF_8));
  }

  ArchiveFixture hardLink(String name, String target) {
    return add(name, TarConstants.LF_LINK, 0644, target.getBytes(UTF_8));
  }

  ArchiveFixture device(String name) {
    return add(name, TarConstants.LF_CHR, 0644, new byte[0]);
  }

  private ArchiveFixture add(String name, byte type, int mode, byte[] content) {
    entries.add(new Entry(name, type, mode, new String(content, ISO_8859_1)));
    return this;
  }

  Path write(Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (format == Format.ZIP) {
      zip(bytes);
    } else {
      try (OutputStream out = packed(bytes)) {
        tar(out);
      }
    }
    return Files.write(file, bytes.toByteArray());
  }

  byte[] bytes() throws IOException {
    Path file = Files.createTempFile("archive", "");
    try {
      return Files.readAllBytes(write(file));
    } finally {
      Files.delete(file);
    }
  }

  private OutputStream packed(OutputStream out) throws IOException {
    return switch (format) {
      case TAR_GZ -> new GzipCompressorOutputStream(out);
      case TAR_BZ2 -> new BZip2CompressorOutputStream(out);
      default -> out;
    };
  }

  private void tar(OutputStream out) throws IOException {
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
      for (Entry entry : entries) {
        TarArchiveEntry header = new TarArchiveEntry(entry.name, entry.type, true);
        header.setMode(entry.mode);
        header.setLastModifiedTime(FileTime.from(TIME));
        boolean linked =
            entry.type == TarConstants.LF_SYMLINK || entry.type == TarConstants.LF_LINK;
        if (linked) {
          header.setLinkName(new String(entry.content(), UTF_8));
        } else {
          header.setSize(entry.content().length);
        }
        tar.putArchiveEntry(header);
        if (!linked) {
          tar.write(entry.content());
        }
        tar.closeArchiveEntry();
      }
    }
  }

  private void zip(OutputStream out) throws IOException {
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
      for (Entry entry : entries) {
        ZipArchiveEntry header = new ZipArchiveEntry(entry.name);
        int type = entry.type == TarConstants.LF_SYMLINK ? 0120000 : 0100000;
        header.setUnixMode((entry.type == TarConstants.LF_DIR ? 040000 : type) | entry.mode);
        header.setLastModifiedTime(FileTime.from(TIME));
        zip.putArchiveEntry(header);
        zip.write(entry.content());
        zip.closeArchiveEntry();
      }
    }
  }
}
