package dev.sallyport.recorder.facts;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** Which Maven it is: version, and the digest of its tree (docs/formats/provenance.md). */
final class MavenFacts {
  private static final List<String> FOLDERS = List.of("bin", "boot", "lib");

  private MavenFacts() {}

  static Map<String, Object> read(Properties system) throws IOException {
    String version = system.getProperty("maven.version", Environment.UNKNOWN);
    Map<String, Object> maven = new LinkedHashMap<>();
    maven.put("name", "maven");
    maven.put(
        "uri", "pkg:maven/org.apache.maven/apache-maven@" + version + "?classifier=bin&type=zip");
    String home = system.getProperty("maven.home", "");
    if (!home.isEmpty()) {
      String digest = treeDigest(Path.of(home), ownJar());
      maven.put("digest", new TreeMap<>(Map.of("sha256", digest)));
    }
    maven.put("annotations", new TreeMap<>(Map.of("version", version)));
    return maven;
  }

  /**
   * The digest over the files of a Maven.
   *
   * @param own the recorder's jar: it and copies of it in {@code lib/ext} are not counted
   */
  static String treeDigest(Path home, Optional<Path> own) throws IOException {
    Optional<String> left = own.isPresent() ? Optional.of(Sha.sha256(own.get())) : Optional.empty();
    Map<byte[], String> lines = new TreeMap<>(Arrays::compareUnsigned);
    for (String folder : FOLDERS) {
      if (Files.isDirectory(home.resolve(folder))) {
        collect(home, home.resolve(folder), left, lines);
      }
    }
    StringBuilder list = new StringBuilder();
    lines.values().forEach(list::append);
    return Sha.sha256(list.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void collect(
      Path home, Path folder, Optional<String> left, Map<byte[], String> lines) throws IOException {
    Files.walkFileTree(
        folder,
        Set.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            if (is.isRegularFile()) {
              String path = home.relativize(file).toString().replace('\\', '/');
              String digest = Sha.sha256(file);
              if (!(path.startsWith("lib/ext/") && left.equals(Optional.of(digest)))) {
                lines.put(path.getBytes(StandardCharsets.UTF_8), digest + "  " + path + "\n");
              }
            }
            return FileVisitResult.CONTINUE;
          }

          /** Links that lead nowhere or back up hold no file. */
          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof FileSystemLoopException || e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
  }

  /** Where this class was loaded from, if that is a file. */
  private static Optional<Path> ownJar() {
    CodeSource source = MavenFacts.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(source.getLocation().toURI())).filter(Files::isRegularFile);
    } catch (URISyntaxException | IllegalArgumentException notAFile) {
      return Optional.empty();
    }
  }
}
