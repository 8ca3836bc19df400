package dev.sallyport.report;

/** Who says that this source is the source of the release. */
public enum Voucher {
  GIVEN("given"),
  CLAIMED("claimed by the release's own POM"),
  SAME_PUBLISHER("same-publisher archive"),
  RECORDED("named by the build record");

  private final String phrase;

  Voucher(String phrase) {
    this.phrase = phrase;
  }

  public String phrase() {
    return phrase;
  }
}
