package dev.sallyport.recipe;

import dev.sallyport.recipe.AssignmentReader.Assignment;
import dev.sallyport.recipe.ShellWord.Active;
import dev.sallyport.recipe.ShellWord.Literal;
import dev.sallyport.recipe.ShellWord.Piece;
import dev.sallyport.recipe.ShellWord.Reference;
import dev.sallyport.verdict.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The variables of a file after all its assignments. A value that would have to be executed is kept
 * as the refusal it is; it is thrown when somebody asks for that value, and only then.
 */
final class ShellVariables {
  /** Interpolation can double a value with every line; this is where it ends. */
  private static final int LONGEST = 1 << 16;

  /**
   * The last assignment to a variable.
   *
   * @param refusal why there is no value
   */
  private record Value(String where, String text, Optional<Refusal> refusal) {}

  private final Map<String, Value> values = new HashMap<>();
  private final Set<String> referenced = new HashSet<>();
  private final Set<String> known;

  /**
   * @param known names that may be used without having been assigned; they are empty then
   */
  ShellVariables(List<Assignment> assignments, Set<String> known) {
    this.known = known;
    for (Assignment assignment : assignments) {
      values.put(assignment.name(), evaluate(assignment));
    }
  }

  private Value evaluate(Assignment assignment) {
    StringBuilder text = new StringBuilder();
    try {
      for (Piece piece : assignment.word().pieces()) {
        text.append(text(piece, assignment.where()));
        if (text.length() > LONGEST) {
          throw StrictText.invalid(assignment.where(), "is too long", "shorten the value");
        }
      }
    } catch (Refusal refusal) {
      return new Value(assignment.where(), "", Optional.of(refusal));
    }
    return new Value(assignment.where(), text.toString(), Optional.empty());
  }

  private String text(Piece piece, String where) throws Refusal {
    if (piece instanceof Active active) {
      throw ShellScanner.executable(where, active.text());
    }
    if (piece instanceof Reference reference) {
      return referenced(reference.name(), where);
    }
    return ((Literal) piece).text();
  }

  private String referenced(String name, String where) throws Refusal {
    referenced.add(name);
    if (!values.containsKey(name) && !known.contains(name)) {
      throw StrictText.invalid(
          where, "uses " + RecipeForm.quoted(name) + ", which has no value", "assign it before");
    }
    return value(name).orElse("");
  }

  /** The value; empty where it was not assigned or is the empty text. */
  Optional<String> value(String name) throws Refusal {
    Value value = values.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value.refusal().isPresent()) {
      throw value.refusal().get();
    }
    return Optional.of(value.text()).filter(text -> !text.isEmpty());
  }

  /** File and line of the last assignment; the name itself where there is none. */
  String where(String name) {
    Value value = values.get(name);
    return value == null ? name : value.where();
  }

  boolean isAssigned(String name) {
    Value value = values.get(name);
    return value != null && (value.refusal().isPresent() || !value.text().isEmpty());
  }

  /** Names that were assigned, are not known and were not used by another assignment; sorted. */
  List<String> unused() {
    List<String> unused = new ArrayList<>();
    for (String name : values.keySet()) {
      if (!known.contains(name) && !referenced.contains(name)) {
        unused.add(name);
      }
    }
    unused.sort(null);
    return unused;
  }
}
