package dev.sallyport.policy;

import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;

/**
 * A place in a policy file.
 *
 * @param where what the file is called in findings
 * @param line from 1
 * @param column from 1, in Unicode code points
 */
record Place(String where, int line, int column) {
  private static final int SHOWN = 80;

  /** The refusal of the whole policy for what stands here. */
  Refusal refusal(String expected, String actual, String hint) {
    return new Refusal(
        new Finding(
            Rule.POLICY_INVALID, toString(), new Evidence.Mismatch(expected, actual), hint));
  }

  Refusal refusal(String expected, String actual) {
    return refusal(expected, actual, "correct " + this);
  }

  /** A value as it is quoted in a finding: cut, so that a finding stays readable. */
  static String shown(String value) {
    int points = value.codePointCount(0, value.length());
    return points <= SHOWN
        ? "'" + value + "'"
        : "'" + value.substring(0, value.offsetByCodePoints(0, SHOWN)) + "…'";
  }

  @Override
  public String toString() {
    return where + ":" + line + ":" + column;
  }
}
