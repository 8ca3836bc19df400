package dev.sallyport.attack;

import dev.sallyport.attack.Cast.Actor;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What an annotated tag is to be. Mutable, used once. */
final class TagPlan {
  final Actor tagger;
  Optional<SigningKey> key;
  Optional<String> name = Optional.empty();
  Optional<String> target = Optional.empty();
  String type = "commit";
  UnaryOperator<String> raw = UnaryOperator.identity();

  private TagPlan(Actor tagger) {
    this.tagger = tagger;
    this.key = Optional.of(tagger.key());
  }

  static TagPlan tagBy(Actor tagger) {
    return new TagPlan(tagger);
  }

  TagPlan unsigned() {
    key = Optional.empty();
    return this;
  }

  /** The name inside the tag object, if it is not the ref's. */
  TagPlan named(String other) {
    name = Optional.of(other);
    return this;
  }

  /** The label of a commit or tag of the story, if it is not the tip. */
  TagPlan of(String label) {
    target = Optional.of(label);
    return this;
  }

  TagPlan type(String other) {
    type = other;
    return this;
  }

  TagPlan raw(UnaryOperator<String> change) {
    raw = change;
    return this;
  }
}
