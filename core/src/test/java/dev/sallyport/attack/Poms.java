package dev.sallyport.attack;

/** A POM and what becomes of it. */
final class Poms {
  private Poms() {}

  static final String PLAIN =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>org.acme</groupId>
        <artifactId>widgets</artifactId>
        <version>1.0-SNAPSHOT</version>
        <scm>
          <connection>scm:git:https://git.example/acme/widgets.git</connection>
          <tag>HEAD</tag>
        </scm>
        <properties>
          <project.build.outputTimestamp>2026-01-01T00:00:00Z</project.build.outputTimestamp>
        </properties>
        <dependencies>
          <dependency>
            <groupId>org.lib</groupId>
            <artifactId>lib</artifactId>
            <version>2.0</version>
          </dependency>
        </dependencies>
      </project>
      """;

  /** What {@code release:prepare} makes of it. */
  static final String RELEASED =
      PLAIN
          .replace("1.0-SNAPSHOT", "1.0")
          .replace("<tag>HEAD</tag>", "<tag>v1.0</tag>")
          .replace("2026-01-01T00", "2026-01-06T00");

  /** The same, with another dependency. */
  static final String RELEASED_WITH_DEPENDENCY =
      RELEASED.replace("<version>2.0</version>", "<version>2.1</version>");
}
