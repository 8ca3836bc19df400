package dev.sallyport.witness;

import dev.sallyport.recipe.RecipeField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recorded options of a JVM, of which only plain ones are given to another one. */
final class JvmOptions {
  /** Agents, class paths, argument files and commands to run are no plain options. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "-(X(ms|mx|mn|ss)[0-9]+[kKmMgG]?|Xint|Xcomp|Xmixed|Xshare:[a-z]+|Xverify:[a-z]+"
              + "|XX:[+-][A-Za-z0-9]+|XX:[A-Za-z0-9]+=[0-9]+[kKmMgG]?|server|client|ea|da|esa|dsa"
              + "|-add-(opens|exports|reads|modules)=[A-Za-z0-9._/,=-]+"
              + "|-enable-native-access=[A-Za-z0-9._,-]+|-sun-misc-unsafe-memory-access=[a-z]+"
              + "|-enable-preview)");

  private static final Pattern DEFINITION =
      Pattern.compile("-D([A-Za-z0-9_.-]+)(=[^\\s\"'`$\\\\]*)?");
  private static final Pattern TWO_WORDS = Pattern.compile("--add-(opens|exports|reads|modules)");
  private static final Pattern MODULES = Pattern.compile("[A-Za-z0-9._/,=-]+");
  private static final String MASKED = "(masked)";

  private JvmOptions() {}

  static List<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  /** Those that are not given. */
  static List<String> odd(String text) {
    List<String> odd = new ArrayList<>();
    List<String> words = words(text);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean hasNext = i + 1 < words.size();
      if (TWO_WORDS.matcher(word).matches() && hasNext && isModules(words.get(i + 1))) {
        i++;
      } else if (!isPlain(word)) {
        odd.add(word);
      }
    }
    return odd;
  }

  private static boolean isModules(String word) {
    return MODULES.matcher(word).matches();
  }

  private static boolean isPlain(String word) {
    Matcher definition = DEFINITION.matcher(word);
    return definition.matches()
        ? !RecipeField.isReservedProperty(definition.group(1)) && !word.contains(MASKED)
        : PLAIN.matcher(word).matches();
  }
}
