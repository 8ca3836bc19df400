package dev.sallyport.attack;

import dev.sallyport.attack.Cast.Actor;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a review statement is to say; honest unless told otherwise. Mutable, used once. */
final class ReviewPlan {
  static final String NAMESPACE = "sallyport-review";

  final Actor reviewer;
  SigningKey key;
  String repository = PolicyText.REPOSITORY;
  Optional<String> ref = Optional.empty();
  Optional<String> from = Optional.empty();
  Optional<String> of = Optional.empty();
  String namespace = NAMESPACE;
  String decision = "approve";
  Optional<String> approver = Optional.empty();
  UnaryOperator<String> signedText = UnaryOperator.identity();
  UnaryOperator<String> storedText = UnaryOperator.identity();
  UnaryOperator<String> envelope = UnaryOperator.identity();

  private ReviewPlan(Actor reviewer) {
    this.reviewer = reviewer;
    this.key = reviewer.key();
  }

  /** Named so that it can be imported beside {@link CommitPlan#by}. */
  static ReviewPlan approvedBy(Actor reviewer) {
    return new ReviewPlan(reviewer);
  }

  ReviewPlan signedWith(SigningKey other) {
    key = other;
    return this;
  }

  ReviewPlan repository(String other) {
    repository = other;
    return this;
  }

  ReviewPlan ref(String other) {
    ref = Optional.of(other);
    return this;
  }

  /** The label of the commit that the reviewer compared with, if it is not the parent. */
  ReviewPlan from(String label) {
    from = Optional.of(label);
    return this;
  }

  /** The label of the commit whose tree was reviewed, if it is not this one. */
  ReviewPlan of(String label) {
    of = Optional.of(label);
    return this;
  }

  ReviewPlan namespace(String other) {
    namespace = other;
    return this;
  }

  ReviewPlan decision(String other) {
    decision = other;
    return this;
  }

  /** At a forge: the account whose approval the importer read. */
  ReviewPlan approver(String account) {
    approver = Optional.of(account);
    return this;
  }

  /** A change of the statement before it is signed. */
  ReviewPlan statement(UnaryOperator<String> change) {
    signedText = change;
    return this;
  }

  /** A change of the statement after it was signed. */
  ReviewPlan forged(UnaryOperator<String> change) {
    storedText = change;
    return this;
  }

  ReviewPlan envelope(UnaryOperator<String> change) {
    envelope = change;
    return this;
  }
}
