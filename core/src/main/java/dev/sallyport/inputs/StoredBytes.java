package dev.sallyport.inputs;

import dev.sallyport.digest.Digests;
import dev.sallyport.store.Store;
import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Sallyport's own store, which finds bytes by their digest. */
public final class StoredBytes implements BytesPlace {
  private final Store store;

  public StoredBytes(Store store) {
    this.store = store;
  }

  @Override
  public String name() {
    return "the store";
  }

  @Override
  public List<Held> find(BuildInput input) {
    return store.has(input.sha256())
        ? List.of(new Held("the store's " + input.sha256(), () -> digests(input)))
        : List.of();
  }

  private Digests digests(BuildInput input) throws IOException {
    try (InputStream in = store.openVerified(input.sha256())) {
      return Digests.of(in);
    } catch (Refusal changed) {
      throw new ChangedInStore(changed);
    }
  }

  /** The store moved the file aside, and says what it held. */
  static final class ChangedInStore extends IOException {
    private static final long serialVersionUID = 1L;
    private final Refusal refusal;

    ChangedInStore(Refusal refusal) {
      super(refusal.getMessage(), refusal);
      this.refusal = refusal;
    }

    Refusal refusal() {
      return refusal;
    }
  }

  @Override
  public Optional<String> origin(BuildInput input) {
    return Optional.empty();
  }
}
