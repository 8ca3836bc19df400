package dev.sallyport.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.verdict.Rule.Weight;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** That the catalogue is one, whoever judges what is in it. */
class CatalogueTest {

  private static List<Attack> attacks() {
    return Catalogue.all();
  }

  @Test
  void isNotShort() {
    assertTrue(attacks().size() >= 250, () -> "only " + attacks().size() + " attacks");
  }

  @Test
  void namesAreNotTwice() {
    Set<String> names = new TreeSet<>();
    List<String> twice =
        attacks().stream().map(Attack::name).filter(name -> !names.add(name)).toList();
    assertEquals(List.of(), twice);
  }

  @Test
  void eachExpectsARefusal() {
    for (Attack attack : attacks()) {
      assertFalse(attack.expected().isEmpty(), attack.name());
      assertTrue(
          attack.expected().stream().noneMatch(rule -> rule.weight() == Weight.NOTE),
          attack.name());
    }
  }
}
