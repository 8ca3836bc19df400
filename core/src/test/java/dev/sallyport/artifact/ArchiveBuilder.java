package dev.sallyport.artifact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * The language our tests build archives in: settings hold for the entries after them.
 *
 * <pre>{@code
 * archive().time(noon).modes(0644, 0755).directory("a/").file("a/b.txt", "text").zip()
 * }</pre>
 */
public final class ArchiveBuilder {
  private final List<Item> items = new ArrayList<>();
  private LocalDateTime time = LocalDateTime.of(2024, 5, 6, 12, 0, 0);
  private int fileMode = 0644;
  private int directoryMode = 0755;
  private String user = "root";
  private String group = "root";
  private int level = Deflater.DEFAULT_COMPRESSION;

  private record Item(
      String name, String content, LocalDateTime time, int mode, String user, String group) {
    byte[] bytes() {
      return content.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  private ArchiveBuilder() {}

  public static ArchiveBuilder archive() {
    return new ArchiveBuilder();
  }

  public ArchiveBuilder file(String name, byte[] content) {
    String raw = new String(content, StandardCharsets.ISO_8859_1);
    items.add(new Item(name, raw, time, fileMode, user, group));
    return this;
  }

  public ArchiveBuilder file(String name, String... lines) {
    String text = String.join("\n", lines) + "\n";
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public ArchiveBuilder manifest(String... attributes) {
    String text = "Manifest-Version: 1.0\r\n" + String.join("\r\n", attributes) + "\r\n\r\n";
    return file("META-INF/MANIFEST.MF", text.getBytes(StandardCharsets.UTF_8));
  }

  public ArchiveBuilder directory(String name) {
    items.add(new Item(name, "", time, directoryMode, user, group));
    return this;
  }

  public ArchiveBuilder time(LocalDateTime time) {
    this.time = time;
    return this;
  }

  public ArchiveBuilder modes(int files, int directories) {
    fileMode = files;
    directoryMode = directories;
    return this;
  }

  public ArchiveBuilder owner(String user, String group) {
    this.user = user;
    this.group = group;
    return this;
  }

  /** Of the whole archive. */
  public ArchiveBuilder level(int level) {
    this.level = level;
    return this;
  }

  public byte[] zip() {
    SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
    try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(channel)) {
      out.setLevel(level);
      // else the local extra field holds sizes
      out.setUseZip64(Zip64Mode.Never);
      for (Item item : items) {
        ZipArchiveEntry entry = new ZipArchiveEntry(item.name());
        entry.setTime(item.time().atZone(ZoneId.systemDefault()).toInstant().toEpochMilli());
        if (item.mode() >= 0) {
          entry.setUnixMode(item.mode());
        }
        out.putArchiveEntry(entry);
        out.write(item.bytes());
        out.closeArchiveEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Arrays.copyOf(channel.array(), (int) channel.size());
  }

  public byte[] tar() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writeTar(bytes);
    return bytes.toByteArray();
  }

  public byte[] tarGz() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GzipCompressorOutputStream(bytes)) {
      writeTar(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  public Path zip(Path file) {
    return write(file, zip());
  }

  public static Path write(Path file, byte[] bytes) {
    try {
      return Files.write(file, bytes);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private void writeTar(OutputStream to) {
    try {
      TarArchiveOutputStream out = new TarArchiveOutputStream(to);
      out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Item item : items) {
        TarArchiveEntry entry = new TarArchiveEntry(item.name());
        entry.setModTime(item.time().toInstant(ZoneOffset.UTC).toEpochMilli());
        entry.setMode(item.mode());
        entry.setUserName(item.user());
        entry.setGroupName(item.group());
        entry.setSize(item.bytes().length);
        out.putArchiveEntry(entry);
        out.write(item.bytes());
        out.closeArchiveEntry();
      }
      out.finish();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
