package dev.sallyport.history;

import dev.sallyport.policy.BranchRule.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step whose signers are known and whose reviews are not yet counted. */
final class StepDraft {
  final Step step;
  final Found found;
  final Hands hands;
  final Map<Examined, Attribution.Signer> signers = new LinkedHashMap<>();
  final List<String> unproven = new ArrayList<>();
  Optional<Shape> shape = Optional.empty();
  boolean countsReviews = true;

  /** How many the branch asks for, or the rule of the bot that made the step. */
  int reviews;

  StepDraft(Step step, Found found) {
    this.step = step;
    this.found = found;
    this.hands = new Hands(step.policy());
    this.reviews = step.rule().reviews();
  }
}
