package dev.sallyport.testprojects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Publishes test projects into folders, and does to what is published what attackers would. */
final class Release {
  private Release() {}

  /** Builds the project outside any sandbox and deploys it; returns the repository. */
  static Path deploy(Path project, Path repository, String... more) throws Exception {
    MavenRun.Result built =
        MavenRun.in(project)
            .with("clean", "package", "-DskipTests")
            .with("org.apache.maven.plugins:maven-deploy-plugin:3.1.4:deploy")
            .with("-DaltDeploymentRepository=here::" + repository.toUri())
            .with(more)
            .run();
    assertEquals(0, built.exit(), built::log);
    try (Stream<Path> all = Files.walk(repository)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (file.toString().endsWith(".md5") || file.toString().contains("maven-metadata")) {
          Files.delete(file);
        }
      }
    }
    return repository;
  }

  /** Changes the last byte of the first class in a jar, and the checksum that goes with the jar. */
  static void changeOneByteOfOneClass(Path jar) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    boolean changed = false;
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] bytes = in.readAllBytes();
        if (!changed && entry.getName().endsWith(".class")) {
          bytes[bytes.length - 1] ^= 1;
          changed = true;
        }
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        zip.putNextEntry(copy);
        zip.write(bytes);
      }
    }
    assertTrue(changed, "no class in " + jar);
    Files.write(jar, out.toByteArray());
    Files.deleteIfExists(jar.resolveSibling(jar.getFileName() + ".sha1"));
  }
}
