package dev.sallyport.release;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.repository.FakeRepository;
import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.building.ModelBuildingResult;

/** POMs as text, and the models that Maven makes of them. */
final class Poms {
  static final Gav GAV = new Gav("org.example", "thing", "1.0");

  private final FakeRepository repository;

  private Poms(FakeRepository repository) {
    this.repository = repository;
  }

  static Poms in(Path folder) throws IOException {
    return new Poms(FakeRepository.in(folder));
  }

  FakeRepository repository() {
    return repository;
  }

  EffectiveModels models(String... profiles) {
    return new EffectiveModels(
        new RemotePoms(repository, List.of("central"), repository.store()),
        "17",
        List.of(profiles),
        Map.of());
  }

  ModelBuildingResult published(String pom) throws Refusal {
    byte[] bytes = pom.getBytes(StandardCharsets.UTF_8);
    return models().ofPublished(new RemotePoms.Pom(GAV.toString(), bytes));
  }

  ModelFacts facts(String... inside) throws Refusal {
    return ModelFacts.of(published(thing(inside)));
  }

  static String thing(String... inside) {
    return project("<groupId>org.example</groupId><artifactId>thing</artifactId>", inside);
  }

  static String project(String coordinate, String... inside) {
    String version = coordinate.contains("<parent>") ? "" : "<version>1.0</version>";
    return "<project><modelVersion>4.0.0</modelVersion>"
        + coordinate
        + version
        + String.join("", inside)
        + "</project>";
  }

  static void write(Path folder, String artifactId, String... inside) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("pom.xml"),
        project(
            "<groupId>org.example</groupId><artifactId>" + artifactId + "</artifactId>", inside));
  }

  static String modules(String... names) {
    return "<packaging>pom</packaging><modules><module>"
        + String.join("</module><module>", names)
        + "</module></modules>";
  }

  static String plugin(String artifactId, String... inside) {
    return "<build><plugins><plugin><artifactId>"
        + artifactId
        + "</artifactId>"
        + String.join("", inside)
        + "</plugin></plugins></build>";
  }

  static String execution(String goal, String... inside) {
    return "<executions><execution><goals><goal>"
        + goal
        + "</goal></goals>"
        + String.join("", inside)
        + "</execution></executions>";
  }
}
