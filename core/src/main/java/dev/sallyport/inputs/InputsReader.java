package dev.sallyport.inputs;

import dev.sallyport.provenance.BuildRecord;
import dev.sallyport.provenance.RecordReader;
import dev.sallyport.provenance.SessionRecord;
import dev.sallyport.provenance.SessionRecordReader;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the inputs of a build from a record of a session, a record of a rebuild, or a lock. */
public final class InputsReader {
  private static final String HINT =
      "give a record (provenance.intoto.json) that the recorder or sallyport verify wrote, or a"
          + " lock";

  private InputsReader() {}

  /**
   * Reads a file of any of the three forms.
   *
   * @throws Refusal {@code input.lock-invalid} if it is of none, or holds no input at all
   */
  public static BuildInputs read(Path file) throws Refusal {
    BuildInputs inputs = readAny(file);
    if (inputs.inputs().isEmpty()) {
      throw new Refusal(
          Rule.INPUT_LOCK_INVALID,
          file.toString(),
          "it names no input, and nothing was ever built from nothing",
          "record a build; a record that a goal wrote needs the goal to run at the end");
    }
    return inputs;
  }

  private static BuildInputs readAny(Path file) throws Refusal {
    if (!Files.isRegularFile(file)) {
      throw new Refusal(Rule.INPUT_LOCK_INVALID, file.toString(), "there is no such file", HINT);
    }
    if (isLock(file)) {
      return LockReader.read(file);
    }
    if (SessionRecordReader.isOne(file)) {
      SessionRecord record = SessionRecordReader.read(file);
      return FromRecord.session(file.toString(), record);
    }
    try {
      BuildRecord record = RecordReader.read(file);
      return FromRecord.rebuild(file.toString(), record);
    } catch (Refusal refusal) {
      Finding found = refusal.finding();
      throw new Refusal(
          new Finding(Rule.INPUT_LOCK_INVALID, found.subject(), found.evidence(), HINT));
    }
  }

  private static boolean isLock(Path file) throws Refusal {
    byte[] start = LockText.FORMAT.getBytes(StandardCharsets.US_ASCII);
    try (InputStream in = Files.newInputStream(file)) {
      return java.util.Arrays.equals(in.readNBytes(start.length), start);
    } catch (IOException unreadable) {
      throw new Refusal(Rule.INPUT_LOCK_INVALID, file.toString(), "it cannot be read", HINT);
    }
  }
}
