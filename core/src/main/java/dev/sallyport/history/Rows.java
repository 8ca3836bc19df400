package dev.sallyport.history;

import dev.sallyport.gitobject.Ident;
import dev.sallyport.history.Attribution.Signer;
import dev.sallyport.history.CommitRow.SignerKind;
import dev.sallyport.policy.Principal;
import dev.sallyport.signature.Checked;
import dev.sallyport.signature.Touch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the rows of a judged step. */
final class Rows {
  private Rows() {}

  static List<CommitRow> of(StepDraft draft, SortedMap<String, String> reviews) {
    List<CommitRow> rows = new ArrayList<>();
    draft.step.brought().forEach(commit -> rows.add(row(draft, commit, false, reviews)));
    draft.step.to().ifPresent(commit -> rows.add(row(draft, commit, true, reviews)));
    return rows;
  }

  private static CommitRow row(
      StepDraft draft, Examined commit, boolean own, SortedMap<String, String> reviews) {
    Optional<Signer.Known> known =
        draft.signers.get(commit) instanceof Signer.Known signer
            ? Optional.of(signer)
            : Optional.empty();
    return new CommitRow(
        commit.id(),
        draft.step.subject(),
        name(commit.author()),
        known.map(signer -> signer.holder().id()),
        known.map(signer -> kind(signer.holder())),
        key(commit),
        known.map(signer -> word(signer.touch())).orElse(""),
        own ? draft.shape : Optional.empty(),
        own || draft.step.to().isEmpty() ? reviews : new TreeMap<>(),
        commit.subject(),
        draft.found.of(commit));
  }

  private static SignerKind kind(Principal holder) {
    if (holder instanceof Principal.Forge) {
      return SignerKind.FORGE;
    }
    return holder instanceof Principal.Bot ? SignerKind.BOT : SignerKind.PERSON;
  }

  private static String key(Examined commit) {
    if (commit.checked().orElse(null) instanceof Checked.Good good) {
      return good.key().fingerprint() + " (" + good.key().kind() + ")";
    }
    if (commit.checked().orElse(null) instanceof Checked.Refused refused) {
      return refused.keyHint();
    }
    return "";
  }

  private static String name(Ident ident) {
    return ident.name() + " <" + ident.email() + ">";
  }

  private static String word(Touch touch) {
    return touch.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
