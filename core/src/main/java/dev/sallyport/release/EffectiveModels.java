package dev.sallyport.release;

import dev.sallyport.recipe.Environment;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuilder;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingResult;
import org.apache.maven.model.building.ModelSource2;

/**
 * Effective POMs, built by Maven's own model builder with parents and imports from repositories.
 * Nothing of a POM is executed.
 */
final class EffectiveModels {
  private static final Pattern DEFINITION = Pattern.compile("-D([^=\\s]+)=?(\\S*)");

  private final ModelBuilder builder = new DefaultModelBuilderFactory().newInstance();
  private final RemotePoms poms;
  private final String javaVersion;
  private final List<String> profiles;
  private final Map<String, String> userProperties;

  /**
   * Models as a build with these arguments sees them.
   *
   * @param javaVersion what profiles that are activated by a JDK are judged by
   * @param profiles as {@code -P} takes them
   */
  EffectiveModels(
      RemotePoms poms,
      String javaVersion,
      List<String> profiles,
      Map<String, String> userProperties) {
    this.poms = poms;
    this.javaVersion = javaVersion;
    this.profiles = List.copyOf(profiles);
    this.userProperties = Map.copyOf(userProperties);
  }

  /** The same POMs as a recipe builds them, with what {@code .mvn/maven.config} adds. */
  EffectiveModels in(Environment environment, Path root) {
    Map<String, String> properties = new TreeMap<>();
    try {
      Matcher matcher = DEFINITION.matcher(Files.readString(root.resolve(".mvn/maven.config")));
      while (matcher.find()) {
        properties.put(matcher.group(1), matcher.group(2));
      }
    } catch (IOException absent) {
      properties.clear();
    }
    properties.putAll(environment.properties().value());
    return new EffectiveModels(
        poms, environment.jdk().value(), environment.profiles().value(), properties);
  }

  /** The models of a POM that was published. */
  ModelBuildingResult ofPublished(ModelSource2 pom) throws Refusal {
    return build(request().setModelSource(pom), pom.getLocation());
  }

  /**
   * The effective model of a POM in a source tree; relative parents are read from there.
   *
   * @param name for findings
   */
  ModelBuildingResult ofFile(Path pom, String name) throws Refusal {
    return build(request().setPomFile(pom.toFile()), name);
  }

  private DefaultModelBuildingRequest request() {
    String version = javaVersion.matches("[5-8]([._].*)?") ? "1." + javaVersion : javaVersion;
    Properties system = new Properties();
    system.setProperty("java.version", version);
    system.setProperty("java.specification.version", version);
    system.setProperty("os.name", "Linux");
    system.setProperty("os.arch", "amd64");
    system.setProperty("os.version", "0");
    system.setProperty("user.name", "builder");
    system.setProperty("user.home", "/home/builder");
    Properties user = new Properties();
    user.putAll(userProperties);
    DefaultModelBuildingRequest request = new DefaultModelBuildingRequest();
    request.setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL);
    request.setProcessPlugins(false);
    request.setTwoPhaseBuilding(false);
    request.setSystemProperties(system);
    request.setUserProperties(user);
    request.setActiveProfileIds(profiles.stream().filter(id -> !isOff(id)).toList());
    request.setInactiveProfileIds(
        profiles.stream().filter(EffectiveModels::isOff).map(id -> id.substring(1)).toList());
    request.setModelResolver(poms.resolver());
    return request;
  }

  private static boolean isOff(String profile) {
    return profile.startsWith("!") || profile.startsWith("-");
  }

  private ModelBuildingResult build(ModelBuildingRequest request, String what) throws Refusal {
    poms.forgetRefusal();
    try {
      return builder.build(request);
    } catch (StackOverflowError | OutOfMemoryError bomb) {
      throw new Refusal(
          Rule.RECIPE_INVALID,
          what,
          "no effective POM: it nests or expands without end",
          "no honest POM does; look at it before you go on");
    } catch (ModelBuildingException unbuildable) {
      if (poms.lastRefusal().isPresent()) {
        throw poms.lastRefusal().get();
      }
      throw new Refusal(
          Rule.RECIPE_INVALID,
          what,
          "no effective POM: " + firstLine(String.valueOf(unbuildable.getMessage())),
          "the POM, its parents and its imported POMs must be readable by Maven 3.9");
    }
  }

  private static String firstLine(String text) {
    return text.lines().limit(3).reduce((a, b) -> a + " " + b.strip()).orElse(text);
  }
}
