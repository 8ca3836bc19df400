package dev.sallyport.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The published ids, and the page made from them. */
class RulesPageTest {
  private static final Path PAGE = Path.of("..", "docs", "rules.md");
  private static final Pattern ID = Pattern.compile("[a-z]+\\.[a-z0-9-]+");
  private static final Set<String> FAMILIES =
      Set.of(
          "commit",
          "review",
          "branch",
          "tag",
          "policy",
          "key",
          "history",
          "tree",
          "source",
          "input",
          "recipe",
          "record",
          "sandbox",
          "artifact",
          "evidence",
          "release",
          "tool");

  @Test
  void idsAreUniqueAndOfAKnownFamily() {
    Set<String> seen = new HashSet<>();
    for (Rule rule : Rule.values()) {
      assertTrue(ID.matcher(rule.id()).matches(), rule::id);
      assertTrue(FAMILIES.contains(rule.id().substring(0, rule.id().indexOf('.'))), rule::id);
      assertTrue(seen.add(rule.id()), rule::id);
      assertFalse(rule.meaning().isBlank(), rule::id);
    }
    assertFalse(seen.isEmpty());
  }

  @Test
  void thePageSaysWhatTheRulesSay() throws IOException {
    String page = page();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, page);
    }
    assertEquals(
        page,
        Files.exists(PAGE) ? Files.readString(PAGE) : "",
        "docs/rules.md is made from dev.sallyport.verdict.Rule; make it again with:"
            + " mvn verify -pl core -Dtest=RulesPageTest -Dgolden.update=true");
  }

  private static String page() {
    StringBuilder page = new StringBuilder();
    page.append("# Rules\n\n");
    page.append("Made from `dev.sallyport.verdict.Rule`; do not edit.\n");
    page.append(
        "Ids are published: new ones are added, none is removed or given another meaning.\n\n");
    page.append("| weight | what it does to the verdict |\n|---|---|\n");
    page.append("| refutes | REFUTED, exit code 1 |\n");
    page.append("| indeterminate | INDETERMINATE, exit code 2, unless something else refutes |\n");
    page.append("| note | nothing; it is in the report |\n\n");
    page.append("| rule | weight | what is the case |\n|---|---|---|\n");
    for (Rule rule : Rule.values()) {
      page.append("| `").append(rule.id()).append("` | ");
      page.append(rule.weight().name().toLowerCase(Locale.ROOT)).append(" | ");
      page.append(rule.meaning().replace("|", "\\|")).append(" |\n");
    }
    return page.toString();
  }
}
