package dev.sallyport.release;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import dev.sallyport.door.Ask;
import dev.sallyport.door.Inputs;
import dev.sallyport.door.RecordedInputs;
import dev.sallyport.provenance.BuildRecord;
import dev.sallyport.provenance.RecordReader;
import dev.sallyport.rebuild.Extras;
import dev.sallyport.repository.HttpRepositories;
import dev.sallyport.repository.RemoteRepository;
import dev.sallyport.repository.TransferLimits;
import dev.sallyport.repository.Upstreams;
import dev.sallyport.toolchain.Jdk;
import dev.sallyport.toolchain.MavenDistribution;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rebuilds from a record: the same source, the same recipe, the same tools, and every input by its
 * hash. With {@code --offline} nothing is asked of anybody.
 */
public final class Replay {
  private static final String PUBLISHED = "published";

  private final VerifyRequest request;
  private final Means means;

  public Replay(VerifyRequest request, Means means) {
    this.request = request;
    this.means = means;
  }

  /**
   * Rebuilds and compares.
   *
   * @param out an empty folder, for logs and both sets of files
   */
  public Result run(Path out) throws Refusal, InterruptedException, IOException {
    BuildRecord record = RecordReader.read(request.record().orElseThrow());
    List<Finding> findings = new ArrayList<>(means.sandbox().probe());
    Optional<Path> kept = kept();
    Upstreams upstreams = ModelRepositories.add(reference(kept), record.repositories());
    try (HttpRepositories client =
        HttpRepositories.over(upstreams, means.store(), TransferLimits.standard())) {
      PublishedSet published = published(record, client, upstreams, kept);
      Inputs inputs =
          request.offline()
              ? RecordedInputs.offline(answers(record), means.store())
              : RecordedInputs.fetching(answers(record), means.store(), client);
      Case release = release(record, client, published);
      ExpectedSource.require(request, release.source());
      Judging judging = Judging.of(request, means);
      Judging.Judged judged = judging.judge(release, published, inputs, out, List.of());
      return Findings.result(release, judged, published, findings, means.sandbox());
    }
  }

  /** Files that an earlier run left beside the record; only for who cannot ask. */
  private Optional<Path> kept() {
    Path beside =
        request.record().orElseThrow().toAbsolutePath().normalize().resolveSibling(PUBLISHED);
    return request.offline() && request.referenceRepository().isEmpty() && Files.isDirectory(beside)
        ? Optional.of(beside)
        : Optional.empty();
  }

  private Upstreams reference(Optional<Path> kept) throws Refusal {
    Optional<String> place = request.referenceRepository().or(() -> kept.map(Path::toString));
    if (place.isEmpty()) {
      return means.upstreams();
    }
    URI uri = VerifyRelease.uri(place.get());
    if (request.offline() && !"file".equals(uri.getScheme())) {
      throw offline("the reference repository is not a folder");
    }
    return means.upstreams().plusExactly(new RemoteRepository(VerifyRelease.REFERENCE, uri));
  }

  private PublishedSet published(
      BuildRecord record, HttpRepositories client, Upstreams upstreams, Optional<Path> kept)
      throws Refusal, InterruptedException {
    boolean named = upstreams.ids().contains(VerifyRelease.REFERENCE);
    if (!named && request.offline()) {
      throw offline("the published files are not kept beside the record");
    }
    String id = named ? VerifyRelease.REFERENCE : means.central();
    PublishedSet published = new PublishedSet(client, id, means.store());
    RemotePoms poms = new RemotePoms(client, List.of(id), means.store());
    for (BuildRecord.Module module : record.modules()) {
      if (module.judged()) {
        String pom =
            poms.get(module.gav()).map(p -> new String(p, StandardCharsets.UTF_8)).orElse("");
        published.add(module.gav(), ProbedNames.of(module.packaging(), pom));
      }
    }
    kept.ifPresent(folder -> published.isKeptCopy());
    return published;
  }

  private Refusal offline(String fact) {
    return new Refusal(
        Rule.RELEASE_UNREACHABLE,
        request.gav().toString(),
        "offline, and " + fact,
        "give the published files with --reference-repository DIR");
  }

  private static Map<Ask, Optional<Sha256>> answers(BuildRecord record) throws Refusal {
    Map<Ask, Optional<Sha256>> answers = new HashMap<>();
    for (Map.Entry<String, BuildRecord.Input> input : record.inputs().entrySet()) {
      answers.put(ask(input.getKey()), Optional.of(input.getValue().sha256()));
    }
    for (String absent : record.absent()) {
      answers.putIfAbsent(ask(absent), Optional.empty());
    }
    return answers;
  }

  private static Ask ask(String line) throws Refusal {
    return Hinted.ask(line)
        .orElseThrow(
            () ->
                new Refusal(
                    Rule.RECIPE_INVALID,
                    line,
                    "the record names an input that is not repositoryId/path",
                    "give a record as `sallyport verify` writes it"));
  }

  private Case release(BuildRecord record, HttpRepositories client, PublishedSet published)
      throws Refusal, IOException {
    Gav gav = record.release();
    Digests pom = published.files().get(gav.file(".pom"));
    if (pom == null) {
      throw new Refusal(
          Rule.RELEASE_NOT_FOUND,
          gav.toString(),
          "there is no " + gav.file(".pom"),
          "the record is about another place; name it with --reference-repository");
    }
    List<Target.Module> reactor = new ArrayList<>();
    List<Target.Module> judged = new ArrayList<>();
    for (BuildRecord.Module module : record.modules()) {
      Target.Module one = new Target.Module(module.gav(), module.packaging());
      reactor.add(one);
      if (module.judged()) {
        judged.add(one);
      }
    }
    byte[] bytes = Stored.bytes(means.store(), pom.sha256());
    return new Case(
        record.wholeRelease(),
        record.recipe(),
        new RecordedSource(record, request, means, bytes).find(),
        new Target(gav, reactor, judged),
        record.repositories(),
        tools(record, client),
        request.buildRoot(),
        Extras.USUAL,
        request.limits());
  }

  /** Exactly the recorded tools: another JDK is another build. */
  private Equipped tools(BuildRecord record, HttpRepositories client) throws Refusal, IOException {
    String version = record.jdk().version();
    Optional<Jdk> exact = means.jdks().exactly(version, record.jdk().digest());
    if (exact.isEmpty()) {
      Jdk other = means.jdks().get(version);
      throw new Refusal(
          new Finding(
              Rule.TOOL_JDK_MISSING,
              "JDK " + version,
              new Evidence.Mismatch(
                  "release file " + record.jdk().digest(), "release file " + other.release()),
              "the record was made with another build of this JDK: give it with --jdk "
                  + version
                  + "=HOME"));
    }
    MavenDistribution maven =
        new MavenDistribution(record.maven().version(), record.maven().digest());
    if (!means.store().has(maven.archive()) && !request.offline()) {
      MavenDistribution fetched = MavenDistribution.of(maven.version(), client, means.central());
      if (!fetched.archive().equals(maven.archive())) {
        throw new Refusal(
            new Finding(
                Rule.TOOL_MAVEN_MISSING,
                "Maven " + maven.version(),
                new Evidence.Mismatch(maven.archive().hex(), fetched.archive().hex()),
                "the repository serves another archive than the record names"));
      }
    }
    return new Equipped(exact.get(), maven, Equipped.unpack(maven, means), List.of());
  }
}
