package dev.sallyport.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sallyport.verdict.Rule;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins that no POM pins, and those in a version known not to be reproducible. */
@SuppressWarnings("NullAway")
class PluginLintTest {
  @TempDir Path folder;
  private Tree tree;

  @BeforeEach
  void start() {
    tree = new Tree(folder);
  }

  @Test
  void aPluginThatMavenChoseIsUnpinned() {
    tree.pom("pom.xml", Tree.ROOT, Tree.TIME);
    tree.finds(
        "input.plugin-unpinned pom.xml:1 (org.apache.maven.plugins:maven-clean-plugin)",
        "input.plugin-unpinned pom.xml:1 (org.apache.maven.plugins:maven-jar-plugin)");
    assertEquals(
        "in pom.xml, under project/build/pluginManagement/plugins, add: <plugin><artifactId>"
            + "maven-clean-plugin</artifactId><version>3.2.0</version></plugin>",
        tree.findings().get(0).hint());
    tree.cures();
  }

  @Test
  void anOldPluginThatMavenChoseIsPinnedToAGoodVersion() {
    tree.pom("pom.xml", Tree.ROOT, "<packaging>war</packaging>" + Tree.TIME, Tree.PINNED);
    tree.finds(
        "input.plugin-unpinned pom.xml:5 (org.apache.maven.plugins:maven-war-plugin)",
        "recipe.plugin-irreproducible pom.xml:5 (org.apache.maven.plugins:maven-war-plugin)");
    tree.cures();
  }

  @Test
  void anOldPluginOfAPublishedParentIsOverridden() {
    tree.published(
            "org.up:up:7",
            "<packaging>pom</packaging>",
            "<build><plugins><plugin><artifactId>maven-source-plugin</artifactId>"
                + "<version>3.0.0</version></plugin></plugins></build>")
        .pom("pom.xml", Tree.parent("org.up:up:7"), Tree.ROOT, Tree.TIME, Tree.PINNED);
    tree.finds(
        "recipe.plugin-irreproducible pom.xml:6 (org.apache.maven.plugins:maven-source-plugin)");
    assertFalse(tree.findings().get(0).hint().isEmpty());
    assertEquals(Rule.RECIPE_PLUGIN_IRREPRODUCIBLE, tree.findings().get(0).rule());
    tree.cures();
  }

  @Test
  void aPluginWithoutAnyVersionIsPinnedWhereItIsKnown() {
    tree.pom(
        "pom.xml",
        Tree.ROOT,
        Tree.TIME,
        Tree.builds(
            "<plugins>\n<plugin><groupId>p</groupId><artifactId>p</artifactId></plugin></plugins>",
            "<extensions>\n<extension><groupId>g</groupId><artifactId>e</artifactId></extension>"
                + "</extensions>"),
        "<reporting><plugins>\n<plugin><artifactId>maven-pmd-plugin</artifactId></plugin></plugins>"
            + "</reporting>");
    tree.finds(
        "input.plugin-unpinned pom.xml:6 (p:p)",
        "input.plugin-unpinned pom.xml:7 (g:e)",
        "input.plugin-unpinned pom.xml:9 (org.apache.maven.plugins:maven-pmd-plugin)");
    tree.inUse("p:p", "1").inUse("g:e", "2");
    tree.inUse("org.apache.maven.plugins:maven-pmd-plugin", "3");
    tree.cures();
  }

  @Test
  void theSuperPomPinsNothing() {
    tree.pom(
        "pom.xml",
        Tree.ROOT,
        Tree.TIME,
        Tree.builds(
            "<plugins>\n<plugin><artifactId>maven-antrun-plugin</artifactId></plugin></plugins>"));
    tree.finds("input.plugin-unpinned pom.xml:6 (org.apache.maven.plugins:maven-antrun-plugin)");
    tree.cures();
  }

  @Test
  void anOldVersionInAParentsPropertyIsChangedThere() {
    tree.published(
            "org.up:up:7",
            "<packaging>pom</packaging>",
            "<properties><jar.version>2.4</jar.version></properties>",
            Tree.PINNED.replace("3.4.1", "${jar.version}"))
        .pom("pom.xml", Tree.parent("org.up:up:7"), Tree.ROOT, Tree.TIME);
    tree.finds(
        "recipe.plugin-irreproducible pom.xml:1 (org.apache.maven.plugins:maven-jar-plugin)");
    assertEquals(
        "in pom.xml, under project/properties, add: <jar.version>3.2.0</jar.version>",
        tree.findings().get(0).hint());
    tree.cures();
  }

  @Test
  void aPluginThatNeverIsReproducibleHasAnAlternative() {
    tree.pom(
        "pom.xml",
        Tree.ROOT,
        Tree.TIME,
        Tree.builds(
            "<plugins>\n<plugin><groupId>org.jboss.jandex</groupId><artifactId>jandex-maven-plugin"
                + "</artifactId><version>1.2.3</version></plugin></plugins>"));
    tree.finds("recipe.plugin-irreproducible pom.xml:6 (org.jboss.jandex:jandex-maven-plugin)");
    assertFalse(tree.findings().get(0).hint().isEmpty());
  }

  @Test
  void aPluginThatDoesNotRunIsLeftAlone() {
    tree.pom(
        "pom.xml",
        Tree.ROOT,
        Tree.TIME,
        Tree.builds(
            "<plugins>\n<plugin><artifactId>maven-source-plugin</artifactId><version>3.0.0</version>"
                + "<executions><execution><id>a</id><phase>none</phase></execution></executions>"
                + "</plugin></plugins>"));
    tree.finds();
  }
}
