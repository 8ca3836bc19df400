package dev.sallyport.repository;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of this machine that is laid out as a repository. Links out of it are not followed. */
final class FolderTransport implements Transport {

  @Override
  public <T> Optional<T> fetch(Upstream upstream, String path, Body<T> body) throws Refusal {
    try {
      Optional<Path> file = inside(upstream, path);
      if (file.isEmpty() || !Files.isRegularFile(file.get(), LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      try (InputStream in = Files.newInputStream(file.get(), LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(body.take(in));
      }
    } catch (IOException unreadable) {
      throw unreachable(upstream, path, unreadable);
    }
  }

  @Override
  public Optional<List<String>> list(Upstream upstream, String folder) throws Refusal {
    try {
      Optional<Path> dir = inside(upstream, folder);
      if (dir.isEmpty() || !Files.isDirectory(dir.get(), LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(List.of());
      }
      try (Stream<Path> entries = Files.list(dir.get())) {
        return Optional.of(
            entries
                .filter(entry -> !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                .map(entry -> String.valueOf(entry.getFileName()))
                .sorted()
                .toList());
      }
    } catch (IOException unreadable) {
      throw unreachable(upstream, folder, unreadable);
    }
  }

  private static Optional<Path> inside(Upstream upstream, String path) throws IOException, Refusal {
    Path root = root(upstream).toRealPath();
    Path file = root.resolve(path).normalize();
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Path real = file.toRealPath();
    return real.startsWith(root) ? Optional.of(real) : Optional.empty();
  }

  private static Path root(Upstream upstream) throws Refusal {
    try {
      return Path.of(upstream.base());
    } catch (IllegalArgumentException notAFolder) {
      throw new Refusal(
          Rule.INPUT_REPOSITORY_REFUSED,
          upstream.id(),
          "not a folder of this machine",
          "give an absolute path");
    }
  }

  private static Refusal unreachable(Upstream upstream, String path, IOException cause) {
    return new Refusal(
        Rule.INPUT_UNREACHABLE,
        upstream.id() + "/" + path,
        "could not be read: " + cause.getClass().getSimpleName(),
        "see that the folder is there and can be read");
  }
}
