package dev.sallyport.toolchain;

import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipFile;

/**
 * The files that a Maven runs: those below {@code bin}, {@code boot} and {@code lib} of its home,
 * links followed. Its digest is SHA-256 over lines {@code <sha256> <path>}, sorted by the bytes of
 * the path, as {@code docs/formats/provenance.md} has it.
 *
 * @param files path with slashes to file; a recorder in {@code lib/ext} is not among them
 */
public record MavenTree(SortedMap<String, Path> files) {
  private static final List<String> FOLDERS = List.of("bin", "boot", "lib");
  private static final String RECORDER = "dev/sallyport/recorder/";
  private static final int MOST = 5000;

  /**
   * The tree of a Maven's home.
   *
   * @throws IOException also where there are too many files for it to be a Maven
   */
  public static MavenTree of(Path home) throws IOException {
    SortedMap<String, Path> files = new TreeMap<>(MavenTree::byBytes);
    for (String folder : FOLDERS) {
      if (Files.isDirectory(home.resolve(folder))) {
        collect(home, home.resolve(folder), files);
      }
    }
    return new MavenTree(files);
  }

  private static int byBytes(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static void collect(Path home, Path folder, SortedMap<String, Path> files)
      throws IOException {
    Files.walkFileTree(
        folder,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            String path = home.relativize(file).toString().replace('\\', '/');
            if (is.isRegularFile() && !(path.startsWith("lib/ext/") && isRecorder(file))) {
              files.put(path, file);
            }
            if (files.size() > MOST) {
              throw new IOException("more than " + MOST + " files in " + home);
            }
            return FileVisitResult.CONTINUE;
          }

          /** Links that lead nowhere or back up hold no file. */
          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof FileSystemLoopException
                || failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
  }

  /** What looks like one is left out and never run, so nothing is gained by looking like one. */
  private static boolean isRecorder(Path file) {
    if (!file.toString().endsWith(".jar")) {
      return false;
    }
    try (ZipFile jar = new ZipFile(file.toFile())) {
      return jar.stream().anyMatch(entry -> entry.getName().startsWith(RECORDER));
    } catch (IOException | IllegalArgumentException noJar) {
      return false;
    }
  }

  /** The digest of the whole. */
  public Sha256 digest() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      lines.append(Digests.of(file.getValue()).sha256()).append("  ");
      lines.append(file.getKey()).append('\n');
    }
    return Digests.of(lines.toString().getBytes(StandardCharsets.UTF_8)).sha256();
  }

  /** Copies these files and no others into a new home, which is then a tree of its own. */
  public MavenTree copyTo(Path home) throws IOException {
    for (Map.Entry<String, Path> file : files.entrySet()) {
      Path target = home.resolve(file.getKey());
      Files.createDirectories(target.resolveSibling(""));
      Files.copy(file.getValue(), target);
      if (Files.isExecutable(file.getValue())) {
        target.toFile().setExecutable(true, false);
      }
    }
    return of(home);
  }
}
