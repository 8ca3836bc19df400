package dev.sallyport.release;

import dev.sallyport.door.Ask;
import dev.sallyport.door.Inputs;
import dev.sallyport.door.LiveInputs;
import dev.sallyport.rebuild.Extras;
import dev.sallyport.recipe.Recipe;
import dev.sallyport.repository.HttpRepositories;
import dev.sallyport.repository.RemoteRepository;
import dev.sallyport.repository.TransferLimits;
import dev.sallyport.repository.Upstreams;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The main job: from a coordinate to a verdict. Infers the recipe, finds and proves the source,
 * builds in the sandbox, compares both ways.
 */
public final class VerifyRelease {
  static final String REFERENCE = "reference";

  private final VerifyRequest request;
  private final Means means;

  public VerifyRelease(VerifyRequest request, Means means) {
    this.request = request;
    this.means = means;
  }

  /** The recipe, without building. */
  public Recipe recipe() throws Refusal, InterruptedException, IOException {
    Upstreams upstreams = upstreams();
    try (HttpRepositories client = client(upstreams)) {
      return prepare(upstreams, client).recipe();
    }
  }

  /**
   * Rebuilds and compares.
   *
   * @param out an empty folder, for logs and both sets of files
   * @throws Refusal where there is nothing to judge
   */
  public Result run(Path out) throws Refusal, InterruptedException, IOException {
    List<Finding> findings = new ArrayList<>(means.sandbox().probe());
    Upstreams upstreams = upstreams();
    try (HttpRepositories first = client(upstreams)) {
      Prepared prepared = prepare(upstreams, first);
      try (HttpRepositories client = client(prepared.upstreams())) {
        return run(prepared, client, out, findings);
      }
    }
  }

  private Result run(Prepared prepared, HttpRepositories client, Path out, List<Finding> findings)
      throws InterruptedException, IOException {
    try {
      return judged(prepared, client, out, findings);
    } catch (Refusal refusal) {
      findings.add(refusal.finding());
      return Findings.unfinished(prepared, findings, means.sandbox());
    }
  }

  private Result judged(
      Prepared prepared, HttpRepositories client, Path out, List<Finding> findings)
      throws Refusal, InterruptedException, IOException {
    Judging judging = Judging.of(request, means);
    Hinted hinted = Hinted.of(means.cache().resolve("hints"), request.gav());
    List<Ask> hints = hinted.read();
    Inputs inputs = new LiveInputs(client);
    Case release = equipped(prepared, client);
    Judging.Judged judged = judging.judge(release, prepared.published(), inputs, out, hints);
    Optional<Retry> retry = Retry.after(judged, prepared.recipe(), prepared.target());
    if (retry.isPresent()) {
      means.progress().step("building again: " + retry.get().why());
      Path first = FirstAttempt.setAside(out);
      try {
        Case changed = equipped(prepared.with(retry.get().recipe()), client);
        Judging.Judged second = judging.judge(changed, prepared.published(), inputs, out, hints);
        findings.add(Finding.of(Rule.RECIPE_RETRIED, retry.get().field(), retry.get().why(), ""));
        release = changed;
        judged = second;
      } catch (Refusal refusal) {
        FirstAttempt.restore(first, out);
        findings.add(refusal.finding());
      }
    }
    hinted.write(judged.first().ledger());
    findings.addAll(release.tools().findings());
    return Findings.result(release, judged, prepared.published(), findings, means.sandbox());
  }

  private Case equipped(Prepared prepared, HttpRepositories client) throws Refusal, IOException {
    var environment = prepared.recipe().environment();
    means
        .progress()
        .step("JDK " + environment.jdk().value() + ", Maven " + environment.maven().value());
    return new Case(
        request.wholeRelease(),
        prepared.recipe(),
        prepared.source(),
        prepared.target(),
        prepared.repositories(),
        Equipped.of(environment, means, client),
        request.buildRoot(),
        Extras.USUAL,
        request.limits());
  }

  private Prepared prepare(Upstreams upstreams, HttpRepositories client)
      throws Refusal, InterruptedException, IOException {
    if (request.offline()) {
      throw new Refusal(
          Rule.RECORD_INCOMPLETE,
          request.gav().toString(),
          "offline, and there is no record to replay",
          "run once without --offline, or name a record: sallyport verify FILE --offline");
    }
    String referenceId = request.referenceRepository().isPresent() ? REFERENCE : means.central();
    return new Preparation(request, means, client, referenceId).prepare(upstreams);
  }

  private HttpRepositories client(Upstreams upstreams) {
    return HttpRepositories.over(upstreams, means.store(), TransferLimits.standard());
  }

  private Upstreams upstreams() throws Refusal {
    Optional<String> place = request.referenceRepository();
    return place.isEmpty()
        ? means.upstreams()
        : means.upstreams().plusExactly(new RemoteRepository(REFERENCE, uri(place.get())));
  }

  /** A URL, or a folder of this machine. */
  public static URI uri(String place) throws Refusal {
    try {
      return place.contains("://")
          ? new URI(place)
          : Path.of(place).toAbsolutePath().normalize().toUri();
    } catch (URISyntaxException malformed) {
      throw new Refusal(
          Rule.RELEASE_UNREACHABLE, place, "neither a URL nor a folder", "correct the option");
    }
  }
}
