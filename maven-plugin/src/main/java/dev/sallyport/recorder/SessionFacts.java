package dev.sallyport.recorder;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What holds for the whole session.
 *
 * @param root folder of the POM that Maven was started on
 * @param sourceUri where the source says it comes from, empty when it does not say
 * @param goals phases and goals as they were asked for
 * @param profiles as asked for by {@code -P} or the settings, {@code !id} for switched off
 * @param userProperties {@code -D} as given, masked
 * @param projects what {@code -pl} selected, as given; {@code !} before what it left out
 * @param makeBehavior of {@code -am} and {@code -amd}, as Maven calls it; empty for neither
 * @param systemProperties of Maven's session, with the environment as {@code env.NAME}
 * @param startedAt start of the session, used when there is no SOURCE_DATE_EPOCH
 */
public record SessionFacts(
    Path root,
    String sourceUri,
    List<String> goals,
    List<String> profiles,
    Map<String, String> userProperties,
    List<String> projects,
    String makeBehavior,
    Properties systemProperties,
    Instant startedAt) {
  public SessionFacts {
    goals = List.copyOf(goals);
    profiles = List.copyOf(profiles);
    projects = List.copyOf(projects);
    userProperties = Map.copyOf(userProperties);
  }
}
