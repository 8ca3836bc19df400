package dev.sallyport.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The POMs of a folder. Links are not followed. */
record FolderPoms(Path folder) implements PomFiles {

  @Override
  public List<String> poms() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(path -> path.endsWith("pom.xml"))
          .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .map(path -> folder.relativize(path).toString().replace('\\', '/'))
          .sorted()
          .limit(MOST_POMS)
          .forEach(found::add);
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
    return found;
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    Path file = folder.resolve(path);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST_POM) {
      return Optional.empty();
    }
    return Optional.of(Files.readAllBytes(file));
  }
}
