package dev.sallyport.inputs;

import dev.sallyport.digest.Sha256;
import dev.sallyport.provenance.BuildRecord;
import dev.sallyport.provenance.SessionRecord;
import dev.sallyport.provenance.SessionRecord.Fact;
import dev.sallyport.recipe.Environment;
import dev.sallyport.repository.RepositoryPath;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the inputs out of the two kinds of records. */
public final class FromRecord {
  /** What a rebuild sees: everything that passed through the one door to the repositories. */
  private static final String DOOR = "door";

  private FromRecord() {}

  /**
   * Of a session.
   *
   * @throws Refusal {@code input.lock-invalid} if one path stands for two files
   */
  public static BuildInputs session(String name, SessionRecord record) throws Refusal {
    List<BuildInput> inputs = new ArrayList<>();
    for (SessionRecord.Input input : record.inputs()) {
      inputs.add(
          new BuildInput(
              input.path(),
              input.sha256(),
              input.size(),
              Optional.of(input.kind()),
              input.askedBy(),
              input.repository(),
              input.content()));
    }
    SessionRecord.Extent extent = record.extent();
    return new BuildInputs(
        name,
        BuildInputs.Form.SESSION,
        new BuildInputs.Extent(
            extent.coverage().text(),
            extent.until(),
            extent.success(),
            extent.failures(),
            extent.cannotSee()),
        facts(record),
        distinct(name, inputs),
        record.repositories(),
        record.findings());
  }

  private static List<Fact> facts(SessionRecord record) {
    List<Fact> facts = new ArrayList<>();
    facts.add(must(BuildInputs.JDK_VERSION, record.jdk().version()));
    if (!record.jdk().vendor().isEmpty()) {
      facts.add(must(BuildInputs.JDK + "vendor", record.jdk().vendor()));
    }
    digest(facts, BuildInputs.JDK + "release", record.jdk().release());
    digest(facts, BuildInputs.JDK + "modules", record.jdk().modules());
    facts.add(must(BuildInputs.MAVEN_VERSION, record.maven().version()));
    digest(facts, BuildInputs.MAVEN + "tree", record.maven().tree());
    facts.addAll(record.environment());
    return facts;
  }

  /**
   * Of a rebuild.
   *
   * @throws Refusal {@code input.lock-invalid} if a name is not {@code repository/path}, or one
   *     path stands for two files
   */
  public static BuildInputs rebuild(String name, BuildRecord record) throws Refusal {
    List<BuildInput> inputs = new ArrayList<>();
    for (Map.Entry<String, BuildRecord.Input> entry : record.inputs().entrySet()) {
      int slash = entry.getKey().indexOf('/');
      Optional<RepositoryPath> path = RepositoryPath.parse(entry.getKey().substring(slash + 1));
      if (slash < 1 || path.isEmpty() || entry.getValue().size() < 0) {
        throw invalid(name, "holds what is no path of a repository: " + entry.getKey());
      }
      if (path.get().kind() != RepositoryPath.Kind.CHECKSUM) {
        String repository = entry.getKey().substring(0, slash);
        inputs.add(input(path.get().text(), repository, entry.getValue()));
      }
    }
    return new BuildInputs(
        name,
        BuildInputs.Form.REBUILD,
        BuildInputs.Extent.whole(DOOR),
        facts(record),
        distinct(name, inputs),
        record.repositories(),
        List.of());
  }

  private static BuildInput input(String path, String repository, BuildRecord.Input input) {
    return new BuildInput(
        path, input.sha256(), input.size(), Optional.empty(), "", repository, Optional.empty());
  }

  private static List<Fact> facts(BuildRecord record) {
    List<Fact> facts = new ArrayList<>();
    facts.add(must(BuildInputs.JDK_VERSION, record.jdk().version()));
    digest(facts, BuildInputs.JDK + "release", Optional.of(record.jdk().digest()));
    facts.add(must(BuildInputs.MAVEN_VERSION, record.maven().version()));
    digest(facts, BuildInputs.MAVEN + "archive", Optional.of(record.maven().digest()));
    Environment recipe = record.recipe().environment();
    facts.add(must("umask", fourDigits(recipe.umask().value())));
    facts.add(new Fact("timezone", recipe.timezone().value(), false));
    facts.add(new Fact("locale", recipe.locale().value(), false));
    return facts;
  }

  private static String fourDigits(String octal) {
    return "0".repeat(Math.max(0, 4 - octal.length())) + octal;
  }

  private static Fact must(String name, String value) {
    return new Fact(name, value, true);
  }

  private static void digest(List<Fact> facts, String name, Optional<Sha256> digest) {
    digest.ifPresent(sha256 -> facts.add(must(name, "sha256 " + sha256)));
  }

  /** Two repositories may serve the same metadata, or two; any other path is one file. */
  private static List<BuildInput> distinct(String name, List<BuildInput> inputs) throws Refusal {
    List<BuildInput> sorted = new ArrayList<>(inputs);
    sorted.sort(BuildInput.ORDER.thenComparing(BuildInput::repository));
    Map<String, BuildInput> last = new HashMap<>();
    List<BuildInput> distinct = new ArrayList<>(sorted.size());
    for (BuildInput input : sorted) {
      BuildInput before = last.put(input.path(), input);
      if (before == null || !before.sha256().equals(input.sha256())) {
        if (before != null && !input.isMetadata()) {
          throw invalid(name, "names two files for one path: " + input.path());
        }
        distinct.add(input);
      } else if (before.size() != input.size()) {
        throw invalid(name, "names two sizes for one digest: " + input.path());
      }
    }
    return distinct;
  }

  private static Refusal invalid(String name, String fact) {
    return new Refusal(
        Rule.INPUT_LOCK_INVALID,
        name,
        fact,
        "give a record that the recorder or sallyport verify wrote");
  }
}
