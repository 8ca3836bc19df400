package dev.sallyport.testprojects;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * A copy of a Maven with the recorder, and nothing else of this project, in its {@code lib/ext}.
 */
final class RecordingMaven {
  private static final String COMPONENTS = "META-INF/plexus/components.xml";

  private RecordingMaven() {}

  /** A copy of the Maven that runs these tests. */
  static Path here(Path into) throws IOException {
    return of(Path.of(Workplace.property("maven.home")), into);
  }

  static Path of(Path home, Path into) throws IOException {
    Path copy = into.resolve("recording-" + home.getFileName());
    // Debian's has links to jars elsewhere
    try (Stream<Path> walk = Files.walk(home, java.nio.file.FileVisitOption.FOLLOW_LINKS)) {
      for (Path path : walk.toList()) {
        Path target = copy.resolve(home.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    Path ext = Files.createDirectories(copy.resolve("lib/ext"));
    recorderJar(ext.resolve("sallyport-recorder.jar"));
    return copy;
  }

  private static void recorderJar(Path jar) throws IOException {
    Path classes = Workplace.ROOT.resolve("maven-plugin/target/classes");
    List<Path> files;
    try (Stream<Path> walk = Files.walk(classes.resolve("dev/sallyport/recorder"))) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      put(out, classes, classes.resolve(COMPONENTS));
      for (Path each : files) {
        put(out, classes, each);
      }
    }
  }

  private static void put(JarOutputStream out, Path root, Path file) throws IOException {
    out.putNextEntry(new ZipEntry(root.relativize(file).toString()));
    Files.copy(file, out);
    out.closeEntry();
  }
}
