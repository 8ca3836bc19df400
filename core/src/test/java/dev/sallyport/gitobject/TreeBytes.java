package dev.sallyport.gitobject;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;

/** Writes trees, good and bad ones. */
final class TreeBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  TreeBytes with(String mode, String name) {
    return with(mode, Samples.bytes(name), Samples.ID);
  }

  TreeBytes with(String mode, byte[] name, GitId id) {
    out.writeBytes(Samples.bytes(mode + " "));
    out.writeBytes(name);
    out.write(0);
    out.writeBytes(HexFormat.of().parseHex(id.hex()));
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  static byte[] of(List<TreeEntry> entries) {
    TreeBytes tree = new TreeBytes();
    entries.forEach(
        entry -> tree.with(entry.mode().octal(), GitText.encode(entry.name()), entry.id()));
    return tree.bytes();
  }
}
