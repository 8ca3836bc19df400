package dev.sallyport.recorder;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import java.util.TreeMap;

/** What of the machine and the JVM can end up in the bytes of a build. */
final class BuildEnvironment {
  private BuildEnvironment() {}

  static Map<String, String> read(Properties system) {
    Map<String, String> environment = new TreeMap<>();
    put(environment, "os", system, "os.name");
    put(environment, "arch", system, "os.arch");
    put(environment, "javaVersion", system, "java.version");
    put(environment, "javaVendor", system, "java.vendor");
    put(environment, "mavenVersion", system, "maven.version");
    environment.put("encoding", Charset.defaultCharset().name());
    environment.put("locale", Locale.getDefault().toLanguageTag());
    environment.put("timezone", TimeZone.getDefault().getID());
    environment.put("lineSeparator", lineSeparator(system));
    String umask = umask();
    if (!umask.isEmpty()) {
      environment.put("umask", umask);
    }
    return environment;
  }

  private static void put(
      Map<String, String> environment, String name, Properties system, String property) {
    String value = system.getProperty(property);
    if (value != null) {
      environment.put(name, value);
    }
  }

  private static String lineSeparator(Properties system) {
    return system.getProperty("line.separator", "\n").replace("\r", "CR").replace("\n", "LF");
  }

  /** Four octal digits where the kernel tells (Linux 4.7 and later), else empty. */
  private static String umask() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("Umask:"))
          .map(line -> line.substring("Umask:".length()).strip())
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
