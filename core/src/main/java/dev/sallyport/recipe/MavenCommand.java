package dev.sallyport.recipe;

import dev.sallyport.verdict.Refusal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An invocation of Maven, taken apart.
 *
 * @param profiles as {@code -P} takes them: {@code !id} switches off
 * @param properties without those of the buildinfo plugin, which only record
 * @param modules as {@code -pl} takes them; {@code -N} is the module {@code .}
 * @param alsoMake {@code -am} was given
 * @param file what {@code -f} names, relative to the source tree
 * @param ignored options that change what is printed or how fast, not what is built
 */
public record MavenCommand(
    List<String> goals,
    List<String> profiles,
    Map<String, String> properties,
    List<String> modules,
    boolean alsoMake,
    Optional<String> file,
    List<String> ignored) {
  public MavenCommand {
    goals = List.copyOf(goals);
    profiles = List.copyOf(profiles);
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    modules = List.copyOf(modules);
    ignored = List.copyOf(ignored);
  }

  /**
   * Reads {@code mvn …}.
   *
   * @param where file and line, for refusals
   */
  static MavenCommand parse(String where, String text) throws Refusal {
    return new MavenCommandReader(where, new CommandWords(where, text).read()).read();
  }
}
