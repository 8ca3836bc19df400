package dev.sallyport.door;

import dev.sallyport.digest.Digests;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a build asked for and was told, once per path. Safe for use by several threads. */
public final class Ledger {
  /** Of notes about refused requests, which a build can make up without end. */
  private static final int MAX_NOTES = 200;

  private final Map<Ask, Reply> entries = new TreeMap<>();
  private final Set<Finding> findings = new LinkedHashSet<>();
  private final SortedSet<String> ownAsked = new TreeSet<>();
  private final DoorLimits limits;
  private long bytes;
  private int notes;
  private boolean closed;

  public Ledger(DoorLimits limits) {
    this.limits = limits;
  }

  /** One path and what was said about it. */
  public record Entry(Ask ask, Reply reply) {}

  /** Everything asked for so far, sorted by repository and path. */
  public synchronized List<Entry> entries() {
    return entries.entrySet().stream().map(e -> new Entry(e.getKey(), e.getValue())).toList();
  }

  /** In the order in which they came up. */
  public synchronized List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Paths of the release under judgement that the build asked for and did not get. */
  public synchronized SortedSet<String> ownAsked() {
    return new TreeSet<>(ownAsked);
  }

  /** Writes an answer down; what comes back is the answer to give. */
  synchronized Reply record(Ask ask, Reply reply) {
    Reply known = entries.get(ask);
    if (known != null || closed) {
      return known != null ? known : reply;
    }
    long size = reply instanceof Reply.Served served ? served.digests().size() : 0;
    boolean over = entries.size() >= limits.maxFiles() || bytes + size > limits.maxBytes();
    if (over) {
      Finding limit = overLimit(ask);
      note(limit);
      return new Reply.Refused(limit);
    }
    bytes += size;
    entries.put(ask, reply);
    if (reply instanceof Reply.Refused refused) {
      note(refused.finding());
    }
    return reply;
  }

  /** The answer to a new question that must not even be passed on, because there were too many. */
  synchronized Optional<Reply> refusedUnasked(Ask ask) {
    boolean full = entries.size() >= limits.maxFiles() || bytes >= limits.maxBytes();
    if (!full || entries.containsKey(ask)) {
      return Optional.empty();
    }
    Finding limit = overLimit(ask);
    note(limit);
    return Optional.of(new Reply.Refused(limit));
  }

  private Finding overLimit(Ask ask) {
    return Finding.of(
        Rule.INPUT_LIMIT,
        ask.toString(),
        "more than " + limits.maxFiles() + " files or " + limits.maxBytes() + " bytes",
        "raise the limit if the build really needs that much");
  }

  /** What was served for a path, if it was. */
  synchronized Optional<Digests> served(Ask ask) {
    return entries.get(ask) instanceof Reply.Served served
        ? Optional.of(served.digests())
        : Optional.empty();
  }

  synchronized void recordOwn(Ask ask) {
    if (!closed && ownAsked.size() < limits.maxFiles()) {
      ownAsked.add(ask.path().text());
    }
  }

  synchronized void note(Finding finding) {
    boolean bounded =
        finding.rule() == Rule.INPUT_PATH_REFUSED
            || finding.rule() == Rule.INPUT_REPOSITORY_REFUSED
            || finding.rule() == Rule.INPUT_LIMIT;
    if (closed || findings.contains(finding) || (bounded && ++notes > MAX_NOTES)) {
      return;
    }
    findings.add(finding);
  }

  /** Nothing more is written down: whatever is still under way is not delivered to the build. */
  synchronized void close() {
    closed = true;
  }
}
