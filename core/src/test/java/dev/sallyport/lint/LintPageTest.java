package dev.sallyport.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tables of {@code docs/lint.md} are those of the code. */
class LintPageTest {
  private static final Path PAGE = Path.of("..", "docs", "lint.md");
  private static final String START = "<!-- made from dev.sallyport.lint; do not edit below -->\n";

  @Test
  void thePagesTablesSayWhatTheCodeSays() throws IOException {
    String page = Files.readString(PAGE);
    String made = page.substring(0, page.indexOf(START)) + START + tables();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, made);
    }
    assertEquals(
        made,
        Files.readString(PAGE),
        "make the tables again with: mvn verify -pl core -Dtest=LintPageTest -Dgolden.update=true");
  }

  @Test
  void everyRuleOfTheLintIsOnThePage() throws IOException {
    String page = Files.readString(PAGE);
    for (Rule rule :
        List.of(
            Rule.INPUT_VERSION_RANGE,
            Rule.INPUT_SNAPSHOT,
            Rule.INPUT_SYSTEM_SCOPE,
            Rule.INPUT_PLUGIN_UNPINNED,
            Rule.RECIPE_NO_TIMESTAMP,
            Rule.RECIPE_PLUGIN_IRREPRODUCIBLE)) {
      assertTrue(page.contains("## `" + rule.id() + "`"), rule::id);
    }
  }

  @Test
  void aPluginIsListedOnce() {
    assertEquals(
        KnownPlugins.ALL.size(),
        KnownPlugins.ALL.stream().map(KnownPlugin::key).distinct().count());
  }

  private static String tables() {
    StringBuilder out = new StringBuilder();
    out.append("\n### Plugins\n\n");
    out.append(
        "| plugin | reproducible since | what differs before | known from |\n|---|---|---|---|\n");
    for (KnownPlugin plugin : KnownPlugins.ALL) {
      String since = plugin.minimum().orElse("never: " + plugin.instead());
      row(out, "`" + plugin.key() + "`", since, plugin.cause(), plugin.source());
    }
    out.append("\n### Settings\n\n");
    out.append("| plugin | setting | what differs | have |\n|---|---|---|---|\n");
    for (KnownSetting setting : KnownSetting.ALL) {
      row(out, setting.plugins(), setting.setting(), setting.cause(), "`" + setting.cure() + "`");
    }
    return out.toString();
  }

  private static void row(StringBuilder out, String... cells) {
    for (String cell : cells) {
      out.append("| ").append(cell.replace("|", "\\|")).append(' ');
    }
    out.append("|\n");
  }
}
