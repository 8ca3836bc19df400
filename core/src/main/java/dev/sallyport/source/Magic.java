package dev.sallyport.source;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Tells class files, archives and native binaries by their bytes. */
final class Magic {
  private static final int HEAD = 264;
  private static final int ZIP_END = 22;
  private static final List<String> ARCHIVES =
      List.of(
          "504b0304", // zip, jar and their kin
          "504b0506", // an empty one
          "1f8b", // gzip
          "425a68", // bzip2
          "fd377a585a00", // xz
          "377abcaf271c", // 7z
          "526172211a07", // rar
          "28b52ffd", // zstd
          "4a4d0100504b0304", // jmod
          "cafed00d", // pack200
          "cafedada" // jimage
          );
  private static final List<String> NATIVES =
      List.of(
          "7f454c46", // ELF
          "feedface",
          "feedfacf",
          "cefaedfe",
          "cffaedfe", // Mach-O
          "0061736d", // WebAssembly
          "213c617263683e0a" // ar, a static library
          );

  private Magic() {}

  static Optional<BinaryFile.Kind> of(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      byte[] head = new byte[(int) Math.min(HEAD, file.length())];
      file.readFully(head);
      Optional<BinaryFile.Kind> kind = ofHead(head);
      if (kind.isPresent() || file.length() < ZIP_END) {
        return kind;
      }
      // a zip may have anything in front of it; its end is what makes it one
      file.seek(file.length() - ZIP_END);
      byte[] end = new byte[4];
      file.readFully(end);
      boolean zip = HexFormat.of().formatHex(end).equals("504b0506");
      return zip ? Optional.of(BinaryFile.Kind.ARCHIVE) : Optional.empty();
    }
  }

  private static Optional<BinaryFile.Kind> ofHead(byte[] head) {
    String hex = HexFormat.of().formatHex(head);
    if (hex.startsWith("cafebabe") && head.length >= 8) {
      // Java's major version starts at 45; a fat Mach-O counts its architectures there
      int major = ((head[6] & 0xff) << 8) + (head[7] & 0xff);
      boolean java = major >= 45;
      return Optional.of(java ? BinaryFile.Kind.CLASS : BinaryFile.Kind.NATIVE);
    }
    boolean tar =
        head.length > 262 && new String(head, 257, 5, StandardCharsets.ISO_8859_1).equals("ustar");
    if (tar || ARCHIVES.stream().anyMatch(hex::startsWith)) {
      return Optional.of(BinaryFile.Kind.ARCHIVE);
    }
    boolean windows = hex.startsWith("4d5a") && head.length >= 64 && isBinary(head);
    if (windows || NATIVES.stream().anyMatch(hex::startsWith)) {
      return Optional.of(BinaryFile.Kind.NATIVE);
    }
    return Optional.empty();
  }

  private static boolean isBinary(byte[] head) {
    for (byte b : head) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }
}
