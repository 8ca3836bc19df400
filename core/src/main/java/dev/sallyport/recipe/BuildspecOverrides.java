package dev.sallyport.recipe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a buildspec says, as fields of a recipe. Whoever chose the file said all of it. */
final class BuildspecOverrides {
  private final Buildspec spec;

  private BuildspecOverrides(Buildspec spec) {
    this.spec = spec;
  }

  static RecipeOverrides of(Buildspec spec) {
    return new BuildspecOverrides(spec).all();
  }

  private RecipeOverrides all() {
    MavenCommand command = spec.command();
    Map<String, String> properties = new LinkedHashMap<>(spec.jvmProperties());
    properties.putAll(command.properties());
    RecipeOverrides all =
        source()
            .with(RecipeField.FOLDER, said(command.file().orElse("")))
            .with(RecipeField.MODULES, said(command.modules()))
            .with(RecipeField.JDK, said(spec.jdk()))
            .with(RecipeField.MAVEN, said(spec.maven()))
            .with(RecipeField.GOALS, said(command.goals()))
            .with(RecipeField.PROFILES, said(command.profiles()))
            .with(RecipeField.PROPERTIES, said(Collections.unmodifiableMap(properties)))
            .with(RecipeField.NEWLINE, said(spec.newline()));
    return all.with(RecipeField.UMASK, or(spec.umask(), Buildspec.DEFAULT_UMASK))
        .with(RecipeField.TIMEZONE, or(spec.timezone(), Buildspec.DEFAULT_TIMEZONE))
        .with(RecipeField.LOCALE, or(spec.locale(), Buildspec.DEFAULT_LOCALE))
        .with(
            RecipeField.WORKING_DIRECTORY,
            or(spec.workingDirectory(), Buildspec.DEFAULT_WORKING_DIRECTORY));
  }

  private RecipeOverrides source() {
    RecipeOverrides none = RecipeOverrides.none();
    if (spec.sourceArchive().isPresent()) {
      return none.with(RecipeField.SOURCE, said(spec.sourceArchive().get()))
          .with(RecipeField.REF, said(Optional.empty()))
          .with(RecipeField.COMMIT, said(Optional.empty()));
    }
    Optional<String> tag = spec.gitTag();
    boolean isCommit = RecipeForm.commit(tag).isEmpty();
    return none.with(RecipeField.SOURCE, said(spec.gitRepo().orElse("")))
        .with(RecipeField.REF, said(isCommit ? Optional.empty() : tag))
        .with(RecipeField.COMMIT, said(isCommit ? tag : Optional.empty()));
  }

  private <T> Sourced<T> said(T value) {
    return Sourced.given(value, spec.name());
  }

  private Sourced<String> or(Optional<String> value, String otherwise) {
    return value
        .map(this::said)
        .orElse(Sourced.given(otherwise, "default of Reproducible Central, by " + spec.name()));
  }
}
