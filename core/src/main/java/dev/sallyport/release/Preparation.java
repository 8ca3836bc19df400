package dev.sallyport.release;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.recipe.Confidence;
import dev.sallyport.recipe.Environment;
import dev.sallyport.recipe.EnvironmentInference;
import dev.sallyport.recipe.MavenVersions;
import dev.sallyport.recipe.Recipe;
import dev.sallyport.recipe.RecipeField;
import dev.sallyport.recipe.RecipeOverrides;
import dev.sallyport.recipe.Sourced;
import dev.sallyport.report.Voucher;
import dev.sallyport.repository.RepositoryClient;
import dev.sallyport.repository.Upstreams;
import dev.sallyport.source.PomMatch;
import dev.sallyport.source.PublishedPom;
import dev.sallyport.source.Release;
import dev.sallyport.source.ScmLocation;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.model.Model;
import org.apache.maven.model.Scm;
import org.apache.maven.model.building.ModelBuildingResult;

/** Everything before the first build: what is published, how it was made, where its source is. */
final class Preparation {
  private static final String NO_JAVADOC = "maven.javadoc.skip";

  /** What POMs are judged by whose profiles ask for a JDK; builds have the recipe's own. */
  private static final String MODEL_JAVA = "17";

  private final VerifyRequest request;
  private final Means means;
  private final RepositoryClient client;
  private final String referenceId;
  private final RemotePoms poms;
  private final EffectiveModels models;

  /**
   * @param client asks the reference repository and Central
   * @param referenceId where the published files are
   */
  Preparation(VerifyRequest request, Means means, RepositoryClient client, String referenceId) {
    this.request = request;
    this.means = means;
    this.client = client;
    this.referenceId = referenceId;
    List<String> pomsFrom = new ArrayList<>(List.of(referenceId));
    if (!referenceId.equals(means.central())) {
      pomsFrom.add(means.central());
    }
    this.poms = new RemotePoms(client, pomsFrom, means.store());
    this.models = new EffectiveModels(poms, MODEL_JAVA, List.of(), Map.of());
  }

  Prepared prepare(Upstreams upstreams) throws Refusal, InterruptedException, IOException {
    Gav gav = request.gav();
    means.progress().step("asking for the published files of " + gav);
    byte[] pom = poms.get(gav).orElseThrow(() -> notFound(gav));
    ModelBuildingResult built = models.ofPublished(new RemotePoms.Pom(gav.toString(), pom));
    Model model = built.getEffectiveModel();
    PublishedSet published = new PublishedSet(client, referenceId, means.store());
    published.add(gav, ProbedNames.of(model.getPackaging(), text(pom)));
    ReleaseHints hints =
        ReleaseHints.read(
            gav,
            ModelFacts.of(built),
            published,
            request.includeJavadoc(),
            means.store(),
            means.work().resolve("published"));
    Recipe recipe = recipe(gav, hints);
    SourceSearch search = search(gav, pom, built, hints, recipe);
    SourceSearch.Found source = find(search, recipe, published, "source");
    ExpectedSource.require(request, source);
    recipe = rooted(recipe, source);
    Reactor reactor = reactor(source, recipe);
    Target target = target(gav, reactor, published);
    Recipe more =
        recipe(gav, withModules(hints, target, reactor))
            .with(RecipeOverrides.none().with(RecipeField.FOLDER, recipe.folder()));
    if (!Checkouts.of(more.environment()).equals(Checkouts.of(recipe.environment()))) {
      source = find(search, more, published, "source-again");
      ExpectedSource.require(request, source);
    }
    Map<String, String> repositories = new TreeMap<>(reactor.repositories());
    repositories.put(means.central(), upstreams.uri(means.central()).map(URI::toString).orElse(""));
    repositories.keySet().removeIf(id -> !ModelRepositories.isUsable(id));
    return new Prepared(
        located(more, source, target),
        source,
        target,
        published,
        ModelRepositories.add(upstreams, repositories),
        repositories);
  }

  /** The outermost folder whose reactor builds the module; a recipe may name another. */
  private Recipe rooted(Recipe recipe, SourceSearch.Found source) throws Refusal {
    if (recipe.folder().confidence() == Confidence.GIVEN) {
      return recipe;
    }
    Path tree = source.tree().directory();
    String module = source.tree().module();
    String folder = "";
    for (String next : List.of(module.split("/", -1))) {
      if (Files.isRegularFile(tree.resolve(folder).resolve("pom.xml"))) {
        break;
      }
      folder = folder.isEmpty() ? next : folder + "/" + next;
    }
    return recipe.with(
        RecipeOverrides.none()
            .with(
                RecipeField.FOLDER,
                Sourced.guessed(folder, "the outermost folder with a pom.xml")));
  }

  private Reactor reactor(SourceSearch.Found source, Recipe recipe) throws Refusal {
    Path root = source.tree().directory().resolve(recipe.folder().value());
    return Reactor.read(root, models.in(recipe.environment(), root));
  }

  /** A parent POM says little; the jars of its modules say with what they were built. */
  private static ReleaseHints withModules(ReleaseHints hints, Target target, Reactor reactor)
      throws Refusal, IOException {
    ReleaseHints all = hints;
    for (Reactor.Module module : reactor.modules()) {
      boolean judged = target.judged().stream().anyMatch(m -> m.gav().equals(module.gav()));
      if (judged && !module.gav().equals(target.subject())) {
        all = all.and(module.gav(), ModelFacts.of(module.model()));
      }
    }
    return all;
  }

  private SourceSearch.Found find(
      SourceSearch search, Recipe recipe, PublishedSet published, String folder)
      throws Refusal, IOException {
    return search.find(
        recipe,
        request.ref(),
        published,
        Checkouts.of(recipe.environment()),
        means.work().resolve(folder));
  }

  private Recipe recipe(Gav gav, ReleaseHints hints) throws Refusal {
    Environment environment =
        new EnvironmentInference(MavenVersions.bundled()).infer(hints.hints());
    Sourced<String> source =
        request.source().isPresent()
            ? Sourced.given(request.source().get(), "--source")
            : Sourced.guessed(gav.toString(), "to be found");
    Recipe inferred =
        new Recipe(
            gav,
            source,
            Sourced.guessed(Optional.empty(), "to be found"),
            Sourced.guessed(Optional.empty(), "to be found"),
            Sourced.guessed("", "the root of the source"),
            Sourced.guessed(List.of(), "the whole reactor"),
            environment);
    Recipe laid =
        request.recipe().isPresent()
            ? inferred.with(GivenRecipe.read(request.recipe().get()))
            : inferred;
    Map<String, String> properties = laid.environment().properties().value();
    if (request.includeJavadoc() && properties.containsKey(NO_JAVADOC)) {
      Map<String, String> withJavadoc = new TreeMap<>(properties);
      withJavadoc.remove(NO_JAVADOC);
      laid =
          laid.with(
              RecipeOverrides.none()
                  .with(RecipeField.PROPERTIES, Sourced.given(withJavadoc, "--include javadoc")));
    }
    if (request.maven().isPresent()) {
      laid =
          laid.with(
              RecipeOverrides.none()
                  .with(RecipeField.MAVEN, Sourced.given(request.maven().get(), "--maven")));
    }
    return laid;
  }

  private SourceSearch search(
      Gav gav, byte[] pom, ModelBuildingResult built, ReleaseHints hints, Recipe recipe) {
    Optional<Scm> scm = Optional.ofNullable(built.getEffectiveModel().getScm());
    Release release =
        new Release(
            gav,
            new PublishedPom(pom),
            scm.map(Scm::getTag),
            parents(built),
            recipe.environment().properties().value());
    ScmLocation location =
        ScmLocation.of(
            scm.map(Scm::getUrl),
            scm.map(Scm::getConnection),
            scm.map(Scm::getDeveloperConnection));
    return new SourceSearch(release, location, hints.originUrl(), request, means);
  }

  private static List<String> parents(ModelBuildingResult built) {
    return built.getModelIds().stream()
        .skip(1)
        .map(id -> id.split(":"))
        .filter(parts -> parts.length == 3)
        .map(parts -> parts[1])
        .toList();
  }

  private Target target(Gav gav, Reactor reactor, PublishedSet published)
      throws Refusal, InterruptedException {
    List<Target.Module> all = new ArrayList<>();
    List<Target.Module> judged = new ArrayList<>();
    for (Reactor.Module module : reactor.modules()) {
      Target.Module one = new Target.Module(module.gav(), module.packaging());
      all.add(one);
      if (module.gav().equals(gav)) {
        judged.add(one);
      } else if (request.wholeRelease()) {
        Optional<byte[]> pom = poms.get(module.gav());
        if (pom.isPresent()) {
          judged.add(one);
          published.add(module.gav(), ProbedNames.of(module.packaging(), text(pom.get())));
        }
      }
    }
    if (judged.stream().noneMatch(module -> module.gav().equals(gav))) {
      throw new Refusal(
          Rule.SOURCE_NOT_THIS_RELEASE,
          gav.toString(),
          "the reactor at the root of the source does not build it",
          "name the profile or the folder that builds the module in a --recipe");
    }
    return new Target(gav, all, judged);
  }

  /** Fills in what is known of the source now. */
  private Recipe located(Recipe recipe, SourceSearch.Found source, Target target) throws Refusal {
    String origin = source.tree().origin();
    RecipeOverrides found =
        RecipeOverrides.none()
            .with(RecipeField.SOURCE, sourced(origin, source.voucher()))
            .with(RecipeField.REF, matched(source.tree().tag(), source))
            .with(RecipeField.COMMIT, matched(source.tree().commit(), source));
    boolean one = !request.wholeRelease() && target.reactor().size() > 1;
    boolean given = recipe.modules().confidence() == Confidence.GIVEN;
    if (one && !given && recipe.modules().value().isEmpty()) {
      found =
          found.with(
              RecipeField.MODULES,
              Sourced.stated(
                  List.of(request.gav().groupId() + ":" + request.gav().artifactId()),
                  "only this module and what it needs"));
    }
    return recipe.with(found);
  }

  private static Sourced<Optional<String>> matched(
      Optional<String> name, SourceSearch.Found source) {
    if (name.isEmpty()) {
      return Sourced.stated(name, "the source has none");
    }
    return source.tree().match() == PomMatch.MODEL
        ? Sourced.stated(name, "its POM has the published coordinate")
        : Sourced.proven(name, "its POM is the published one");
  }

  private static Sourced<String> sourced(String origin, Voucher voucher) {
    return voucher == Voucher.GIVEN
        ? Sourced.given(origin, voucher.phrase())
        : Sourced.stated(origin, voucher.phrase());
  }

  private static String text(byte[] pom) {
    return new String(pom, StandardCharsets.UTF_8);
  }

  private Refusal notFound(Gav gav) {
    return new Refusal(
        Rule.RELEASE_NOT_FOUND,
        gav.toString(),
        "there is no " + gav.file(".pom") + " in the repository " + referenceId,
        "check group, artifact and version; another place with --reference-repository URL|DIR");
  }
}
