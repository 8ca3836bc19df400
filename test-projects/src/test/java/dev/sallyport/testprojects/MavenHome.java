package dev.sallyport.testprojects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Distributions of Maven, from the repository, and copies of them with the recorder inside. */
final class MavenHome {
  private static final Path FOLDER = Workplace.ROOT.resolve("test-projects/target/maven");

  private MavenHome() {}

  /** The unpacked distribution of that version, fetched once; nobody may change it. */
  static synchronized Path of(String version) throws IOException, InterruptedException {
    Path home = FOLDER.resolve("apache-maven-" + version);
    if (!Files.isRegularFile(home.resolve("bin/mvn"))) {
      Files.createDirectories(FOLDER);
      MavenRun.Result fetched =
          MavenRun.in(FOLDER)
              .with("org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack")
              .with("-Dartifact=org.apache.maven:apache-maven:" + version + ":tar.gz:bin")
              .with("-DoutputDirectory=" + FOLDER)
              .run();
      if (fetched.exit() != 0) {
        throw new IOException("no Maven " + version + ": " + fetched.log());
      }
    }
    return home;
  }

  /** A private copy with the plugin's jar alone in {@code lib/ext}. */
  static Path recording(String version, Path folder) throws IOException, InterruptedException {
    return withRecorder(of(version), folder);
  }

  /** A private copy of a Maven with the plugin's jar alone in {@code lib/ext}. */
  static Path withRecorder(Path maven, Path folder) throws IOException {
    Path home = folder.resolve("recording");
    if (!Files.exists(home)) {
      Workplace.copy(maven, home);
      Path jar =
          Workplace.ROOT.resolve(
              "maven-plugin/target/sallyport-maven-plugin-" + Workplace.VERSION + ".jar");
      Files.createDirectories(home.resolve("lib/ext"));
      Files.copy(
          jar,
          home.resolve("lib/ext").resolve(jar.getFileName().toString()),
          StandardCopyOption.REPLACE_EXISTING);
    }
    return home;
  }
}
