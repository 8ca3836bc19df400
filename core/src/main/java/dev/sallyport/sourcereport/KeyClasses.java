package dev.sallyport.sourcereport;

import dev.sallyport.history.CommitRow;
import dev.sallyport.history.CommitRow.SignerKind;
import java.util.Optional;

/**
 * What kind of key signed: {@code hardware}, {@code card} (declared by the policy, shown by
 * nothing), {@code file}, {@code forge} or {@code bot}. A signature by a key that shows no touch is
 * a file as far as anybody can tell.
 */
final class KeyClasses {
  private KeyClasses() {}

  /** One word; empty where no known key signed. */
  static String of(CommitRow row) {
    if (row.signer().isEmpty()) {
      return row.key().isEmpty() ? "" : "unknown";
    }
    if (row.signerKind().equals(Optional.of(SignerKind.FORGE))) {
      return "forge";
    }
    if (row.signerKind().equals(Optional.of(SignerKind.BOT))) {
      return "bot";
    }
    return switch (row.touch()) {
      case "flagged", "flagged-pin", "attested" -> "hardware";
      case "declared" -> "card";
      default -> "file";
    };
  }

  /** With how well the touch is shown. */
  static String phrase(CommitRow row) {
    String word = of(row);
    return word.equals("hardware") || word.equals("card") ? word + " (" + row.touch() + ")" : word;
  }
}
