package dev.sallyport.recorder.facts;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Where the facts about an environment are read from.
 *
 * @param system properties of the JVM
 * @param variables the environment
 * @param top the folder that holds {@code .mvn}
 * @param proc {@code /proc/self}
 * @param session what Maven itself was told, as {@link SettingsFacts} says it
 */
record Surroundings(
    Properties system,
    Map<String, String> variables,
    Path top,
    Path proc,
    Map<String, String> session) {
  Surroundings {
    variables = new TreeMap<>(variables);
    session = new TreeMap<>(session);
  }

  String variable(String name) {
    return variables.getOrDefault(name, "");
  }

  String property(String name) {
    return system.getProperty(name, Environment.UNKNOWN);
  }
}
