package dev.sallyport.recorder;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;

/**
 * What holds for the whole session.
 *
 * @param root folder of the POM that Maven was started on
 * @param sourceUri where the source says it comes from, empty when it does not say
 * @param goals phases and goals as they were asked for
 * @param profiles as asked for by {@code -P} or the settings, {@code !id} for switched off
 * @param userProperties {@code -D} as given, not yet masked
 * @param systemProperties of Maven's session, with the environment as {@code env.NAME}
 * @param startedAt start of the session, used when there is no SOURCE_DATE_EPOCH
 * @param until the goal execution that writes the record; later ones are not in it
 * @param pluginVersion version of the recorder
 * @param cannotSee what about this session as a whole is not in the record
 */
public record SessionFacts(
    Path root,
    String sourceUri,
    List<String> goals,
    List<String> profiles,
    Properties userProperties,
    Properties systemProperties,
    Instant startedAt,
    String until,
    String pluginVersion,
    List<String> cannotSee) {
  public SessionFacts {
    goals = List.copyOf(goals);
    profiles = List.copyOf(profiles);
    cannotSee = List.copyOf(cannotSee);
  }
}
