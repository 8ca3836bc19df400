package dev.sallyport.lint;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One fixed time for all archives, or none. */
@SuppressWarnings("NullAway")
class TimestampsTest {
  @TempDir Path folder;
  private Tree tree;

  @BeforeEach
  void start() {
    tree = new Tree(folder);
  }

  @Test
  void archivesNeedATime() {
    tree.pom("pom.xml", Tree.ROOT, Tree.PINNED);
    tree.finds("recipe.no-timestamp pom.xml:1");
    tree.cures();
  }

  @Test
  void theTimeOfTheBuildIsNoFixedTime() {
    tree.pom(
        "pom.xml",
        Tree.ROOT,
        "<properties><maven.build.timestamp.format>yyyy-MM-dd'T'HH:mm:ss'Z'</maven.build.timestamp.format>"
            + "<when>${maven.build.timestamp}</when>\n<project.build.outputTimestamp>${when}"
            + "</project.build.outputTimestamp></properties>",
        Tree.PINNED);
    tree.finds("recipe.no-timestamp pom.xml:5");
    tree.cures();
  }

  @Test
  void aBrokenTimeIsNoTime() {
    for (String time : new String[] {"yesterday", "0", "4102444800", "${git.commit.time}", ""}) {
      tree.pom("pom.xml", Tree.ROOT, Tree.TIME.replace("2026-01-01T00:00:00Z", time), Tree.PINNED);
      tree.finds("recipe.no-timestamp pom.xml:4");
      tree.cures();
    }
  }

  @Test
  void secondsAndOffsetsAreTimes() {
    for (String time : new String[] {"1767225600", "2026-01-01T00:00:00+01:00"}) {
      tree.pom("pom.xml", Tree.ROOT, Tree.TIME.replace("2026-01-01T00:00:00Z", time), Tree.PINNED);
      tree.finds();
    }
  }

  @Test
  void theEnvironmentIsNoFixedTime() {
    tree.pom(
        "pom.xml",
        Tree.ROOT,
        Tree.TIME.replace("2026-01-01T00:00:00Z", "${env.BUILT}"),
        Tree.PINNED);
    tree.finds("recipe.no-timestamp pom.xml:4");
    tree.cures();
  }

  @Test
  void theCommandLineMayGiveTheTime() {
    tree.property("project.build.outputTimestamp", "2026-01-01T00:00:00Z")
        .pom("pom.xml", Tree.ROOT, Tree.PINNED);
    tree.finds();
    tree.property("project.build.outputTimestamp", "x");
    tree.finds("recipe.no-timestamp pom.xml:1");
  }
}
