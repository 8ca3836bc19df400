package dev.sallyport.recorder.enforce;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** SHA-256 of files; anew only where a file looks changed, since modules resolve the same ones. */
final class FileHashes {
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(long size, FileTime modified, @Nullable Object key, String sha256) {
    boolean isOf(BasicFileAttributes now) {
      return size == now.size()
          && modified.equals(now.lastModifiedTime())
          && String.valueOf(key).equals(String.valueOf(now.fileKey()));
    }
  }

  String sha256(File file) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file.toPath(), BasicFileAttributes.class);
    Known before = known.get(file.getPath());
    if (before != null && before.isOf(now)) {
      return before.sha256();
    }
    String sha256 = hash(file);
    known.put(file.getPath(), new Known(now.size(), now.lastModifiedTime(), now.fileKey(), sha256));
    return sha256;
  }

  private static String hash(File file) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file.toPath())) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
