package dev.sallyport.report;

import java.util.Optional;

/**
 * The source a verdict is about.
 *
 * @param origin URL, coordinate of an archive, or folder
 * @param commit full id, where the source is a git repository
 * @param tree git tree id of the commit
 * @param match how the POM in it equals the published one: bytes, lines or model
 */
public record SourceFacts(
    String origin,
    Optional<String> ref,
    Optional<String> commit,
    Optional<String> tree,
    String match,
    Voucher voucher) {

  /** One phrase for the headline. */
  public String phrase() {
    String place = origin + ref.map(r -> " " + r).orElse("") + commit.map(c -> " @" + c).orElse("");
    return place + " (" + voucher.phrase() + ")";
  }
}
