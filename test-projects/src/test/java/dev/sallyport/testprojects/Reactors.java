package dev.sallyport.testprojects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The builds whose inputs are counted: ours with every kind of input, a real one, a wide one. */
final class Reactors {
  private static final String CLEAN_PLUGIN = "maven-clean-plugin-3.3.2";
  private static final int MODULES = 32;
  private static final String M = "org.apache.maven.plugins:maven-";

  private Reactors() {}

  /** A private copy of the sources. */
  static Path make(String reactor, Path into) throws IOException, InterruptedException {
    Files.createDirectories(into);
    return switch (reactor) {
      case "clean-plugin" -> cleanPlugin(into);
      case "many-modules" -> wide(into.resolve("many-modules"), MODULES);
      default -> Workplace.copyOfProject(reactor, into);
    };
  }

  /** What Maven is asked to do. */
  static List<String> arguments(String reactor) {
    return switch (reactor) {
      case "clean-plugin" ->
          List.of(
              "clean",
              "verify",
              M + "source-plugin:3.3.1:jar-no-fork",
              M + "javadoc-plugin:3.11.2:jar",
              M + "dependency-plugin:3.8.1:tree",
              M + "pmd-plugin:3.26.0:pmd",
              M + "help-plugin:3.5.1:effective-pom",
              M + "artifact-plugin:3.6.0:buildinfo",
              M + "antrun-plugin:3.1.0:run",
              "org.codehaus.mojo:build-helper-maven-plugin:3.6.0:hostname");
      case "many-modules" -> List.of("-T2", "clean", "verify");
      default -> List.of("clean", "verify");
    };
  }

  /** The source release of a real plugin, from the repository. */
  private static Path cleanPlugin(Path into) throws IOException, InterruptedException {
    MavenRun.Result fetched =
        MavenRun.in(into)
            .with(M + "dependency-plugin:3.8.1:unpack")
            .with("-Dartifact=" + M + "clean-plugin:3.3.2:zip:source-release")
            .with("-DoutputDirectory=" + into)
            .run();
    if (fetched.exit() != 0) {
      throw new IOException("no source release: " + fetched.log());
    }
    return into.resolve(CLEAN_PLUGIN);
  }

  /** Modules of one class and one test each; each third one needs the one before it. */
  static Path wide(Path root, int modules) throws IOException {
    Path hello = Workplace.ROOT.resolve("test-projects/hello");
    String pom = Files.readString(hello.resolve("pom.xml"));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < modules; i++) {
      String name = "m" + i;
      names.add("<module>" + name + "</module>");
      Path module = root.resolve(name);
      Workplace.copy(hello.resolve("src"), module.resolve("src"));
      String needs =
          i % 3 != 2
              ? ""
              : """
              <dependency><groupId>dev.sallyport.test</groupId>
                <artifactId>m%d</artifactId><version>1.0</version></dependency>
              """
                  .formatted(i - 1);
      Files.writeString(
          module.resolve("pom.xml"),
          """
          <project>
            <modelVersion>4.0.0</modelVersion>
            <parent><groupId>dev.sallyport.test</groupId><artifactId>many-modules</artifactId>
              <version>1.0</version></parent>
            <artifactId>%s</artifactId>
            <dependencies>%s</dependencies>
          </project>
          """
              .formatted(name, needs));
    }
    Files.writeString(
        root.resolve("pom.xml"),
        pom.replace("<artifactId>hello</artifactId>", "<artifactId>many-modules</artifactId>")
            .replace(
                "<version>1.0</version>\n",
                "<version>1.0</version>\n  <packaging>pom</packaging>\n  <modules>"
                    + String.join("", names)
                    + "</modules>\n"));
    return root;
  }

  static void addCoreExtension(Path project, String gav) throws IOException {
    String[] parts = gav.split(":");
    Path file = project.resolve(".mvn/extensions.xml");
    String extension =
        "<extension><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></extension>"
            .formatted(parts[0], parts[1], parts[2]);
    Files.writeString(
        file, Files.readString(file).replace("</extensions>", extension + "</extensions>"));
  }

  /** A project of nothing but a POM, with the same core extensions. */
  static Path emptyWithExtensionsOf(Path project, Path empty) throws IOException {
    Files.createDirectories(empty.resolve(".mvn"));
    try (Stream<Path> files = Files.list(project.resolve(".mvn"))) {
      for (Path file : files.toList()) {
        Files.copy(file, empty.resolve(".mvn").resolve(file.getFileName()));
      }
    }
    Files.writeString(
        empty.resolve("pom.xml"),
        """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>dev.sallyport.test</groupId><artifactId>empty</artifactId><version>1.0</version>
          <packaging>pom</packaging>
        </project>
        """);
    return empty;
  }
}
