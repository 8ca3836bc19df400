package dev.sallyport.recorder.facts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;

/** The facts about the machine and the tools of a session, in the form of the record. */
public final class SessionFactsReader {
  private static final String VARIABLE = "env.";

  private SessionFactsReader() {}

  /**
   * The facts of the environment, not yet masked.
   *
   * @return {@code name}, {@code value} and {@code class}, sorted by name
   * @throws IOException when a file that configures the build cannot be read
   */
  public static List<Map<String, Object>> environment(MavenSession session) throws IOException {
    Properties system = session.getSystemProperties();
    return Environment.read(
        new Surroundings(
            system,
            variables(system),
            top(session),
            Path.of("/proc/self"),
            SettingsFacts.read(session)));
  }

  /**
   * The JDK that Maven runs on, as an entry of {@code resolvedDependencies}. Hashes 130 MB, the
   * first time in a JVM.
   */
  public static Map<String, Object> jdk(Properties system) throws IOException {
    return JdkFacts.read(system);
  }

  /** Maven, as an entry of {@code resolvedDependencies}. */
  public static Map<String, Object> maven(Properties system) throws IOException {
    return MavenFacts.read(system);
  }

  /** The environment as Maven has it, which is the caller's also in a daemon. */
  static Map<String, String> variables(Properties system) {
    Map<String, String> variables = new TreeMap<>();
    for (String name : system.stringPropertyNames()) {
      if (name.startsWith(VARIABLE)) {
        variables.put(name.substring(VARIABLE.length()), system.getProperty(name, ""));
      }
    }
    return variables;
  }

  private static Path top(MavenSession session) {
    java.io.File top = session.getRequest().getMultiModuleProjectDirectory();
    return top == null ? Path.of(session.getExecutionRootDirectory()) : top.toPath();
  }
}
