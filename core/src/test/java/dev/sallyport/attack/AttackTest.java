package dev.sallyport.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.attack.HonestStories.Honest;
import dev.sallyport.attack.Judge.Judgement;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Rule;
import dev.sallyport.verdict.Rule.Weight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gate against every attack: the honest story is VERIFIED without anything that refutes, the
 * attack is found by exactly the rules that it breaks.
 */
@SuppressWarnings("NullAway")
class AttackTest {
  @TempDir Path temp;

  static List<Attack> attacks() {
    return Catalogue.all();
  }

  static List<Honest> honestStories() {
    return Catalogue.honest();
  }

  @ParameterizedTest
  @MethodSource("honestStories")
  void honestStoryIsVerified(Honest honest) throws IOException {
    Judgement judgement = judged("honest", honest.story());
    assertVerified(judgement);
    assertTrue(
        rules(judgement, true).containsAll(honest.notes()), () -> judgement.findings().toString());
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void isFoundByExactlyItsRules(Attack attack) throws IOException {
    assertVerified(judged("honest", attack.honest()));
    Judgement judgement = judged("attack", attack.attack());
    assertEquals(attack.expected(), rules(judgement, false), () -> judgement.findings().toString());
    boolean refuted = attack.expected().stream().anyMatch(rule -> rule.weight() == Weight.REFUTES);
    assertEquals(refuted ? Outcome.REFUTED : Outcome.INDETERMINATE, judgement.outcome());
  }

  private static void assertVerified(Judgement judgement) {
    assertEquals(
        new TreeSet<Rule>(), rules(judgement, false), () -> judgement.findings().toString());
    assertEquals(Outcome.VERIFIED, judgement.outcome());
  }

  private static SortedSet<Rule> rules(Judgement judgement, boolean notes) {
    return judgement.findings().stream()
        .map(Finding::rule)
        .filter(rule -> notes == (rule.weight() == Weight.NOTE))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Judgement judged(String folder, Consumer<Story> told) throws IOException {
    Story story = Story.in(Files.createDirectories(temp.resolve(folder)));
    told.accept(story);
    return Judges.current().judge(story.told());
  }
}
