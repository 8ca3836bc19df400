package dev.sallyport.attack;

import static dev.sallyport.attack.CommitPlan.by;

import dev.sallyport.attack.Cast.Actor;
import dev.sallyport.verdict.Rule;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * An honest story, the same with one thing changed, and what must be found in the second: no rule
 * less, no rule more, notes left aside. Where a broken rule has consequences for other rules, only
 * the cause is expected.
 *
 * @param name says what the attacker did
 */
record Attack(
    String name, Consumer<Story> honest, Consumer<Story> attack, SortedSet<Rule> expected) {

  static Attack of(String name, Consumer<Story> honest, Consumer<Story> attack, Rule... expected) {
    return new Attack(name, honest, attack, new TreeSet<>(List.of(expected)));
  }

  /** One commit by Alice, SSH, reviewed by Bob; the change is made to the commit. */
  static Attack onAlice(String name, UnaryOperator<CommitPlan> change, Rule... expected) {
    return onCommit(Cast.ALICE, Cast.BOB, name, change, expected);
  }

  /** One commit by Bob, OpenPGP, reviewed by Alice; the change is made to the commit. */
  static Attack onBob(String name, UnaryOperator<CommitPlan> change, Rule... expected) {
    return onCommit(Cast.BOB, Cast.ALICE, name, change, expected);
  }

  private static Attack onCommit(
      Actor author,
      Actor reviewer,
      String name,
      UnaryOperator<CommitPlan> change,
      Rule... expected) {
    return of(
        name,
        s -> s.commit(by(author).file("src/a.txt", "1\n").reviewedBy(reviewer)),
        s -> s.commit(change.apply(by(author).file("src/a.txt", "1\n").reviewedBy(reviewer))),
        expected);
  }

  @Override
  public String toString() {
    return name;
  }
}
