package dev.sallyport.recipe;

import dev.sallyport.recipe.CommandWords.Word;
import dev.sallyport.verdict.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes the words of a Maven command line apart; what it does not know it refuses. */
final class MavenCommandReader {
  private static final Set<String> IGNORED =
      Set.of(
          "-B",
          "--batch-mode",
          "-q",
          "--quiet",
          "-e",
          "--errors",
          "-V",
          "--show-version",
          "-U",
          "--update-snapshots",
          "-X",
          "--debug",
          "-ntp",
          "--no-transfer-progress",
          "-npu",
          "--no-plugin-updates",
          "-npr",
          "--no-plugin-registry",
          "-nsu",
          "--no-snapshot-updates",
          "-llr",
          "--legacy-local-repository",
          "-C",
          "--strict-checksums",
          "-c",
          "--lax-checksums",
          "-ff",
          "--fail-fast",
          "-o",
          "--offline");
  private static final Set<String> IGNORED_WITH_VALUE =
      Set.of("-T", "--threads", "-b", "--builder", "--color");

  private static final List<String> WITH_VALUE =
      List.of("--activate-profiles", "--define", "--projects", "--file", "-pl", "-P", "-D", "-f");

  /** What the plugin that writes buildinfo files is told, and no other. */
  private static final List<String> RECORDING = List.of("buildinfo.", "compare.", "reference.");

  private final String where;
  private final List<Word> words;
  private int at;

  private final List<String> goals = new ArrayList<>();
  private final List<String> profiles = new ArrayList<>();
  private final Map<String, String> properties = new LinkedHashMap<>();
  private final List<String> modules = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();
  private boolean alsoMake;
  private Optional<String> file = Optional.empty();

  MavenCommandReader(String where, List<Word> words) {
    this.where = where;
    this.words = words;
  }

  MavenCommand read() throws Refusal {
    if (words.isEmpty() || !words.get(0).text().equals("mvn")) {
      String first = words.isEmpty() ? "an empty command" : words.get(0).text();
      throw ShellScanner.executable(where, first);
    }
    for (at = 1; at < words.size(); at++) {
      word(words.get(at));
    }
    check(RecipeForm.goals(goals), "the command");
    check(RecipeForm.profiles(profiles), "-P");
    check(RecipeForm.properties(properties), "-D");
    check(RecipeForm.modules(modules), "-pl");
    check(RecipeForm.folder(file.orElse("")), "-f");
    return new MavenCommand(goals, profiles, properties, modules, alsoMake, file, ignored);
  }

  private void check(Optional<String> wrong, String option) throws Refusal {
    if (wrong.isPresent()) {
      throw invalid(option + ": " + wrong.get());
    }
  }

  private void word(Word word) throws Refusal {
    String text = word.text();
    if (!text.startsWith("-")) {
      goals.add(fixed(word));
    } else if (text.equals("-am") || text.equals("--also-make")) {
      alsoMake = true;
    } else if (text.equals("-N") || text.equals("--non-recursive")) {
      modules.add(".");
    } else if (IGNORED.contains(text)) {
      ignored.add(text);
    } else if (!ignoredWithValue(text)) {
      valued(word);
    }
  }

  private boolean ignoredWithValue(String text) throws Refusal {
    for (String option : IGNORED_WITH_VALUE) {
      if (text.equals(option)) {
        ignored.add(option + " " + next(option).text());
        return true;
      }
    }
    boolean attached = text.matches("-T[0-9.]+C?|--(threads|builder|color)=.*");
    if (attached) {
      ignored.add(text);
    }
    return attached;
  }

  private void valued(Word word) throws Refusal {
    for (String option : WITH_VALUE) {
      if (word.text().equals(option)) {
        use(option, next(option));
        return;
      }
      String start = option.length() > 2 || option.equals("-f") ? option + "=" : option;
      if (word.text().startsWith(start)) {
        String value = word.text().substring(start.length());
        boolean equals = option.equals("-P") && value.startsWith("=");
        use(option, new Word(equals ? value.substring(1) : value, word.glob()));
        return;
      }
    }
    throw invalid("unknown option " + RecipeForm.quoted(word.text()));
  }

  private void use(String option, Word value) throws Refusal {
    switch (option) {
      case "-D", "--define" -> property(value);
      case "-P", "--activate-profiles" -> profiles(fixed(value));
      case "-pl", "--projects" -> list(fixed(value)).forEach(this::module);
      default -> file = Optional.of(fixed(value)).map(MavenCommandReader::withoutDot);
    }
  }

  private void module(String module) {
    modules.add(module.startsWith("+") ? module.substring(1) : dashToBang(module));
  }

  private void profiles(String value) {
    for (String profile : list(value)) {
      profiles.add(profile.startsWith("+") ? profile.substring(1) : dashToBang(profile));
    }
  }

  private static String dashToBang(String name) {
    return name.startsWith("-") ? "!" + name.substring(1) : name;
  }

  private static List<String> list(String value) {
    return List.of(value.split(",")).stream().map(String::strip).filter(v -> !v.isEmpty()).toList();
  }

  private static String withoutDot(String path) {
    String relative = path.startsWith("./") ? path.substring(2) : path;
    String folder =
        relative.endsWith("/") ? relative.substring(0, relative.length() - 1) : relative;
    return folder.equals(".") ? "" : folder;
  }

  private void property(Word word) throws Refusal {
    int equals = word.text().indexOf('=');
    String name = equals < 0 ? word.text() : word.text().substring(0, equals);
    if (RECORDING.stream().anyMatch(name::startsWith)) {
      ignored.add("-D" + name);
      return;
    }
    properties.put(name, equals < 0 ? "true" : fixed(word).substring(equals + 1));
  }

  private Word next(String option) throws Refusal {
    at++;
    if (at >= words.size()) {
      throw invalid(option + " lacks its value");
    }
    return words.get(at);
  }

  private String fixed(Word word) throws Refusal {
    if (word.glob()) {
      throw ShellScanner.executable(where, word.text());
    }
    return word.text();
  }

  private Refusal invalid(String fact) {
    return StrictText.invalid(
        where, fact, "write the command as mvn, phases, -P, -D, -pl, -am and -f");
  }
}
