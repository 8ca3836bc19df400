package dev.sallyport.release;

import dev.sallyport.provenance.SessionRecord;
import dev.sallyport.provenance.SessionRecordReader;
import dev.sallyport.verdict.Refusal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The variables that a session's record says its build had. */
final class RecordedVariables {
  private static final String PREFIX = "env.";

  private RecordedVariables() {}

  /** Their names; none where the record is of another kind. */
  static Set<String> of(Optional<Path> record) {
    Set<String> names = new TreeSet<>();
    if (record.isPresent()) {
      try {
        for (SessionRecord.Fact fact : SessionRecordReader.read(record.get()).environment()) {
          if (fact.name().startsWith(PREFIX)) {
            names.add(fact.name().substring(PREFIX.length()));
          }
        }
      } catch (Refusal anotherKind) {
        return Set.of();
      }
    }
    return names;
  }
}
