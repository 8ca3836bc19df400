package dev.sallyport.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.verdict.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions that move and files of the machine: what is fine, what is not, and the cure. */
@SuppressWarnings("NullAway")
class PomLintTest {
  @TempDir Path folder;
  private Tree tree;

  @BeforeEach
  void start() {
    tree = new Tree(folder);
  }

  @Test
  void aFixedBuildHasNoFindings() {
    tree.pom("pom.xml", Tree.ROOT, Tree.TIME, Tree.PINNED, Tree.dependency("1.0"));
    tree.finds();
  }

  @Test
  void oneVersionInBracketsDoesNotMove() {
    tree.pom("pom.xml", Tree.ROOT, Tree.TIME, Tree.PINNED, Tree.dependency("[1.0]"));
    tree.finds();
  }

  @Test
  void aRangeMoves() {
    tree.pom("pom.xml", Tree.ROOT, Tree.TIME, Tree.PINNED, Tree.dependency("[1,2)"));
    tree.finds("input.version-range pom.xml:7 (g:a)");
    tree.cures();
  }

  @Test
  void aRangeInAPropertyIsCuredThere() {
    tree.pom(
        "pom.xml",
        Tree.ROOT,
        Tree.TIME.replace("<properties>", "<properties>\n<a.version>(1,2]</a.version>"),
        Tree.PINNED,
        Tree.dependency("${a.version}"));
    tree.finds("input.version-range pom.xml:8 (g:a)");
    assertEquals(
        "in pom.xml, line 5, write: <a.version>2</a.version>", tree.findings().get(0).hint());
    tree.cures();
  }

  @Test
  void theNewestHasNoVersionUnlessTheBuildTellsIt() {
    tree.pom("pom.xml", Tree.ROOT, Tree.TIME, Tree.PINNED, Tree.dependency("LATEST"));
    tree.finds("input.version-range pom.xml:7 (g:a)");
    tree.inUse("g:a", "1.7");
    assertEquals(
        "in pom.xml, line 7, write: <version>1.7</version>", tree.findings().get(0).hint());
    tree.cures();
  }

  @Test
  void aManagedRangeIsSaidOnceAtTheParent() {
    tree.pom(
            "pom.xml",
            Tree.ROOT,
            "<packaging>pom</packaging>" + Tree.TIME,
            Tree.PINNED,
            "<dependencyManagement>" + Tree.dependency("[1,2)") + "</dependencyManagement>")
        .pom(
            "one/pom.xml",
            Tree.parent("org.example:root:1-SNAPSHOT") + "<artifactId>one</artifactId>",
            Tree.dependency("").replace("<version></version>", ""))
        .pom(
            "two/pom.xml",
            Tree.parent("org.example:root:1-SNAPSHOT") + "<artifactId>two</artifactId>",
            Tree.dependency("").replace("<version></version>", ""));
    tree.finds("input.version-range pom.xml:7 (g:a)");
    tree.cures();
  }

  @Test
  void aSnapshotIsReplaced() {
    tree.pom("pom.xml", Tree.ROOT, Tree.TIME, Tree.PINNED, Tree.dependency("1.0-SNAPSHOT"));
    tree.finds("input.snapshot pom.xml:7 (g:a)");
    tree.cures();
  }

  @Test
  void theReactorsOwnSnapshotsAreNoInputs() {
    tree.pom("pom.xml", Tree.ROOT, "<packaging>pom</packaging>" + Tree.TIME, Tree.PINNED)
        .pom(
            "one/pom.xml",
            Tree.parent("org.example:root:1-SNAPSHOT") + "<artifactId>one</artifactId>")
        .pom(
            "two/pom.xml",
            Tree.parent("org.example:root:1-SNAPSHOT") + "<artifactId>two</artifactId>",
            "<dependencies><dependency><groupId>org.example</groupId><artifactId>one</artifactId>"
                + "<version>1-SNAPSHOT</version></dependency></dependencies>");
    tree.finds();
  }

  @Test
  void aFileOfTheMachineIsNoDependency() {
    tree.pom(
        "pom.xml",
        Tree.ROOT,
        Tree.TIME,
        Tree.PINNED,
        "<dependencies>\n<dependency><groupId>g</groupId><artifactId>a</artifactId>"
            + "<version>1</version><scope>system</scope><systemPath>/opt/a.jar</systemPath>"
            + "</dependency></dependencies>");
    tree.finds("input.system-scope pom.xml:7 (g:a)");
    tree.cures();
  }

  @Test
  void pluginsTheirDependenciesAndExtensionsMayMove() {
    tree.pom(
        "pom.xml",
        Tree.ROOT,
        Tree.TIME,
        Tree.builds(
            "<plugins>\n<plugin><groupId>p</groupId><artifactId>p</artifactId>\n"
                + "<version>RELEASE</version><dependencies><dependency><groupId>g</groupId>"
                + "<artifactId>d</artifactId>\n<version>[1,2]</version></dependency>"
                + "</dependencies></plugin></plugins>",
            "<extensions><extension><groupId>g</groupId><artifactId>e</artifactId>\n"
                + "<version>[3,)</version></extension></extensions>"));
    tree.inUse("p:p", "5");
    tree.finds(
        "input.version-range pom.xml:7 (p:p)",
        "input.version-range pom.xml:8 (g:d)",
        "input.version-range pom.xml:9 (g:e)");
    tree.cures();
  }

  @Test
  void anImportedPomMayMoveAndSoMayWhatItManages() {
    tree.published(
            "org.up:bom:1-SNAPSHOT",
            "<packaging>pom</packaging>",
            "<dependencyManagement>" + Tree.dependency("[1,2)") + "</dependencyManagement>")
        .published("org.up:bom:1", "<packaging>pom</packaging>")
        .pom(
            "pom.xml",
            Tree.ROOT,
            Tree.TIME,
            Tree.PINNED,
            "<dependencyManagement><dependencies><dependency>"
                + "<groupId>org.up</groupId><artifactId>bom</artifactId>\n<version>1-SNAPSHOT</version>"
                + "<type>pom</type><scope>import</scope></dependency></dependencies>"
                + "</dependencyManagement>",
            Tree.dependency("").replace("<version></version>", ""));
    tree.finds(
        "input.version-range org.up:bom:1-SNAPSHOT:6 (g:a)",
        "input.snapshot pom.xml:7 (org.up:bom)");
    Cured.apply(tree, tree.findings().get(0).hint());
    assertEquals(
        List.of("input.snapshot"), tree.findings().stream().map(one -> one.rule().id()).toList());
    tree.cures();
  }

  @Test
  void whatNobodyUsesOfAnImportedPomIsNoInput() {
    tree.published(
            "org.up:bom:1",
            "<packaging>pom</packaging>",
            "<dependencyManagement>" + Tree.dependency("[1,2)") + "</dependencyManagement>")
        .pom(
            "pom.xml",
            Tree.ROOT,
            Tree.TIME,
            Tree.PINNED,
            "<dependencyManagement><dependencies><dependency>"
                + Tree.coordinate("org.up:bom:1")
                + "<type>pom</type><scope>import</scope></dependency></dependencies>"
                + "</dependencyManagement>");
    tree.finds();
  }

  @Test
  void aParentMayMove() {
    tree.published("org.up:up:2", "<packaging>pom</packaging>")
        .published("org.up:up:3-SNAPSHOT", "<packaging>pom</packaging>")
        .published("org.up:up:3", "<packaging>pom</packaging>")
        .pom("pom.xml", Tree.parent("org.up:up:[2,3]") + Tree.ROOT, Tree.TIME, Tree.PINNED);
    tree.finds("input.version-range pom.xml:3 (org.up:up)");
    tree.cures();
    tree.pom("pom.xml", Tree.parent("org.up:up:3-SNAPSHOT") + Tree.ROOT, Tree.TIME, Tree.PINNED);
    tree.finds("input.snapshot pom.xml:3 (org.up:up)");
    tree.cures();
  }

  @Test
  void onlyActiveProfilesCount() {
    tree.pom(
        "pom.xml",
        Tree.ROOT,
        Tree.TIME,
        Tree.PINNED,
        "<profiles><profile><id>p</id>" + Tree.dependency("[1,2)") + "</profile></profiles>");
    tree.finds();
    tree.profile("p");
    tree.finds("input.version-range pom.xml:7 (g:a)");
    tree.cures();
  }

  @Test
  void hostileTextsAreEscapedAndShort() {
    String version = "[1,\u009b31m&lt;b>" + "x".repeat(5000) + ")";
    tree.pom("pom.xml", Tree.ROOT, Tree.TIME, Tree.PINNED, Tree.dependency(version));
    List<Finding> findings = tree.findings();
    assertEquals(List.of("input.version-range pom.xml:7 (g:a)"), Tree.lines(findings));
    String all = findings.get(0).toString();
    assertFalse(all.contains("\u009b"), all);
    assertFalse(findings.get(0).hint().contains("<b>"), all);
    assertTrue(all.length() < 1500, all);
  }

  @Test
  void manyFindingsAreCounted() {
    StringBuilder many = new StringBuilder("<dependencies>");
    for (int i = 0; i < 600; i++) {
      many.append("<dependency><groupId>g</groupId><artifactId>a").append(i);
      many.append("</artifactId><version>LATEST</version></dependency>\n");
    }
    tree.pom(
        "pom.xml", Tree.ROOT, Tree.TIME, Tree.PINNED, many.append("</dependencies>").toString());
    assertEquals(501, tree.findings().size());
  }
}
