package dev.sallyport.recorder.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The options that Maven's JVM got from outside the source: of MAVEN_OPTS or a mavenrc file.
 *
 * <p>The variable itself does not tell. The start scripts put {@code .mvn/jvm.config} and options
 * of their own into it, which the JVM sees only if the caller had exported it, and what a mavenrc
 * file sets is often not exported. So it is read off the JVM's own arguments: the scripts put it
 * before {@code -classpath} (3.8, 3.9, 4.0.0-rc-4).
 */
final class JvmOptions {
  private static final Set<String> CLASS_PATH = Set.of("-classpath", "-cp");
  private static final String LAUNCHER = "org.codehaus.plexus.classworlds.launcher.Launcher";

  /** What the scripts add by themselves, depending on the JDK. */
  private static final Set<String> OF_THE_SCRIPT =
      Set.of(
          "--enable-native-access=ALL-UNNAMED",
          "--add-opens java.base/java.lang=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private JvmOptions() {}

  /**
   * The options as one line.
   *
   * @param arguments of the JVM, empty when not known
   * @param variable MAVEN_OPTS as the JVM sees it, for where the arguments do not tell
   * @param jvmConfig words of {@code .mvn/jvm.config}
   */
  static String given(List<String> arguments, String variable, List<String> jvmConfig) {
    int end = classPath(arguments);
    List<String> all =
        new ArrayList<>(
            end >= 0 && arguments.contains(LAUNCHER) ? arguments.subList(0, end) : words(variable));
    int at = Collections.indexOfSubList(all, jvmConfig);
    if (at >= 0) {
      all.subList(at, at + jvmConfig.size()).clear();
    }
    for (String own : OF_THE_SCRIPT) {
      List<String> words = words(own);
      int begin = Collections.indexOfSubList(all, words);
      if (begin >= 0) {
        all.subList(begin, begin + words.size()).clear();
      }
    }
    return String.join(" ", all);
  }

  private static int classPath(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      if (CLASS_PATH.contains(arguments.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** As a shell splits what is not quoted; the scripts quote neither. */
  static List<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }
}
