package dev.sallyport.door;

import dev.sallyport.repository.Fakes;
import dev.sallyport.verdict.Finding;

/** What a door would have written down. */
public final class Ledgers {
  private final Ledger ledger = new Ledger(DoorLimits.standard());

  private Ledgers() {}

  public static Ledgers ledger() {
    return new Ledgers();
  }

  public Ledgers said(String path, Reply reply) {
    ledger.record(new Ask("central", Fakes.path(path)), reply);
    return this;
  }

  public Ledgers askedForOwn(String path) {
    ledger.recordOwn(new Ask("central", Fakes.path(path)));
    return this;
  }

  public Ledgers found(Finding finding) {
    ledger.note(finding);
    return this;
  }

  public Ledger end() {
    return ledger;
  }
}
