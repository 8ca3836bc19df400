package dev.sallyport.artifact;

import dev.sallyport.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** A tar, plain or in gzip or bzip2. Read from its start each time something is wanted of it. */
final class TarArchive implements Archive {
  private final RandomBytes bytes;
  private final String form;
  private final List<ArchiveEntry> entries = new ArrayList<>();
  private final List<String> oddities = new ArrayList<>();

  private TarArchive(RandomBytes bytes, String form) {
    this.bytes = bytes;
    this.form = form;
  }

  /** Empty where the bytes are no tar. */
  static Optional<Archive> read(RandomBytes bytes) throws IOException {
    String form = form(bytes);
    TarArchive archive = new TarArchive(bytes, form);
    try (InputStream in = archive.open()) {
      byte[] first = in.readNBytes(TarHeader.BYTES);
      if (first.length < TarHeader.BYTES || !new TarHeader(first).isValid()) {
        return Optional.empty();
      }
    } catch (IOException notEvenOneBlock) {
      if (form.equals("tar")) {
        throw notEvenOneBlock;
      }
      throw UnreadableArchive.truncated("the compressed data ends or breaks at its start");
    }
    archive.index();
    archive.oddities.addAll(Archive.duplicates(archive.entries));
    return Optional.of(archive);
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
    return form;
  }

  @Override
  public Map<Integer, byte[]> contents(Set<Integer> indexes) throws IOException {
    Map<Integer, byte[]> found = new TreeMap<>();
    long budget = ReadLimits.CONTENTS_BYTES;
    try (InputStream in = open()) {
      TarWalk walk = new TarWalk(in);
      for (int i = 0; walk.next(); i++) {
        long size = entries.get(i).size();
        if (indexes.contains(i) && size <= ReadLimits.CONTENT_BYTES && size <= budget) {
          found.put(i, walk.content(size));
          budget -= size;
        }
      }
    }
    return found;
  }

  private void index() throws IOException {
    try (InputStream in = open()) {
      TarWalk walk = new TarWalk(in);
      while (walk.next()) {
        if (entries.size() == ReadLimits.ENTRIES) {
          throw UnreadableArchive.because("more entries than the limit of " + ReadLimits.ENTRIES);
        }
        entries.add(entry(walk));
      }
      if (walk.hasTrailing()) {
        oddities.add("bytes after the end of the archive");
      }
    } catch (UnreadableArchive known) {
      throw known;
    } catch (IOException broken) {
      throw UnreadableArchive.truncated(
          "the tar ends or breaks after " + entries.size() + " entries");
    }
  }

  private ArchiveEntry entry(TarWalk walk) throws IOException {
    TarHeader header = walk.header();
    MessageDigest digest = DigestUtils.getSha256Digest();
    digest.update(walk.link().getBytes(StandardCharsets.UTF_8));
    walk.digest(digest);
    OptionalLong mode = header.mode();
    String wrapping =
        String.join(
            "\n",
            "type=" + OneLine.value(String.valueOf(header.type())),
            "format=" + OneLine.value(header.magic()),
            "numeric owner=" + header.numbers(),
            "extended header=" + walk.extended());
    return new ArchiveEntry(
        entries.size(),
        walk.name(),
        kind(header, walk.name()),
        walk.size(),
        new Sha256(Hex.encodeHexString(digest.digest())),
        header.time(),
        OptionalLong.empty(),
        mode.isPresent() ? (int) mode.getAsLong() & 07777 : -1,
        header.user() + ":" + header.group(),
        wrapping);
  }

  private static ArchiveEntry.Kind kind(TarHeader header, String name) {
    return switch (header.type()) {
      case '5' -> ArchiveEntry.Kind.DIRECTORY;
      case '1', '2' -> ArchiveEntry.Kind.LINK;
      default -> name.endsWith("/") ? ArchiveEntry.Kind.DIRECTORY : ArchiveEntry.Kind.FILE;
    };
  }

  private static String form(RandomBytes bytes) throws IOException {
    byte[] magic = new byte[3];
    int n = bytes.stream().readNBytes(magic, 0, 3);
    if (n == 3 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b) {
      return "tar.gz";
    }
    return n == 3 && magic[0] == 'B' && magic[1] == 'Z' && magic[2] == 'h' ? "tar.bz2" : "tar";
  }

  private InputStream open() throws IOException {
    InputStream raw = new java.io.BufferedInputStream(bytes.stream(), 1 << 16);
    return switch (form) {
      case "tar.gz" -> new GZIPInputStream(raw, 1 << 16);
      case "tar.bz2" -> new BZip2CompressorInputStream(raw, true);
      default -> raw;
    };
  }
}
