package dev.sallyport.witness;

import dev.sallyport.provenance.SessionRecord;
import dev.sallyport.provenance.SessionRecord.Fact;
import dev.sallyport.rebuild.Extras;
import dev.sallyport.recipe.Environment;
import dev.sallyport.recipe.Recipe;
import dev.sallyport.recipe.RecipeField;
import dev.sallyport.recipe.Sourced;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A recorded build as a recipe. Goals that publish are left out or stop before they do; Sallyport
 * collects what was made by itself.
 *
 * @param notes what is not done as it was recorded
 */
public record RecordedRecipe(Recipe recipe, Extras extras, List<Finding> notes) {
  private static final String ORIGIN = "the record";
  private static final String MASKED = "(masked)";
  private static final String GPG = "org/apache/maven/plugins/maven-gpg-plugin/";

  /** Maven 4 tells its own places as if the user had given them. */
  private static final String OF_MAVEN_ITSELF =
      "maven\\.(installation|project|user)\\.(conf|extensions|settings|toolchains)"
          + "|maven\\.repo\\.central|session\\.(root|top)Directory";

  /** Where outputs go, which is Sallyport's to decide. */
  private static final Set<String> OF_DEPLOYMENT =
      Set.of(
          "altDeploymentRepository",
          "altReleaseDeploymentRepository",
          "altSnapshotDeploymentRepository",
          "maven.deploy.skip",
          "deployAtEnd",
          "allowIncompleteProjects");

  /** Plugins whose goals publish, or record; by prefix or by artifact id. */
  private static final String PUBLISHING =
      "(deploy|sallyport|release|nexus-staging|central-publishing):.*"
          + "|[^:]+:(maven-deploy-plugin|sallyport-maven-plugin|maven-release-plugin"
          + "|nexus-staging-maven-plugin|central-publishing-maven-plugin):.*";

  /**
   * The recipe.
   *
   * @param location where the source is read from
   * @throws Refusal {@code recipe.invalid} where a value has not the form that it must have
   */
  public static RecordedRecipe of(SessionRecord record, MustEqual facts, String location)
      throws Refusal {
    List<Finding> notes = new ArrayList<>();
    Environment environment =
        new Environment(
            stated(modern(record.jdk().version())),
            stated(record.maven().version()),
            goals(record.invocation().goals()),
            stated(profiles(record)),
            properties(record, notes),
            facts.umask().map(RecordedRecipe::stated).orElse(Sourced.guessed("022", "default")),
            informative(record, "timezone", RecipeField.TIMEZONE, "UTC"),
            informative(record, "locale", RecipeField.LOCALE, "en_US"),
            stated("lf"),
            informative(record, "user.name", RecipeField.USER, "builder"),
            Sourced.guessed(Optional.empty(), "default: a detached HEAD"),
            Sourced.guessed("/var/maven/app", "default of Reproducible Central"));
    Recipe recipe =
        new Recipe(
            record.root().orElseThrow().gav(),
            stated(location),
            Sourced.guessed(Optional.empty(), "the commit is enough"),
            stated(record.source().gitCommit()),
            stated(record.source().folder()),
            stated(List.copyOf(record.invocation().projects())),
            environment);
    return new RecordedRecipe(recipe.checked(), extras(record, facts), List.copyOf(notes));
  }

  private static <T> Sourced<T> stated(T value) {
    return Sourced.stated(value, ORIGIN);
  }

  /** {@code 1.8.0_504} is {@code 8.0.504}; what follows a patch level is no part of a recipe. */
  private static String modern(String version) {
    String plain = version.startsWith("1.") ? version.substring(2).replace('_', '.') : version;
    return plain.replaceFirst("[-+].*", "");
  }

  private static Extras extras(SessionRecord record, MustEqual facts) throws Refusal {
    Extras.Alongside alongside =
        switch (record.invocation().makeBehavior()) {
          case "" -> Extras.Alongside.NONE;
          case "make-upstream" -> Extras.Alongside.UPSTREAM;
          case "make-downstream" -> Extras.Alongside.DOWNSTREAM;
          case "make-both" -> Extras.Alongside.BOTH;
          default ->
              throw new Refusal(
                  Rule.RECIPE_INVALID,
                  "makeBehavior",
                  "is not known: " + record.invocation().makeBehavior(),
                  "verify with the version of Sallyport that made the record");
        };
    return new Extras(alongside, facts.mavenOptions(), facts.toolOptions());
  }

  private static Sourced<List<String>> goals(List<String> recorded) {
    List<String> goals = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (String goal : recorded) {
      String kept =
          switch (goal) {
            case "deploy" -> "install";
            case "site-deploy" -> "site";
            default -> goal.matches(PUBLISHING) ? "" : goal;
          };
      if (!kept.isEmpty()) {
        goals.add(kept);
      }
      if (!kept.equals(goal)) {
        changed.add(goal);
      }
    }
    return Sourced.stated(
        goals, changed.isEmpty() ? ORIGIN : ORIGIN + ", but nothing is published by: " + changed);
  }

  /** One of the recorder's settings is none here, and Maven 4 would fail for that. */
  private static List<String> profiles(SessionRecord record) {
    if (!record.maven().version().startsWith("4.")) {
      return List.copyOf(record.invocation().profiles());
    }
    return record.invocation().profiles().stream()
        .map(id -> id.startsWith("!") ? "!?" + id.substring(1) : "?" + id)
        .map(id -> id.replace("??", "?"))
        .toList();
  }

  private static Sourced<Map<String, String>> properties(
      SessionRecord record, List<Finding> notes) {
    Map<String, String> properties = new TreeMap<>();
    for (Map.Entry<String, String> property : record.invocation().properties().entrySet()) {
      String name = property.getKey();
      if (property.getValue().contains(MASKED) && !isOurs(name)) {
        notes.add(
            Finding.of(
                Rule.RECIPE_GUESSED,
                "properties." + name,
                "its value is a secret that the record masks; built without it",
                "if files differ, see whether the build writes it into what it makes"));
      } else if (!isOurs(name)) {
        properties.put(name, property.getValue());
      }
    }
    boolean signs = record.inputs().stream().anyMatch(input -> input.path().startsWith(GPG));
    if (signs) {
      properties.putIfAbsent("gpg.skip", "true");
    }
    return Sourced.stated(properties, signs ? ORIGIN + "; nothing is signed here" : ORIGIN);
  }

  private static boolean isOurs(String name) {
    return RecipeField.isReservedProperty(name)
        || OF_DEPLOYMENT.contains(name)
        || name.matches(OF_MAVEN_ITSELF);
  }

  /** A fact that was measured to have no effect; where it cannot be given, a default is as good. */
  private static Sourced<String> informative(
      SessionRecord record, String fact, RecipeField<String> field, String usual) {
    Optional<String> value =
        record.environment().stream()
            .filter(one -> one.name().equals(fact))
            .map(Fact::value)
            .map(text -> fact.equals("locale") ? locale(text) : text)
            .filter(text -> field.problem(text).isEmpty())
            .findFirst();
    return value
        .map(RecordedRecipe::stated)
        .orElseGet(() -> Sourced.guessed(usual, "default: none recorded that can be given"));
  }

  /** {@code en-US} is {@code en_US}. */
  private static String locale(String tag) {
    Locale locale = Locale.forLanguageTag(tag.replace('_', '-'));
    return locale.getCountry().isEmpty()
        ? locale.getLanguage()
        : locale.getLanguage() + "_" + locale.getCountry();
  }
}
