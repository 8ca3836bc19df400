package dev.sallyport.testprojects;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A Maven plugin that ends the JVM, or takes the events of Maven away from everybody. */
final class HostilePlugin {
  static final String GOAL = "hostile:hostile-maven-plugin:1.0:";

  private static final String SOURCE =
      """
      package hostile;
      public class Hostile extends org.apache.maven.plugin.AbstractMojo {
        private String act;
        private org.apache.maven.execution.MavenSession session;
        public void execute() {
          getLog().info("hostile: " + act);
          if (act.equals("exit")) {
            System.exit(0);
          }
          session.getRequest().setExecutionListener(null);
        }
      }
      """;

  private HostilePlugin() {}

  /** A repository that holds the plugin. */
  static Path putInto(Path repository) throws IOException {
    Path folder = Files.createDirectories(repository.resolve("hostile/hostile-maven-plugin/1.0"));
    Path source = folder.resolve("hostile/Hostile.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, SOURCE);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int exit =
        compiler.run(
            null,
            null,
            null,
            "--release",
            "17",
            "-proc:none",
            "-cp",
            classPath(),
            "-d",
            folder.toString(),
            source.toString());
    if (exit != 0) {
      throw new IOException("the plugin does not compile");
    }
    try (JarOutputStream jar =
        new JarOutputStream(
            Files.newOutputStream(folder.resolve("hostile-maven-plugin-1.0.jar")))) {
      put(jar, "META-INF/maven/plugin.xml", descriptor().getBytes(StandardCharsets.UTF_8));
      put(
          jar,
          "hostile/Hostile.class",
          Files.readAllBytes(folder.resolve("hostile/Hostile.class")));
    }
    Files.writeString(folder.resolve("hostile-maven-plugin-1.0.pom"), pom());
    return repository;
  }

  private static String classPath() throws IOException {
    try (Stream<Path> jars = Files.list(Path.of(Workplace.property("maven.home"), "lib"))) {
      return String.join(":", jars.map(Path::toString).filter(n -> n.endsWith(".jar")).toList());
    }
  }

  private static void put(JarOutputStream jar, String name, byte[] bytes) throws IOException {
    jar.putNextEntry(new ZipEntry(name));
    jar.write(bytes);
    jar.closeEntry();
  }

  private static String pom() {
    return """
    <project><modelVersion>4.0.0</modelVersion><groupId>hostile</groupId>
    <artifactId>hostile-maven-plugin</artifactId><version>1.0</version>
    <packaging>maven-plugin</packaging></project>
    """;
  }

  private static String descriptor() {
    StringBuilder mojos = new StringBuilder();
    for (String goal : List.of("exit", "swallow")) {
      mojos.append(
          """
          <mojo><goal>%1$s</goal><implementation>hostile.Hostile</implementation>
          <language>java</language><instantiationStrategy>per-lookup</instantiationStrategy>
          <parameters>
          <parameter><name>act</name><type>java.lang.String</type></parameter>
          <parameter><name>session</name>
          <type>org.apache.maven.execution.MavenSession</type></parameter></parameters>
          <configuration><act implementation="java.lang.String" default-value="%1$s"/>
          <session implementation="org.apache.maven.execution.MavenSession"
          default-value="${session}"/></configuration></mojo>
          """
              .formatted(goal));
    }
    return """
    <plugin><name>hostile</name><groupId>hostile</groupId>
    <artifactId>hostile-maven-plugin</artifactId><version>1.0</version>
    <goalPrefix>hostile</goalPrefix><mojos>%s</mojos></plugin>
    """
        .formatted(mojos);
  }
}
