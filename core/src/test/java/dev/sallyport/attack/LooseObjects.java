package dev.sallyport.attack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;

/** Writes git objects byte by byte, so that malformed ones can be written too. */
final class LooseObjects {
  private final Path folder;
  private final Set<String> written = new HashSet<>();

  LooseObjects(Path gitFolder) {
    this.folder = gitFolder.resolve("objects");
  }

  static String id(String type, byte[] body) {
    return HexFormat.of().formatHex(Wire.digest("SHA-1", framed(type, body)));
  }

  private static byte[] framed(String type, byte[] body) {
    return Wire.concat(Wire.utf8(type + " " + body.length + "\0"), body);
  }

  String write(String type, byte[] body) {
    String id = id(type, body);
    if (written.add(id)) {
      writeAs(id, type, body);
    }
    return id;
  }

  /** Writes what does not have that id. */
  void writeAs(String id, String type, byte[] body) {
    try {
      Path file = file(id);
      Files.createDirectories(file.getParent());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
        deflater.write(framed(type, body));
      }
      Files.write(file, out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(String id) {
    try {
      Files.delete(file(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String id) {
    return folder.resolve(id.substring(0, 2)).resolve(id.substring(2));
  }
}
