package dev.sallyport.trace;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A trace on disk, read from its begin to its end. Broken lines are counted and left out. */
final class TraceFile {
  /** Of one line, in bytes; a longer one is not read. */
  static final int LINE = 1 << 20;

  /** Of calls begun and not ended at one time. */
  private static final int PENDING = 1 << 16;

  private final Map<Integer, TraceLine.Begun> pending = new HashMap<>();
  private final Consumer<Syscall> calls;
  private long lines;
  private long unreadable;

  private TraceFile(Consumer<Syscall> calls) {
    this.calls = calls;
  }

  /** How many lines there were, and how many of them could not be read. */
  record Tally(long lines, long unreadable) {}

  /** Tells every call that ended, and every end of a process, in their order. */
  static Tally read(Path file, Consumer<Syscall> calls) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return read(in, calls);
    }
  }

  static Tally read(InputStream in, Consumer<Syscall> calls) throws IOException {
    TraceFile trace = new TraceFile(calls);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean tooLong = false;
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        trace.line(tooLong ? "" : line.toString(StandardCharsets.ISO_8859_1));
        line.reset();
        tooLong = false;
      } else if (line.size() < LINE) {
        line.write(b);
      } else {
        tooLong = true;
      }
    }
    if (line.size() > 0) {
      trace.line("");
    }
    return new Tally(trace.lines, trace.unreadable);
  }

  private void line(String text) {
    lines++;
    Optional<TraceLine> parsed = TraceLine.parse(text);
    if (parsed.isPresent() && parsed.get() instanceof TraceLine.Resumed resumed) {
      parsed = joined(resumed);
    }
    if (parsed.isEmpty()) {
      unreadable++;
    } else if (parsed.get() instanceof TraceLine.Whole whole) {
      calls.accept(whole.call());
    } else if (parsed.get() instanceof TraceLine.Begun begun) {
      begin(begun);
    } else if (parsed.get() instanceof TraceLine.Ended ended) {
      pending.remove(ended.process());
      calls.accept(new Syscall(ended.process(), Syscall.EXIT, List.of(), "?"));
    } else if (parsed.get() instanceof TraceLine.Other other) {
      pending.remove(other.process());
    }
  }

  private void begin(TraceLine.Begun begun) {
    if (pending.size() >= PENDING && !pending.containsKey(begun.process())) {
      unreadable++;
      return;
    }
    // one that never ended, since its process was killed, is replaced
    pending.put(begun.process(), begun);
  }

  private Optional<TraceLine> joined(TraceLine.Resumed resumed) {
    TraceLine.Begun begun = pending.remove(resumed.process());
    if (begun == null || !begun.name().equals(resumed.name())) {
      return Optional.empty();
    }
    return TraceLine.whole(resumed.process(), resumed.name(), begun.text() + resumed.text());
  }
}
