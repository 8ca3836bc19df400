package dev.sallyport.lint;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that give other bytes each time. */
@SuppressWarnings("NullAway")
class SettingsLintTest {
  @TempDir Path folder;
  private Tree tree;

  @BeforeEach
  void start() {
    tree = new Tree(folder);
  }

  private static String jar(String configuration) {
    return Tree.PINNED.replace(
        "<version>3.4.1</version>",
        "<version>3.4.1</version><configuration><archive>"
            + configuration
            + "</archive></configuration>");
  }

  @Test
  void theManifestMayNotNameTheMachineOrTheTime() {
    tree.pom(
        "pom.xml",
        Tree.ROOT,
        Tree.TIME.replace("<properties>", "<properties><when>${maven.build.timestamp}</when>"),
        jar(
            "<manifestEntries>\n<Built>${when}</Built>\n<By>${user.name}</By>\n<Ok>x</Ok>"
                + "</manifestEntries><manifest>\n<addBuildEnvironmentEntries>true"
                + "</addBuildEnvironmentEntries></manifest>"));
    String jar = " (org.apache.maven.plugins:maven-jar-plugin)";
    tree.finds(
        "recipe.plugin-irreproducible pom.xml:6" + jar,
        "recipe.plugin-irreproducible pom.xml:7" + jar,
        "recipe.plugin-irreproducible pom.xml:9" + jar);
    tree.cures();
  }

  @Test
  void withoutPlacesOfSettingsThePluginIsNamed() {
    tree.withoutPlacesOfSettings()
        .pom(
            "pom.xml",
            Tree.ROOT,
            Tree.TIME,
            jar("<manifestEntries>\n<By>${user.name}</By></manifestEntries>"));
    tree.finds(
        "recipe.plugin-irreproducible pom.xml:5 (org.apache.maven.plugins:maven-jar-plugin)");
  }

  @Test
  void aPropertyOfThePomIsNotTheMachines() {
    tree.pom(
        "pom.xml",
        Tree.ROOT,
        Tree.TIME.replace("<properties>", "<properties><java.version>17</java.version>"),
        jar("<manifestEntries><Java>${java.version}</Java></manifestEntries>"));
    tree.finds();
  }

  @Test
  void generatorsAreToldToLeaveTheirTimeOut() {
    tree.pom(
        "pom.xml",
        Tree.ROOT,
        Tree.TIME,
        Tree.builds(
            "<plugins>\n<plugin><groupId>org.codehaus.mojo</groupId><artifactId>jaxb2-maven-plugin"
                + "</artifactId><version>3.2.0</version><executions><execution><goals><goal>xjc"
                + "</goal></goals></execution></executions></plugin>\n"
                + "<plugin><groupId>io.github.git-commit-id</groupId><artifactId>"
                + "git-commit-id-maven-plugin</artifactId><version>9.0.1</version>\n<configuration>"
                + "<generateGitPropertiesFile>true</generateGitPropertiesFile></configuration>"
                + "</plugin>\n<plugin><artifactId>maven-javadoc-plugin</artifactId><version>3.11.2"
                + "</version><configuration>\n<notimestamp>false</notimestamp></configuration>"
                + "</plugin></plugins>"));
    tree.finds(
        "recipe.plugin-irreproducible pom.xml:6 (org.codehaus.mojo:jaxb2-maven-plugin)",
        "recipe.plugin-irreproducible pom.xml:7"
            + " (io.github.git-commit-id:git-commit-id-maven-plugin)",
        "recipe.plugin-irreproducible pom.xml:10 (org.apache.maven.plugins:maven-javadoc-plugin)");
    tree.cures();
  }
}
