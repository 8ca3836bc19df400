package dev.sallyport.release;

import dev.sallyport.digest.Sha256;
import dev.sallyport.store.Store;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Path;

/** Reads from the store where a failure can only be told as a refusal. */
final class Stored {
  private Stored() {}

  static byte[] bytes(Store store, Sha256 digest) throws Refusal {
    try {
      return store.read(digest);
    } catch (IOException unreadable) {
      throw unreadable(digest, unreadable);
    }
  }

  static void copy(Store store, Sha256 digest, Path file) throws Refusal {
    try {
      store.copyTo(digest, file);
    } catch (IOException unreadable) {
      throw unreadable(digest, unreadable);
    }
  }

  private static Refusal unreadable(Sha256 digest, IOException why) {
    return new Refusal(
        Rule.INPUT_CHANGED,
        digest.hex(),
        "the store could not be read: " + why.getMessage(),
        "see whether the disk is full, or remove the store's folder and run again");
  }
}
