package dev.sallyport.recorder;

import java.util.List;
import java.util.Map;

/**
 * How far a record goes and what it holds beside its modules.
 *
 * @param coverage by which way in
 * @param until {@code session end}, or the goal that writes; what is later is not in it
 * @param failures which module and goal failed
 * @param failed whether the build did
 * @param cannotSee what this record says nothing about, in words
 * @param inputs in the form of the record
 * @param absent repository paths that were asked for and not there
 * @param repositories id to URL
 * @param findings {@code rule, subject, fact}
 * @param recorderVersion version of this jar
 */
public record Extent(
    String coverage,
    String until,
    boolean failed,
    List<String> failures,
    List<String> cannotSee,
    List<Map<String, Object>> inputs,
    List<String> absent,
    Map<String, String> repositories,
    List<Map<String, Object>> findings,
    String recorderVersion) {

  /** Of a goal that has no recorder beside it, and knows only what its modules hand in. */
  public static Extent ofGoal(String until, List<String> cannotSee, String recorderVersion) {
    return new Extent(
        WayIn.MOJO.text(),
        until,
        false,
        List.of(),
        cannotSee,
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        recorderVersion);
  }
}
