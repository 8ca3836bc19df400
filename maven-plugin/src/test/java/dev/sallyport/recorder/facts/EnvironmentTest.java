package dev.sallyport.recorder.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway")
class EnvironmentTest {
  private static final String LAUNCHER = "org.codehaus.plexus.classworlds.launcher.Launcher";

  @TempDir Path folder;

  private final Map<String, String> variables = new TreeMap<>();
  private final Properties system = new Properties();

  @Test
  void classesOnlyWhatWasMeasuredToMatterAsMustBeEqual() throws IOException {
    List<String> mustBeEqual =
        read().values().stream()
            .filter(fact -> fact.get("class").equals("must-equal"))
            .map(fact -> fact.get("name").toString())
            .toList();
    assertEquals(
        List.of(
            "javaToolOptions",
            "jvmConfig",
            "lineSeparator",
            "mavenArgs",
            "mavenOpts",
            "os",
            "umask"),
        mustBeEqual);
  }

  @Test
  void readsTheUmaskOrSaysThatItIsUnknown() throws IOException {
    assertEquals("unknown", value("umask"));
    write("proc/status", "Name:\tjava\nUmask:\t0077\nState:\tR\n");
    assertEquals("0077", value("umask"));
  }

  @Test
  void namesTheFamilyOfTheSystemAndItsLineEnds() throws IOException {
    system.setProperty("os.name", "Windows Server 2022");
    system.setProperty("line.separator", "\r\n");
    assertEquals("windows", value("os"));
    assertEquals("CRLF", value("lineSeparator"));
    system.setProperty("os.name", "Mac OS X");
    assertEquals("mac", value("os"));
    system.setProperty("os.name", "Linux");
    assertEquals("linux", value("os"));
  }

  /** The scripts mix the variable with the file, and the variable need not be exported. */
  @Test
  void readsTheOptionsThatTheJvmReallyGotFromOutside() throws IOException {
    write("project/.mvn/jvm.config", "-Xss2m\n-Dfrom=config\n");
    variables.put("MAVEN_OPTS", "--enable-native-access=ALL-UNNAMED -Xss2m -Dfrom=config -Xmx1g");
    assertEquals("-Xmx1g", value("mavenOpts"));
    command("java", "-Xss2m", "-Dfrom=config", "-Xmx2g", "-classpath", "x.jar", LAUNCHER, "verify");
    assertEquals("-Xmx2g", value("mavenOpts"));
    command("java", "-Xmx2g", "-Xss2m", "-Dfrom=config", "-classpath", "x.jar", LAUNCHER, "verify");
    assertEquals("-Xmx2g", value("mavenOpts"));
    command("java", "-cp", "ide.jar", "some.other.Main", "-Xss2m");
    assertEquals("-Xmx1g", value("mavenOpts"));
    command("java", "-classpath", "x.jar", LAUNCHER, "verify", "-Dx=1");
    assertEquals("", value("mavenOpts"));
  }

  @Test
  void readsOptionsOfEveryJvm() throws IOException {
    variables.put("JAVA_TOOL_OPTIONS", "-Da=1");
    variables.put("JDK_JAVA_OPTIONS", " -Db=2 ");
    variables.put("_JAVA_OPTIONS", "-Dc=3");
    variables.put("MAVEN_ARGS", "-T2 ");
    assertEquals("-Da=1 -Db=2 -Dc=3", value("javaToolOptions"));
    assertEquals("-T2", value("mavenArgs"));
  }

  @Test
  void showsNamesOfVariablesAndFewValues() throws IOException {
    variables.put("MY_SETTING", "hunter2");
    variables.put("SOURCE_DATE_EPOCH", "1");
    variables.put("SHLVL", "3");
    assertEquals("(set)", value("env.MY_SETTING"));
    assertEquals("1", value("env.SOURCE_DATE_EPOCH"));
    assertFalse(read().containsKey("env.SHLVL"));
    assertFalse(read().toString().contains("hunter2"));
  }

  @Test
  void hashesTheFilesThatConfigureMaven() throws IOException {
    String nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assertEquals("none", value("jvmConfig"));
    write("project/.mvn/jvm.config", "");
    write("project/.mvn/extensions.xml", "");
    write("maven/conf/settings.xml", "");
    write("home/.m2/extensions.xml", "");
    system.setProperty("maven.home", folder.resolve("maven").toString());
    system.setProperty("user.home", folder.resolve("home").toString());
    for (String name :
        List.of(
            "jvmConfig",
            "file:.mvn/jvm.config",
            "file:.mvn/extensions.xml",
            "maven:conf/settings.xml",
            "user:.m2/extensions.xml")) {
      assertEquals(nothing, value(name), name);
    }
  }

  @Test
  void takesOverWhatMavenWasTold() throws IOException {
    assertEquals("2", value("threads"));
    assertTrue(read().containsKey("timezone"));
  }

  private String value(String name) throws IOException {
    return String.valueOf(read().getOrDefault(name, Map.of()).get("value"));
  }

  private Map<String, Map<String, Object>> read() throws IOException {
    Map<String, Map<String, Object>> byName = new TreeMap<>();
    Surroundings at =
        new Surroundings(
            system,
            variables,
            folder.resolve("project"),
            folder.resolve("proc"),
            Map.of("threads", "2"));
    Environment.read(at).forEach(fact -> byName.put(fact.get("name").toString(), fact));
    return byName;
  }

  private void command(String... words) throws IOException {
    write("proc/cmdline", String.join("\0", words) + "\0");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolve("..").normalize());
    Files.writeString(file, text);
  }
}
