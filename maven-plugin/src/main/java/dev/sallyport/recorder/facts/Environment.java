package dev.sallyport.recorder.facts;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;

/**
 * What of the machine and of the JVM can be seen in the bytes of a build. A fact <em>must be
 * equal</em> where a change of it was measured to change artifacts, or where it changes what the
 * JVM runs; the others are for whoever looks for the reason of a difference.
 */
final class Environment {
  static final String UNKNOWN = "unknown";
  private static final String NONE = "none";

  /** Variables whose values say where and how it was built, and are no secret. */
  private static final Set<String> SHOWN =
      Set.of("SOURCE_DATE_EPOCH", "LANG", "LC_ALL", "LC_CTYPE", "LANGUAGE", "TZ", "CI");

  /** The fact is of the last command or of the shell, and differs from run to run. */
  private static final Set<String> NOISE = Set.of("_", "SHLVL", "OLDPWD", "MAVEN_CMD_LINE_ARGS");

  private static final List<String> OF_MAVEN_HOME =
      List.of(
          "bin/m2.conf",
          "conf/settings.xml",
          "conf/toolchains.xml",
          "conf/extensions.xml",
          "conf/maven.properties",
          "conf/maven-system.properties",
          "conf/maven-user.properties",
          "conf/logging/simplelogger.properties",
          "conf/logging/maven.logger.properties");

  private final Surroundings at;
  private final Map<String, Map<String, Object>> facts = new TreeMap<>();

  private Environment(Surroundings at) {
    this.at = at;
  }

  /** Facts as {@code name}, {@code value} and {@code class}, sorted by name. */
  static List<Map<String, Object>> read(Surroundings at) throws IOException {
    Environment environment = new Environment(at);
    environment.mustBeEqual();
    environment.machine();
    environment.variables();
    environment.files();
    at.session().forEach(environment::informative);
    return new ArrayList<>(environment.facts.values());
  }

  private void mustBeEqual() throws IOException {
    MachineFiles machine = new MachineFiles(at.proc());
    Path jvmConfig = at.top().resolve(".mvn").resolve("jvm.config");
    boolean configured = Files.isRegularFile(jvmConfig);
    fact("umask", machine.umask(), true);
    fact("lineSeparator", lineSeparator(), true);
    fact("os", family(at.property("os.name")), true);
    fact(
        "mavenOpts",
        JvmOptions.given(
            machine.arguments(),
            at.variable("MAVEN_OPTS"),
            configured
                ? JvmOptions.words(
                    new String(Files.readAllBytes(jvmConfig), StandardCharsets.UTF_8))
                : List.of()),
        true);
    fact("mavenArgs", at.variable("MAVEN_ARGS").strip(), true);
    fact("javaToolOptions", javaToolOptions(), true);
    fact("jvmConfig", configured ? Sha.sha256(jvmConfig) : NONE, true);
  }

  private String lineSeparator() {
    return at.system().getProperty("line.separator", "\n").replace("\r", "CR").replace("\n", "LF");
  }

  private String javaToolOptions() {
    List<String> all = new ArrayList<>();
    for (String name : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
      String value = at.variable(name).strip();
      if (!value.isEmpty()) {
        all.add(value);
      }
    }
    return String.join(" ", all);
  }

  static String family(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("windows")) {
      return "windows";
    }
    return lower.startsWith("mac") ? "mac" : lower.replace(' ', '-');
  }

  private void machine() {
    informative("arch", at.property("os.arch"));
    informative("osName", at.property("os.name"));
    informative("osVersion", at.property("os.version"));
    informative("locale", Locale.getDefault().toLanguageTag());
    informative("timezone", TimeZone.getDefault().getID());
    informative("encoding", Charset.defaultCharset().name());
    informative("user.name", at.property("user.name"));
    informative("file.encoding", at.property("file.encoding"));
    informative("sun.jnu.encoding", at.property("sun.jnu.encoding"));
    informative("commandLine", at.variable("MAVEN_CMD_LINE_ARGS").strip());
  }

  private void variables() {
    for (Map.Entry<String, String> variable : at.variables().entrySet()) {
      if (!NOISE.contains(variable.getKey())) {
        informative(
            "env." + variable.getKey(),
            SHOWN.contains(variable.getKey()) ? variable.getValue() : "(set)");
      }
    }
  }

  private void files() throws IOException {
    Path mvn = at.top().resolve(".mvn");
    if (Files.isDirectory(mvn)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(mvn, Files::isRegularFile)) {
        for (Path file : files) {
          informative("file:.mvn/" + mvn.relativize(file), Sha.sha256(file));
        }
      }
    }
    String home = at.system().getProperty("maven.home", "");
    for (String name : home.isEmpty() ? List.<String>of() : OF_MAVEN_HOME) {
      Path file = Path.of(home).resolve(name);
      if (Files.isRegularFile(file)) {
        informative("maven:" + name, Sha.sha256(file));
      }
    }
    Path extensions =
        Path.of(at.system().getProperty("user.home", "")).resolve(".m2/extensions.xml");
    if (Files.isRegularFile(extensions)) {
      informative("user:.m2/extensions.xml", Sha.sha256(extensions));
    }
  }

  private void informative(String name, String value) {
    fact(name, value, false);
  }

  private void fact(String name, String value, boolean mustBeEqual) {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("name", name);
    fact.put("value", value);
    fact.put("class", mustBeEqual ? "must-equal" : "informative");
    facts.put(name, fact);
  }
}
