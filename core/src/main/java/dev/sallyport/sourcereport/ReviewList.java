package dev.sallyport.sourcereport;

import dev.sallyport.report.Printable;
import dev.sallyport.review.RejectedFile;
import dev.sallyport.review.ReviewedChange;
import dev.sallyport.review.VerifiedReview;
import java.util.List;
import java.util.Locale;

/**
 * The review statements of a repository under one policy.
 *
 * @param good signed by somebody who may review by that policy
 * @param bad the others
 */
public record ReviewList(List<VerifiedReview> good, List<RejectedFile> bad) {
  private static final int SHORT_NAME = 12;

  public ReviewList {
    good = List.copyOf(good);
    bad = List.copyOf(bad);
  }

  /** For a person at a terminal. */
  public String text() {
    StringBuilder out = new StringBuilder();
    for (VerifiedReview review : good) {
      line(out, name(review.file()) + "  good  " + who(review));
      change(out, review.change());
      review
          .signature()
          .expiredSince()
          .ifPresent(time -> line(out, "    its key ended at " + time));
      review
          .signature()
          .softlyRevokedSince()
          .ifPresent(time -> line(out, "    its key was given up at " + time));
    }
    for (RejectedFile file : bad) {
      line(
          out,
          name(file.file())
              + "  counts for nothing: "
              + file.finding().rule().id()
              + ": "
              + Printable.of(FindingGroups.fact(file.finding())));
      file.change().ifPresent(change -> change(out, change));
    }
    line(out, good.size() + " good, " + bad.size() + " that count for nothing");
    return out.toString();
  }

  private static String who(VerifiedReview review) {
    String kind = review.kind().name().toLowerCase(Locale.ROOT);
    String by = review.signer().equals(review.person()) ? "" : ", signed by " + review.signer();
    return Printable.of(review.person() + " (" + kind + by + ")");
  }

  private static void change(StringBuilder out, ReviewedChange change) {
    line(out, "    " + Printable.of(change.repository() + " " + change.ref()));
    line(out, "    from " + change.from() + " to tree " + change.tree());
  }

  private static String name(String file) {
    String printable = Printable.of(file);
    return printable.substring(0, Math.min(SHORT_NAME, printable.length()));
  }

  private static void line(StringBuilder out, String text) {
    out.append(text).append('\n');
  }
}
