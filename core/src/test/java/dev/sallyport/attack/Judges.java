package dev.sallyport.attack;

import dev.sallyport.sourcegate.SourceReport;
import dev.sallyport.sourcegate.SourceRequest;
import dev.sallyport.sourcegate.VerifySource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The one place that knows which judge the attacks are held against. */
final class Judges {
  private Judges() {}

  static Judge current() {
    return question -> {
      SourceReport report = report(question, Optional.empty());
      return new Judge.Judgement(report.outcome(), report.findings());
    };
  }

  /** The whole report; with a cache, steps that were judged before may not be judged again. */
  static SourceReport report(Question question, Optional<SourceRequest.Cache> cache) {
    return VerifySource.run(request(question, cache), question.now(), 2);
  }

  private static SourceRequest request(Question question, Optional<SourceRequest.Cache> cache) {
    return new SourceRequest(
        question.repository(),
        Optional.of(question.ref()),
        question.base(),
        question.head(),
        question.trustRoot(),
        false,
        question.policy(),
        Optional.of(state(question)),
        cache,
        question.tags(),
        Optional.empty());
  }

  /** What the verifier remembers, beside the repository. */
  private static Path state(Question question) {
    Path file = question.repository().resolveSibling(question.repository().getFileName() + ".json");
    StringBuilder refs = new StringBuilder();
    for (Map.Entry<String, String> ref : new TreeMap<>(question.remembered()).entrySet()) {
      refs.append(refs.isEmpty() ? "" : ", ")
          .append('"')
          .append(ref.getKey())
          .append("\": \"")
          .append(ref.getValue())
          .append('"');
    }
    try {
      Files.writeString(
          file,
          """
          {"schema": "https://sallyport.dev/source-state/v1", "refs": {%s}}
          """
              .formatted(refs));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
