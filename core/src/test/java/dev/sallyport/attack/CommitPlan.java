package dev.sallyport.attack;

import dev.sallyport.attack.Cast.Actor;
import dev.sallyport.attack.Content.Entry;
import dev.sallyport.attack.Content.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** What a commit is to be; honest unless told otherwise. Mutable, used once. */
final class CommitPlan {
  Actor author;
  Actor committer;
  String name = "";
  String message = "Change something\n";
  Optional<Instant> at = Optional.empty();
  Duration late = Duration.ZERO;

  /** From payload and time to the armored signature; empty for none. */
  Optional<BiFunction<byte[], Instant, String>> signature;

  final List<UnaryOperator<Content>> edits = new ArrayList<>();
  UnaryOperator<List<Row>> rows = UnaryOperator.identity();
  UnaryOperator<List<String>> parents = UnaryOperator.identity();
  UnaryOperator<String> payload = UnaryOperator.identity();
  UnaryOperator<String> raw = UnaryOperator.identity();
  final List<TagPlan> mergetags = new ArrayList<>();
  final List<ReviewPlan> reviews = new ArrayList<>();

  private CommitPlan(Actor actor) {
    this.author = actor;
    this.committer = actor;
    this.signature = Optional.of((bytes, time) -> actor.key().block(bytes, "git", time));
  }

  /** Written, committed and signed by one actor. */
  static CommitPlan by(Actor actor) {
    return new CommitPlan(actor);
  }

  CommitPlan file(String path, String text) {
    return edit(content -> content.with(path, Entry.file(text)));
  }

  CommitPlan entry(String path, String mode, String bytes) {
    return edit(content -> content.with(path, new Entry(mode, Wire.utf8(bytes))));
  }

  CommitPlan remove(String path) {
    return edit(content -> content.without(path));
  }

  CommitPlan edit(UnaryOperator<Content> change) {
    edits.add(change);
    return this;
  }

  /** Replaces the policy by this one. */
  CommitPlan policy(PolicyText policy) {
    return edit(content -> Story.withPolicy(content, policy));
  }

  CommitPlan author(Actor other) {
    author = other;
    return this;
  }

  CommitPlan committer(Actor other) {
    committer = other;
    return this;
  }

  CommitPlan message(String text) {
    message = text;
    return this;
  }

  /** A name by which the story finds the commit again. */
  CommitPlan as(String label) {
    name = label;
    return this;
  }

  /** The committer's claim. */
  CommitPlan at(Instant time) {
    at = Optional.of(time);
    return this;
  }

  CommitPlan unsigned() {
    signature = Optional.empty();
    return this;
  }

  /** Signed with another key than the committer's. */
  CommitPlan signedWith(SigningKey key) {
    return signature((bytes, time) -> key.block(bytes, "git", time));
  }

  CommitPlan signature(BiFunction<byte[], Instant, String> maker) {
    signature = Optional.of(maker);
    return this;
  }

  CommitPlan signatureText(UnaryOperator<String> change) {
    BiFunction<byte[], Instant, String> before = signature.orElseThrow();
    return signature((bytes, time) -> change.apply(before.apply(bytes, time)));
  }

  CommitPlan signedAsSsh(SshKey key, UnaryOperator<SshKey.Form> change) {
    return signature((bytes, time) -> key.block(bytes, change));
  }

  CommitPlan signedAsPgp(PgpKey key, UnaryOperator<PgpSignature> change) {
    return signature((bytes, time) -> key.block(bytes, time, change));
  }

  /** A change of the topmost tree's lines. */
  CommitPlan rows(UnaryOperator<List<Row>> change) {
    rows = change;
    return this;
  }

  CommitPlan parents(UnaryOperator<List<String>> change) {
    parents = change;
    return this;
  }

  /** A change of the bytes before they are signed. Bytes are chars of ISO 8859-1. */
  CommitPlan payload(UnaryOperator<String> change) {
    payload = change;
    return this;
  }

  /** A change of the bytes after they were signed. */
  CommitPlan raw(UnaryOperator<String> change) {
    raw = change;
    return this;
  }

  /** Embeds a signed tag of the commit that is merged. */
  CommitPlan mergetag(TagPlan tag) {
    mergetags.add(tag);
    return this;
  }

  /** Each of them makes a review statement of this step. */
  CommitPlan reviewedBy(Actor... reviewers) {
    for (Actor reviewer : reviewers) {
      reviews.add(ReviewPlan.approvedBy(reviewer));
    }
    return this;
  }

  CommitPlan reviewed(ReviewPlan review) {
    reviews.add(review);
    return this;
  }
}
