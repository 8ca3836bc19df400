package dev.sallyport.release;

import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;

/** {@code --expect-source}: the verdict is about that source or there is none. */
final class ExpectedSource {
  private ExpectedSource() {}

  static void require(VerifyRequest request, SourceSearch.Found found) throws Refusal {
    String actual = found.tree().origin();
    if (request.expectSource().isPresent()
        && !plain(request.expectSource().get()).equals(plain(actual))) {
      throw new Refusal(
          new Finding(
              Rule.SOURCE_UNEXPECTED,
              request.gav().toString(),
              new Evidence.Mismatch(request.expectSource().get(), actual),
              "give the expected source itself with --source, or expect the other one"));
    }
  }

  private static String plain(String url) {
    return url.replaceFirst("/+$", "").replaceFirst("\\.git$", "");
  }
}
