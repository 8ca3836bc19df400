package dev.sallyport.review;

import java.io.IOException;
import java.util.List;

/** Starts programs of the machine. No shell is in between. */
public interface Programs {

  /**
   * Runs a program to its end.
   *
   * @throws IOException when it cannot be started, takes too long or writes too much
   */
  Ended run(Call call) throws IOException, InterruptedException;

  /**
   * What to run.
   *
   * @param command program and arguments
   * @param stdin all that it can read
   * @param talks whether it may write to the person at the terminal, e.g. to ask for a touch; its
   *     error output is not captured then
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Call(List<String> command, byte[] stdin, boolean talks) {
    public Call {
      command = List.copyOf(command);
    }
  }

  /** How it ended. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Ended(int exit, byte[] stdout, String stderr) {}
}
