package dev.sallyport.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a repository and its working files lie, to tell what is outside of them. */
final class RepositoryPlace {
  private static final String GIT = ".git";
  private static final String GITDIR = "gitdir:";
  private static final int LONGEST = 1 << 14;

  private final List<Path> folders = new ArrayList<>();

  RepositoryPlace(Path repository) {
    Path folder = repository.toAbsolutePath().normalize();
    add(folder);
    linkedTo(folder).ifPresent(this::add);
  }

  /** Whether a file lies in it, by its name or by what its name leads to. */
  boolean holds(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path real = real(absolute);
    return folders.stream()
        .anyMatch(folder -> absolute.startsWith(folder) || real.startsWith(folder));
  }

  private void add(Path folder) {
    Path whole = folder.endsWith(GIT) && folder.getParent() != null ? folder.getParent() : folder;
    folders.add(whole);
    folders.add(real(whole));
  }

  /** A linked worktree names, in a file {@code .git}, a folder below that of the main one. */
  private static Optional<Path> linkedTo(Path folder) {
    Path link = folder.resolve(GIT);
    try {
      if (!Files.isRegularFile(link) || Files.size(link) > LONGEST) {
        return Optional.empty();
      }
      String text = new String(Files.readAllBytes(link), StandardCharsets.UTF_8).strip();
      Path named = folder.resolve(text.substring(Math.min(GITDIR.length(), text.length())).strip());
      for (Path at = named.normalize(); at != null; at = at.getParent()) {
        if (at.endsWith(GIT)) {
          return Optional.of(at);
        }
      }
      return Optional.empty();
    } catch (IOException | InvalidPathException unreadable) {
      return Optional.empty();
    }
  }

  /** With all links followed as far as the path exists. */
  private static Path real(Path absolute) {
    Path at = absolute;
    while (at != null && !Files.exists(at)) {
      at = at.getParent();
    }
    try {
      return at == null ? absolute : at.toRealPath().resolve(at.relativize(absolute)).normalize();
    } catch (IOException vanished) {
      return absolute;
    }
  }
}
