package dev.sallyport.inputs;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Writes a lock: {@code docs/formats/inputs-lock.md}. One line for each input, sorted, so that a
 * review sees what came, went and changed. The same inputs are the same bytes.
 */
public final class LockText {
  /** The start of the first line, by which a lock is known. */
  static final String FORMAT = "sallyport-inputs-lock: ";

  static final String VERSION = "1";
  static final String MAVEN = "maven";
  static final String JDK = "jdk";
  static final String COVERAGE = "coverage";
  static final String BETWEEN = "  ";

  /** What a version or a word may be in the head. */
  static final Pattern VALUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,99}");

  private LockText() {}

  /**
   * The lock of a build that ended well and was recorded to its end.
   *
   * @throws Refusal {@code record.unfinished} or {@code input.lock-invalid} if there can be none
   */
  public static byte[] write(BuildInputs inputs) throws Refusal {
    if (!inputs.extent().isToTheEnd()) {
      throw unfinished(
          inputs,
          inputs.extent().success()
              ? "the record goes only until " + inputs.extent().until()
              : "the recorded build failed");
    }
    return writeSoFar(inputs);
  }

  /**
   * The lock of a build that went well so far; who calls knows that nothing is to come.
   *
   * @throws Refusal {@code record.unfinished} or {@code input.lock-invalid} if there can be none
   */
  public static byte[] writeSoFar(BuildInputs inputs) throws Refusal {
    if (!inputs.extent().success()) {
      throw unfinished(inputs, "the recorded build failed");
    }
    requireUsable(inputs);
    StringBuilder text = new StringBuilder(inputs.inputs().size() * 160 + 100);
    text.append(FORMAT).append(VERSION).append('\n');
    head(text, MAVEN, inputs.mavenVersion());
    head(text, JDK, inputs.jdkMajor());
    head(text, COVERAGE, inputs.extent().coverage());
    text.append('\n');
    for (BuildInput input : inputs.inputs()) {
      text.append(input.sha256().hex()).append(BETWEEN);
      text.append(input.size()).append(BETWEEN);
      text.append(input.kindText()).append(BETWEEN);
      text.append(input.path()).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static Refusal unfinished(BuildInputs inputs, String fact) {
    return new Refusal(
        Rule.RECORD_UNFINISHED,
        inputs.name(),
        fact,
        "build once more to the end, and make the lock of that record");
  }

  private static void requireUsable(BuildInputs inputs) throws Refusal {
    if (inputs.inputs().isEmpty()
        || !VALUE.matcher(inputs.mavenVersion()).matches()
        || !VALUE.matcher(inputs.jdkMajor()).matches()) {
      throw new Refusal(
          Rule.INPUT_LOCK_INVALID,
          inputs.name(),
          "it names no input, or no Maven and JDK, that a lock could hold",
          "give a record that the recorder wrote");
    }
  }

  private static void head(StringBuilder text, String key, String value) {
    text.append(key).append(": ").append(value).append('\n');
  }
}
