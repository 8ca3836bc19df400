package dev.sallyport.recorder.facts;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.SortedMap;
import java.util.TreeMap;

/** One folder as git names it by SHA-1, and as docs/formats/tree-sha512.md does by SHA-512. */
final class TreeLines {
  private final SortedMap<String, byte[]> lines = new TreeMap<>();

  /** Adds an entry; names are bytes, each as one character. */
  void add(String name, int mode, byte[] digest) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    String head = Integer.toOctalString(mode) + " " + name + "\0";
    line.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    line.writeBytes(digest);
    lines.put(mode == IndexEntry.FOLDER ? name + "/" : name, line.toByteArray());
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  byte[] gitDigest() {
    MessageDigest digest = Sha.digest("SHA-1");
    int size = lines.values().stream().mapToInt(line -> line.length).sum();
    digest.update(("tree " + size + "\0").getBytes(StandardCharsets.US_ASCII));
    lines.values().forEach(digest::update);
    return digest.digest();
  }

  byte[] sha512() {
    MessageDigest digest = Sha.digest("SHA-512");
    lines.values().forEach(digest::update);
    return digest.digest();
  }
}
