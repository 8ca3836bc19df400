package dev.sallyport.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PedigreeTest {
  private static final String MODULE =
      """
      <?xml version="1.0"?><!-- <parent><artifactId>no</artifactId></parent> -->
      <project><parent><groupId>g</groupId><artifactId>parent</artifactId><version>1</version></parent>
      <properties><bom.version>2</bom.version></properties>
      <dependencyManagement><dependencies>
      <dependency><groupId>g</groupId><artifactId>bom</artifactId><version>${bom.version}</version>
      <type>pom</type><scope>import</scope></dependency>
      <dependency><groupId>g</groupId><artifactId>managed</artifactId><version>1</version></dependency>
      </dependencies></dependencyManagement>
      <dependencies><dependency><groupId>g</groupId><artifactId>ranged</artifactId>
      <version>[1,2)</version><exclusions><exclusion><groupId>g</groupId>
      <artifactId>excluded</artifactId></exclusion></exclusions></dependency></dependencies></project>
      """;

  @Test
  void saysWhatEachPomIsAndWhoNamesIt() {
    Resolved parent = pom("parent", "1");
    Resolved bom = pom("bom", "2");
    Resolved ofBom = pom("bom-parent", "3");
    Resolved lost = pom("ranged", "1.5");
    Resolved managed = pom("managed", "1");
    Resolved excluded = pom("excluded", "1");
    Resolved versions = new Resolved(new Place("g", "ranged", "", "", "", "xml"), true);
    Pedigree pedigree =
        new Pedigree(List.of(parent, bom, ofBom, lost, managed, excluded, versions));
    pedigree.add(
        bom,
        PomNames.of(
            "<project><parent><groupId>g</groupId><artifactId>bom-parent</artifactId>"
                + "<version>3</version></parent></project>"));
    pedigree.start("module g:m", PomNames.of(MODULE));

    assertEquals(
        Map.of(
            parent, new Asked(Kind.PARENT, "module g:m > parent g:parent:1"),
            bom, new Asked(Kind.BOM, "module g:m > bom g:bom:2"),
            ofBom, new Asked(Kind.PARENT, "module g:m > bom g:bom:2 > parent g:bom-parent:3"),
            lost, new Asked(Kind.POM, "module g:m > g:ranged:1.5"),
            managed, new Asked(Kind.POM, ""),
            excluded, new Asked(Kind.POM, ""),
            versions, new Asked(Kind.METADATA, "module g:m > versions of g:ranged")),
        pedigree.found());
  }

  @Test
  void readsWhatIsNoPomWithoutHarm() {
    for (String text :
        List.of("", "<", "<!--", "</a></b>", "<a", "<project><parent>", "<![CDATA[", "<a/><b/>")) {
      assertEquals(List.of(), PomNames.of(text).parents(), text);
    }
  }

  private static Resolved pom(String artifact, String version) {
    return new Resolved(new Place("g", artifact, version, version, "", "pom"), false);
  }
}
