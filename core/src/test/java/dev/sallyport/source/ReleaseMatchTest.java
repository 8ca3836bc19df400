package dev.sallyport.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sallyport.coordinate.Gav;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReleaseMatchTest {
  private static final Gav GAV = new Gav("org.example", "thing", "1.0");
  private static final String POM = GitFixture.pom("thing", "1.0");

  private record Poms(Map<String, String> files) implements PomFiles {
    @Override
    public List<String> poms() {
      return files.keySet().stream().filter(path -> path.endsWith("pom.xml")).toList();
    }

    @Override
    public Optional<byte[]> read(String path) {
      return Optional.ofNullable(files.get(path)).map(text -> text.getBytes(UTF_8));
    }
  }

  private static ReleaseMatch match(String published, Map<String, String> files) throws Exception {
    return ReleaseMatch.find(
        new Poms(new TreeMap<>(files)), Release.of(GAV, published.getBytes(UTF_8)));
  }

  private static String with(String version, String more) {
    return POM.replace("1.0", version).replace("</version>", "</version>" + more);
  }

  @Test
  void tellsBytesFromLinesFromModel() throws Exception {
    assertEquals(new ReleaseMatch(PomMatch.BYTES, ""), match(POM, Map.of("pom.xml", POM)));
    assertEquals(PomMatch.LINES, match(POM, Map.of("pom.xml", POM.replace("\n", "\r\n"))).level());
    assertEquals(
        PomMatch.MODEL, match(POM, Map.of("pom.xml", with("1.0", "<name>x</name>"))).level());
  }

  @Test
  void findsTheModuleAndPrefersItToFixtures() throws Exception {
    assertEquals(
        new ReleaseMatch(PomMatch.BYTES, "z/core"),
        match(
            POM,
            Map.of(
                "pom.xml", GitFixture.pom("root", "1.0"),
                "z/core/pom.xml", POM,
                "a/src/it/pom.xml", POM)));
  }

  @Test
  void anotherVersionGroupOrPackagingIsNotThisRelease() throws Exception {
    ReleaseMatch none = new ReleaseMatch(PomMatch.NONE, "");
    assertEquals(none, match(POM, Map.of("pom.xml", with("1.1", ""))));
    assertEquals(none, match(POM, Map.of("pom.xml", POM.replace("org.example", "org.other"))));
    assertEquals(
        none.level(),
        match(POM, Map.of("pom.xml", with("1.0", "<packaging>war</packaging>"))).level());
    assertEquals(none, match(POM, Map.of()));
    assertEquals(none, match(POM, Map.of("pom.xml", "<project")));
  }

  @Test
  void aVersionPropertyIsResolvedFromTheTree() throws Exception {
    String root = with("${revision}", "<properties><revision>1.0</revision></properties>");
    assertEquals(PomMatch.MODEL, match(POM, Map.of("pom.xml", root)).level());
    assertEquals(
        PomMatch.NONE,
        match(POM, Map.of("pom.xml", root.replace("<revision>1.0", "<revision>1.1"))).level());
    String child =
        "<project><parent><groupId>org.example</groupId><artifactId>root</artifactId>"
            + "<version>${revision}</version></parent><artifactId>thing</artifactId></project>";
    String parent = root.replace("<artifactId>thing", "<artifactId>root");
    assertEquals(
        new ReleaseMatch(PomMatch.MODEL, "thing"),
        match(POM, Map.of("pom.xml", parent, "thing/pom.xml", child)));
  }

  @Test
  void equalBytesProveNothingWhereTheVersionIsAProperty() throws Exception {
    String open = with("${revision}", "");
    assertEquals(PomMatch.NONE, match(open, Map.of("pom.xml", open)).level());
    assertEquals(
        PomMatch.BYTES,
        match(open, Map.of("pom.xml", open, ".mvn/maven.config", "-T2 -Drevision=1.0")).level());
    assertEquals(
        PomMatch.NONE,
        match(open, Map.of("pom.xml", open, ".mvn/maven.config", "-Drevision=1.1")).level());
  }

  @Test
  void propertiesThatNameEachOtherEnd() throws Exception {
    String loop = with("${a}", "<properties><a>${b}${b}</a><b>${a}${a}</b></properties>");
    assertEquals(PomMatch.NONE, match(POM, Map.of("pom.xml", loop)).level());
  }
}
