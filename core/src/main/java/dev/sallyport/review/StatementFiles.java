package dev.sallyport.review;

import dev.sallyport.statement.Envelope;
import dev.sallyport.statement.Statement;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files of one ref of ours, read once; no signature is checked yet.
 *
 * @param <T> what the statements say
 */
final class StatementFiles<T> {
  /** More files than this are not read. */
  static final int MAX_FILES = 10_000;

  /** More bytes than this, over all files, are not read. */
  static final long MAX_TOTAL = 64L << 20;

  private static final int LONGEST = 100;
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}\\.dsse\\.json");

  private final String ref;
  private final Reading<T> reading;
  private final List<Unverified<T>> statements = new ArrayList<>();
  private final List<RejectedFile> rejected = new ArrayList<>();
  private int count;
  private long total;

  private StatementFiles(String ref, Reading<T> reading) {
    this.ref = ref;
    this.reading = reading;
  }

  /** Reads the facts out of one statement. */
  @FunctionalInterface
  interface Reading<T> {
    T read(Statement statement) throws Refusal;
  }

  /** A statement of which nothing is known but what it says. */
  record Unverified<T>(String file, Envelope envelope, T content) {}

  static <T> StatementFiles<T> read(String ref, ReviewFiles files, Reading<T> reading)
      throws Refusal {
    StatementFiles<T> all = new StatementFiles<>(ref, reading);
    files.forEach(all.new Taking());
    return all;
  }

  static <T> StatementFiles<T> none() {
    return new StatementFiles<>(
        "",
        statement -> {
          throw new IllegalStateException("there is nothing to read");
        });
  }

  List<Unverified<T>> statements() {
    return statements;
  }

  List<RejectedFile> rejected() {
    return rejected;
  }

  private final class Taking implements ReviewFiles.Visitor {
    @Override
    public void file(String name, byte[] bytes) throws Refusal {
      count(bytes.length);
      if (!NAME.matcher(name).matches()) {
        ignore(name, "is not named like a statement");
      } else if (!name.equals(SignedFile.nameOf(bytes))) {
        ignore(name, "is not named by its content");
      } else {
        parse(name, bytes);
      }
    }

    @Override
    public void other(String name, String fact) throws Refusal {
      count(0);
      ignore(name, fact);
    }
  }

  private void count(int bytes) throws Refusal {
    count++;
    total += bytes;
    if (count > MAX_FILES || total > MAX_TOTAL) {
      throw new Refusal(
          Rule.HISTORY_LIMIT,
          ref,
          "holds more than " + MAX_FILES + " files or " + (MAX_TOTAL >> 20) + " MB",
          "start the ref afresh with the statements that commits after the trust root need");
    }
  }

  private void parse(String name, byte[] bytes) {
    try {
      Envelope envelope = Envelope.read(name, bytes);
      Statement statement = Statement.read(name, envelope);
      statements.add(new Unverified<>(name, envelope, reading.read(statement)));
    } catch (Refusal malformed) {
      rejected.add(new RejectedFile(name, malformed.finding(), Optional.empty()));
    }
  }

  private void ignore(String whole, String fact) {
    // Names are an attacker's, as long as a tree may be.
    String name = whole.length() > LONGEST ? whole.substring(0, LONGEST) + "..." : whole;
    Finding finding =
        Finding.of(
            Rule.EVIDENCE_IGNORED,
            ref + ":" + name,
            fact,
            "make statements with `sallyport review approve`");
    rejected.add(new RejectedFile(name, finding, Optional.empty()));
  }
}
