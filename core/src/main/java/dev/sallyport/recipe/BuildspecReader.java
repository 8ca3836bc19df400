package dev.sallyport.recipe;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.recipe.CommandWords.Word;
import dev.sallyport.verdict.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From the variables of a buildspec to a {@link Buildspec}; asks only for those that it needs. */
final class BuildspecReader {
  private static final int LARGEST = 1 << 16;

  /** About the file, the result or the machine, not about the build: never evaluated. */
  private static final Set<String> UNREAD =
      Set.of(
          "display", "buildinfo", "diffoscope", "issue", "PR_merge_max_ko", "jdkForceAzul", "arch");

  private static final Set<String> READ =
      Set.of(
          "groupId",
          "artifactId",
          "version",
          "gitRepo",
          "gitTag",
          "sourceDistribution",
          "sourcePath",
          "sourceRmFiles",
          "referenceRepo",
          "tool",
          "jdk",
          "toolchains",
          "newline",
          "newlineGit",
          "umask",
          "timezone",
          "locale",
          "os",
          "workdir",
          "MAVEN_OPTS",
          "command",
          "execBefore",
          "execAfter");

  /** Checks a value; returns what is wrong with it. */
  private interface Form {
    Optional<String> problem(String value);
  }

  private final String file;
  private final ShellVariables variables;
  private final List<String> ignored = new ArrayList<>();

  BuildspecReader(String file, byte[] bytes) throws Refusal {
    this.file = file;
    String text = StrictText.decode(file, bytes, LARGEST);
    Set<String> known = new HashSet<>(READ);
    known.addAll(UNREAD);
    this.variables = new ShellVariables(new AssignmentReader(file, text).read(), known);
  }

  Buildspec read() throws Refusal {
    String maven = maven();
    refuseHooks();
    Optional<String> archive = checked("sourceDistribution", RecipeForm::source);
    Gav release = release();
    MavenCommand command = MavenCommand.parse(variables.where("command"), command());
    Buildspec spec =
        new Buildspec(
            file,
            release,
            checked("gitRepo", RecipeForm::source),
            gitTag(),
            archive,
            archive.isPresent() ? checked("sourcePath", RecipeForm::folder) : Optional.empty(),
            archive.isPresent() ? removed() : List.of(),
            checked("referenceRepo", RecipeForm::source),
            maven,
            required("jdk", RecipeForm::jdk),
            toolchains(),
            required("newline", RecipeForm::newline),
            checked("newlineGit", RecipeForm::newline),
            umask(),
            checked("timezone", RecipeForm::timezone),
            checked("locale", RecipeForm::locale),
            checked("os", value -> Optional.empty()),
            checked("workdir", RecipeForm::workingDirectory),
            jvmProperties(),
            command,
            noted());
    if (spec.sourceArchive().isEmpty() && (spec.gitRepo().isEmpty() || spec.gitTag().isEmpty())) {
      throw StrictText.invalid(
          file, "names no source", "give gitRepo and gitTag, or sourceDistribution");
    }
    return spec;
  }

  private void refuseHooks() throws Refusal {
    for (String hook : List.of("execBefore", "execAfter")) {
      if (variables.isAssigned(hook)) {
        String where = variables.where(hook);
        throw ShellScanner.executable(where, hook + "=" + variables.value(hook).orElse(""));
      }
    }
  }

  private List<String> noted() throws Refusal {
    for (String name : variables.unused()) {
      throw StrictText.invalid(
          variables.where(name),
          RecipeForm.quoted(name) + " is not a variable of a buildspec and nothing uses it",
          "remove it, or spell it as Reproducible Central does");
    }
    for (String name : List.of("jdkForceAzul", "arch")) {
      if (variables.isAssigned(name)) {
        ignored.add(name + ": Sallyport chooses the machine and the vendor of the JDK");
      }
    }
    return ignored;
  }

  private Gav release() throws Refusal {
    String text =
        String.join(
            ":",
            required("groupId", v -> Optional.empty()),
            required("artifactId", v -> Optional.empty()),
            required("version", v -> Optional.empty()));
    return Gav.parse(text)
        .orElseThrow(
            () ->
                StrictText.invalid(
                    file,
                    RecipeForm.quoted(text) + " is not a coordinate",
                    "correct groupId, artifactId and version"));
  }

  private Optional<String> gitTag() throws Refusal {
    Optional<String> tag = variables.value("gitTag");
    if (tag.isPresent() && tag.get().startsWith("git ")) {
      throw ShellScanner.executable(variables.where("gitTag"), tag.get());
    }
    return checked("gitTag", value -> RecipeForm.ref(Optional.of(value)));
  }

  private String command() throws Refusal {
    return required("command", value -> Optional.empty());
  }

  private String maven() throws Refusal {
    String tool = required("tool", value -> Optional.empty());
    String version = tool.startsWith("mvn-") ? tool.substring(4) : Buildspec.DEFAULT_MAVEN;
    if (!tool.equals("mvn") && !tool.startsWith("mvn-")) {
      throw StrictText.invalid(
          variables.where("tool"),
          "the build tool " + RecipeForm.quoted(tool) + " is not supported",
          "Sallyport rebuilds Maven builds only");
    }
    refuse("tool", version, RecipeForm.maven(version));
    return version;
  }

  private List<String> toolchains() throws Refusal {
    Optional<String> value = variables.value("toolchains");
    List<String> versions = value.isEmpty() ? List.of() : List.of(value.get().split("\\|"));
    for (String version : versions) {
      refuse("toolchains", version, RecipeForm.jdk(version));
    }
    return versions;
  }

  private List<String> removed() throws Refusal {
    List<String> files = new ArrayList<>();
    String where = variables.where("sourceRmFiles");
    for (Word word : new CommandWords(where, variables.value("sourceRmFiles").orElse("")).read()) {
      if (word.glob()) {
        throw ShellScanner.executable(where, word.text());
      }
      refuse("sourceRmFiles", word.text(), RecipeForm.folder(word.text()));
      files.add(word.text());
    }
    return files;
  }

  private Optional<String> umask() throws Refusal {
    Optional<String> umask =
        variables.value("umask").map(v -> v.matches("0[0-7]{3}") ? v.substring(1) : v);
    if (umask.isPresent()) {
      refuse("umask", umask.get(), RecipeForm.umask(umask.get()));
    }
    return umask;
  }

  private Map<String, String> jvmProperties() throws Refusal {
    Map<String, String> properties = new LinkedHashMap<>();
    String where = variables.where("MAVEN_OPTS");
    for (Word word : new CommandWords(where, variables.value("MAVEN_OPTS").orElse("")).read()) {
      String text = word.text();
      if (!text.startsWith("-D") || word.glob()) {
        throw StrictText.invalid(
            where,
            "only -D is accepted here, not " + RecipeForm.quoted(text),
            "give the recipe without options for the virtual machine");
      }
      int equals = text.indexOf('=');
      properties.put(
          equals < 0 ? text.substring(2) : text.substring(2, equals),
          equals < 0 ? "" : text.substring(equals + 1));
    }
    refuse("MAVEN_OPTS", "its options", RecipeForm.properties(properties));
    return properties;
  }

  private String required(String name, Form form) throws Refusal {
    return checked(name, form)
        .orElseThrow(
            () -> StrictText.invalid(file, "has no " + name, "add the line " + name + "=…"));
  }

  private Optional<String> checked(String name, Form form) throws Refusal {
    Optional<String> value = variables.value(name);
    if (value.isPresent()) {
      refuse(name, value.get(), form.problem(value.get()));
    }
    return value;
  }

  private void refuse(String name, String value, Optional<String> wrong) throws Refusal {
    if (wrong.isPresent()) {
      throw StrictText.invalid(
          variables.where(name),
          name + " " + RecipeForm.quoted(value) + " " + wrong.get(),
          "correct the value");
    }
  }
}
