package dev.sallyport.testprojects;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts the Maven that runs these tests on another project, with a local repository of its own
 * that holds the plugin and the core of this reactor. What the local repository of the outer Maven
 * has is read from there as if it were a remote one, so that a second download is rarely needed.
 */
final class MavenRun {
  private static final long MINUTES = 10;
  private static final String PLUGIN = "sallyport-maven-plugin";
  private static final String CORE = "sallyport-core";

  private final Path project;
  private final List<Path> repositories = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();
  private final List<String> prefix = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();

  private Path home = Path.of(Workplace.property("maven.home"));
  private Path localRepository = Workplace.INNER.resolve("repository");
  private boolean withPlugin = true;

  private MavenRun(Path project) {
    this.project = project;
    this.repositories.add(Path.of(Workplace.property("local.repository")));
  }

  static MavenRun in(Path project) {
    return new MavenRun(project);
  }

  MavenRun with(String... more) {
    arguments.addAll(List.of(more));
    return this;
  }

  MavenRun environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Lets Maven read one more repository, before Central. */
  MavenRun repository(Path folder) {
    repositories.add(folder);
    return this;
  }

  /** Uses another Maven than the one that runs these tests. */
  MavenRun mavenHome(Path folder) {
    home = folder;
    return this;
  }

  /** Uses a local repository of the caller's. */
  MavenRun localRepository(Path folder) {
    localRepository = folder;
    return this;
  }

  /** Without the plugin and the core of this reactor; such runs may be at the same time. */
  MavenRun withoutPlugin() {
    withPlugin = false;
    return this;
  }

  /** Starts Maven through another command. */
  MavenRun prefix(String... command) {
    prefix.addAll(List.of(command));
    return this;
  }

  /** Starts Maven through a shell with this umask. */
  MavenRun umask(String octal) {
    prefix.addAll(List.of("sh", "-c", "umask " + octal + " && exec \"$@\"", "sh"));
    return this;
  }

  Result run() throws IOException, InterruptedException {
    Path folder = Workplace.INNER;
    Files.createDirectories(folder);
    if (withPlugin) {
      deleteFolder(localRepository.resolve("dev/sallyport"));
      putPluginInto(localRepository);
    }
    Path settings = Files.createTempFile(folder, "settings", ".xml");
    Files.writeString(settings, settings());
    Path log = Files.createTempFile(folder, "maven", ".log");

    List<String> command = new ArrayList<>(prefix);
    command.add(home.resolve("bin/mvn").toString());
    command.addAll(List.of("-B", "-ntp", "-gs", settings.toString()));
    command.add("-Dmaven.repo.local=" + localRepository);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile());
    // the outer mvn exports MAVEN_* for itself
    builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN_"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new IOException("Maven did not end in " + MINUTES + " minutes; its log is " + log);
    }
    return new Result(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
  }

  private static void putPluginInto(Path localRepository) throws IOException {
    putModule("maven-plugin", PLUGIN, localRepository);
    putModule("core", CORE, localRepository);
    put(Workplace.ROOT.resolve("pom.xml"), localRepository, "sallyport-parent", ".pom");
  }

  private static void putModule(String module, String artifactId, Path localRepository)
      throws IOException {
    Path folder = Workplace.ROOT.resolve(module);
    String jar = "target/" + artifactId + "-" + Workplace.VERSION + ".jar";
    put(folder.resolve(jar), localRepository, artifactId, ".jar");
    put(folder.resolve("pom.xml"), localRepository, artifactId, ".pom");
  }

  /** What an earlier run fetched or installed of the test projects must not be there. */
  private static void deleteFolder(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static void put(Path file, Path localRepository, String artifactId, String extension)
      throws IOException {
    Path folder = localRepository.resolve("dev/sallyport/" + artifactId + "/" + Workplace.VERSION);
    Files.createDirectories(folder);
    Files.copy(
        file,
        folder.resolve(artifactId + "-" + Workplace.VERSION + extension),
        StandardCopyOption.REPLACE_EXISTING);
  }

  private String settings() {
    StringBuilder inside = new StringBuilder();
    StringBuilder plugins = new StringBuilder();
    for (int i = 0; i < repositories.size(); i++) {
      String repository =
          """
          <id>folder-%d</id>
          <url>%s</url>
          <releases><checksumPolicy>ignore</checksumPolicy></releases>
          <snapshots><enabled>false</enabled></snapshots>
          """
              .formatted(i, repositories.get(i).toUri());
      inside.append("<repository>").append(repository).append("</repository>");
      plugins.append("<pluginRepository>").append(repository).append("</pluginRepository>");
    }
    return """
    <settings>
      <profiles>
        <profile>
          <id>outer</id>
          <repositories>%s</repositories>
          <pluginRepositories>%s</pluginRepositories>
        </profile>
      </profiles>
      <activeProfiles><activeProfile>outer</activeProfile></activeProfiles>
    </settings>
    """
        .formatted(inside, plugins);
  }

  /**
   * How a run of Maven ended.
   *
   * @param log standard output and standard error
   */
  record Result(int exit, String log) {}
}
