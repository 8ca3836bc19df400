package dev.sallyport.release;

import dev.sallyport.digest.Digests;
import dev.sallyport.provenance.SessionRecord;
import dev.sallyport.provenance.SessionRecordReader;
import dev.sallyport.recipe.Recipe;
import dev.sallyport.report.Report;
import dev.sallyport.repository.HttpRepositories;
import dev.sallyport.repository.RemoteRepository;
import dev.sallyport.repository.TransferLimits;
import dev.sallyport.repository.Upstreams;
import dev.sallyport.toolchain.Jdk;
import dev.sallyport.toolchain.MavenDistribution;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import dev.sallyport.witness.Claims;
import dev.sallyport.witness.InputBytes;
import dev.sallyport.witness.InputFetch;
import dev.sallyport.witness.MustEqual;
import dev.sallyport.witness.RecordPlace;
import dev.sallyport.witness.RecordedRecipe;
import dev.sallyport.witness.RecordedTools;
import dev.sallyport.witness.WitnessedInputs;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rebuilds from the record of a Maven session: same commit, same inputs, same tools. Everything
 * that forbids it is found before anything is built, and all of it is told.
 */
public final class SessionReplay {
  private static final String CLAIM =
      "a claim, made inside the JVM of the build that it is about; this rebuild is the proof";

  private final VerifyRequest request;
  private final Means means;
  private final SessionRecord record;
  private final Optional<RecordPlace> place;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * For a record.
   *
   * @throws Refusal {@code input.lock-invalid}
   */
  public SessionReplay(VerifyRequest request, Means means) throws Refusal {
    this.request = request;
    this.means = means;
    Path file = request.record().orElseThrow();
    this.record = SessionRecordReader.read(file);
    this.place = RecordPlace.of(file);
  }

  /** What is needed to build; complete only where nothing was found. */
  private record Ready(
      RecordedRecipe recipe, Jdk jdk, RecordedTools.Maven maven, SourceSearch.Found source) {}

  /**
   * Rebuilds and compares.
   *
   * @param out an empty folder, for logs and both sets of files
   */
  public Result run(Path out) throws Refusal, InterruptedException, IOException {
    findings.addAll(means.sandbox().probe());
    findings.addAll(Claims.against(record, request.record().orElseThrow().toString()));
    MustEqual facts = MustEqual.of(record);
    findings.addAll(facts.findings());
    WitnessedCommit commit = new WitnessedCommit(record.source(), request, means, place);
    Optional<RecordedRecipe> recipe =
        tried(() -> RecordedRecipe.of(record, facts, commit.location().orElse("not found")));
    recipe.ifPresent(made -> findings.addAll(made.notes()));
    Optional<Jdk> jdk = tried(() -> RecordedTools.jdk(record.jdk(), means.jdks()));
    InputBytes bytes = new InputBytes(record, means.store());
    means.progress().step(record.inputs().size() + " inputs: looking for their bytes");
    findings.addAll(bytes.collect(request.supplies().inputs()));
    if (request.offline()) {
      findings.addAll(bytes.offline());
    }
    if (isForbidden()) {
      return forbidden();
    }
    Upstreams upstreams = upstreams();
    try (HttpRepositories client =
        HttpRepositories.over(upstreams, means.store(), TransferLimits.standard())) {
      Optional<RecordedTools.Maven> maven = tried(() -> maven(client));
      Optional<SourceSearch.Found> source =
          tried(() -> commit.find(recipe.orElseThrow().recipe().environment()));
      source
          .flatMap(found -> facts.jvmConfig(jvmConfig(found.tree().directory())))
          .ifPresent(findings::add);
      if (!isForbidden() && !bytes.missing().isEmpty()) {
        means.progress().step("fetching " + bytes.missing().size() + " inputs");
        findings.addAll(new InputFetch(client, order(upstreams)).fetch(bytes.missing()));
      }
      if (isForbidden()) {
        return forbidden();
      }
      ExpectedSource.require(request, source.orElseThrow());
      return judged(
          new Ready(
              recipe.orElseThrow(), jdk.orElseThrow(), maven.orElseThrow(), source.orElseThrow()),
          client,
          out);
    }
  }

  /** A step that can fail alone, so that the others still say what is wrong with them. */
  private interface Step<T> {
    T run() throws Refusal, IOException;
  }

  private <T> Optional<T> tried(Step<T> step) throws IOException {
    try {
      return Optional.of(step.run());
    } catch (Refusal refusal) {
      findings.add(refusal.finding());
      return Optional.empty();
    }
  }

  private boolean isForbidden() {
    return findings.stream().anyMatch(finding -> finding.rule().weight() != Rule.Weight.NOTE);
  }

  private Result forbidden() {
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put("record", CLAIM);
    return Result.unjudged(
        new Report(
            Report.outcomeOf(findings, Outcome.INDETERMINATE),
            request.gav().toString(),
            "nothing built",
            Optional.empty(),
            "recorded",
            List.of(),
            findings.stream().distinct().sorted(Findings.BY_WEIGHT).toList(),
            List.of(),
            facts));
  }

  private Result judged(Ready ready, HttpRepositories client, Path out)
      throws Refusal, InterruptedException, IOException {
    Recipe recipe = ready.recipe().recipe();
    Target target = target();
    MavenDistribution maven =
        ready
            .maven()
            .archive()
            .orElseGet(
                () ->
                    new MavenDistribution(
                        record.maven().version(), record.maven().tree().orElseThrow()));
    Case release =
        new Case(
            false,
            recipe,
            ready.source(),
            target,
            repositories(),
            new Equipped(ready.jdk(), maven, ready.maven().home(), List.of()),
            request.buildRoot(),
            ready.recipe().extras(),
            request.limits());
    Reference reference = reference(target, client);
    Judging.Judged judged =
        Judging.of(request, means)
            .judge(release, reference, new WitnessedInputs(record, means.store()), out, List.of());
    return told(
        Findings.result(release, judged, reference, findings, means.sandbox()), release, ready);
  }

  /** A rebuild's own record says nothing of these, so it would not lead to the same build. */
  private Result told(Result result, Case release, Ready ready) {
    boolean repeatable =
        release.extras().equals(dev.sallyport.rebuild.Extras.USUAL)
            && ready.maven().archive().isPresent();
    Report report = result.report();
    SortedMap<String, String> facts = new TreeMap<>(report.facts());
    facts.put("record", CLAIM);
    return new Result(
        new Report(
            report.outcome(),
            report.subject(),
            report.count(),
            report.source(),
            report.publishedSet(),
            report.artifacts(),
            report.findings(),
            report.environment(),
            facts),
        result.recipe(),
        repeatable ? result.record() : Optional.empty());
  }

  /** Every module of which the record names a file; all are told where one has none. */
  private Target target() {
    List<Target.Module> reactor = new ArrayList<>();
    List<Target.Module> judged = new ArrayList<>();
    for (SessionRecord.Module module : record.modules()) {
      Target.Module one = new Target.Module(module.gav(), module.packaging());
      reactor.add(one);
      if (record.subjects().keySet().stream().anyMatch(path -> Target.isIn(module.gav(), path))) {
        judged.add(one);
      }
    }
    return new Target(request.gav(), reactor, judged);
  }

  /** The build may ask under any name: what it is given depends on the path alone. */
  private Map<String, String> repositories() {
    Map<String, String> all = new TreeMap<>();
    record
        .repositories()
        .forEach(
            (id, url) -> {
              if (ModelRepositories.isUsable(id)) {
                all.put(id, url);
              }
            });
    all.put(means.central(), means.upstreams().uri(means.central()).map(URI::toString).orElse(""));
    all.put("unknown", "");
    return all;
  }

  private Reference reference(Target target, HttpRepositories client)
      throws Refusal, InterruptedException {
    if (request.referenceRepository().isEmpty()) {
      return new RecordedSet(record, place);
    }
    String id = VerifyRelease.REFERENCE;
    PublishedSet published = new PublishedSet(client, id, means.store());
    RemotePoms poms = new RemotePoms(client, List.of(id), means.store());
    for (Target.Module module : target.judged()) {
      String pom =
          poms.get(module.gav()).map(p -> new String(p, StandardCharsets.UTF_8)).orElse("");
      published.add(module.gav(), ProbedNames.of(module.packaging(), pom));
    }
    return published;
  }

  private Upstreams upstreams() throws Refusal {
    Upstreams known = ModelRepositories.add(means.upstreams(), record.repositories());
    Optional<String> place = request.referenceRepository();
    if (place.isEmpty()) {
      return known;
    }
    URI uri = VerifyRelease.uri(place.get());
    if (request.offline() && !"file".equals(uri.getScheme())) {
      throw new Refusal(
          Rule.RELEASE_UNREACHABLE,
          request.gav().toString(),
          "offline, and the reference repository is not a folder",
          "give the published files with --reference-repository DIR");
    }
    return known.plusExactly(new RemoteRepository(VerifyRelease.REFERENCE, uri));
  }

  private List<String> order(Upstreams upstreams) {
    List<String> order = new ArrayList<>(List.of(means.central()));
    upstreams.ids().stream()
        .filter(id -> !id.equals(means.central()) && !id.equals(VerifyRelease.REFERENCE))
        .forEach(order::add);
    return order;
  }

  private RecordedTools.Maven maven(HttpRepositories client) throws Refusal, IOException {
    return RecordedTools.maven(
        record.maven(),
        new RecordedTools.Places(
            request.supplies().mavens(),
            RecordedTools.conf(record),
            request.supplies().inputs(),
            means.cache().resolve("tools"),
            request.offline() ? Optional.empty() : Optional.of(client)),
        means.central(),
        means.store(),
        Files.createTempDirectory(means.work(), "maven"));
  }

  /** Of the nearest {@code .mvn} at or above where Maven is started, as its own script looks. */
  private Optional<String> jvmConfig(Path root) {
    Path at = root.resolve(record.source().folder()).normalize();
    while (at.startsWith(root)) {
      if (Files.isDirectory(at.resolve(".mvn"))) {
        Path file = at.resolve(".mvn/jvm.config");
        try {
          return Files.isRegularFile(file)
              ? Optional.of(Digests.of(file).sha256().hex())
              : Optional.empty();
        } catch (IOException unreadable) {
          return Optional.of("unreadable");
        }
      }
      at = at.resolveSibling("");
    }
    return Optional.empty();
  }
}
