package dev.sallyport.inputs;

import dev.sallyport.digest.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A local repository of Maven. Never written to. */
public final class LocalRepository implements BytesPlace {
  private static final String TRACKING = "_remote.repositories";
  private static final int MAX_TRACKING = 1 << 20;
  private static final int MAX_METADATA_FILES = 1000;

  private final Path folder;

  public LocalRepository(Path folder) {
    this.folder = folder;
  }

  @Override
  public String name() {
    return folder.toString();
  }

  @Override
  public List<Held> find(BuildInput input) {
    return input.isMetadata() ? metadata(input) : file(folder.resolve(input.path()));
  }

  private static List<Held> file(Path file) {
    return Files.isRegularFile(file)
        ? List.of(new Held(file.toString(), () -> Digests.of(file)))
        : List.of();
  }

  /** Maven keeps {@code maven-metadata-ID.xml}, and the id here may be another one than there. */
  private List<Held> metadata(BuildInput input) {
    Path parent = folder.resolve(input.folder());
    List<Held> held = new ArrayList<>(file(parent.resolve(fileName(input.repository()))));
    List<Path> others = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(parent, "maven-metadata-*.xml")) {
      for (Path file : files) {
        if (others.size() < MAX_METADATA_FILES) {
          others.add(file);
        }
      }
    } catch (IOException | DirectoryIteratorException noFolder) {
      return held;
    }
    others.stream()
        .filter(file -> !file.endsWith(fileName(input.repository())))
        .sorted()
        .forEach(file -> held.addAll(file(file)));
    return held;
  }

  private static String fileName(String repository) {
    boolean plain = repository.matches("[A-Za-z0-9_.-]{1,100}");
    return "maven-metadata-" + (plain ? repository : "local") + ".xml";
  }

  /** From {@code _remote.repositories}, which anybody who can write the file can write too. */
  @Override
  public Optional<String> origin(BuildInput input) {
    Path file = folder.resolve(input.folder()).resolve(TRACKING);
    String name = input.path().substring(input.path().lastIndexOf('/') + 1) + ">";
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MAX_TRACKING) {
        return Optional.empty();
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1)
          .lines()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(name.length()))
          .findFirst()
          .map(LocalRepository::said);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static String said(String id) {
    String bare = id.endsWith("=") ? id.substring(0, id.length() - 1) : id;
    return bare.isEmpty()
        ? "it was installed on this machine"
        : "it was fetched from the repository " + bare;
  }
}
