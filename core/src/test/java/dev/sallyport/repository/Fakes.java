package dev.sallyport.repository;

import dev.sallyport.digest.Digests;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small repositories on disk. */
public final class Fakes {
  private Fakes() {}

  /** Writes a file and its checksum file. */
  public static void publish(Path root, String path, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, bytes);
    Files.writeString(root.resolve(path + ".sha1"), Digests.of(bytes).sha1());
  }

  public static RemoteRepository folder(String id, Path root) {
    return new RemoteRepository(id, root.toUri());
  }

  public static RemoteRepository at(String id, String uri) {
    return new RemoteRepository(id, URI.create(uri));
  }

  public static RepositoryPath path(String text) {
    return RepositoryPath.parse(text).orElseThrow();
  }
}
