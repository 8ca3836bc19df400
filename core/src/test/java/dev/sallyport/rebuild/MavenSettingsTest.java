package dev.sallyport.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class MavenSettingsTest {
  private static Document settings(List<String> ids) throws Exception {
    byte[] xml = MavenSettings.xml(20117, ids).getBytes(StandardCharsets.UTF_8);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml));
  }

  private static List<String> mirrors(Document settings) {
    List<String> mirrors = new ArrayList<>();
    NodeList all = settings.getElementsByTagName("mirror");
    for (int i = 0; i < all.getLength(); i++) {
      Element mirror = (Element) all.item(i);
      mirrors.add(text(mirror, "id") + " " + text(mirror, "mirrorOf") + " " + text(mirror, "url"));
    }
    return mirrors;
  }

  private static String text(Element parent, String name) {
    return parent.getElementsByTagName(name).item(0).getTextContent();
  }

  @Test
  void everyIdHasItsOwnPlaceAndWhatIsNotKnownComesLast() throws Exception {
    assertEquals(
        List.of(
            "sallyport-apache.snapshots apache.snapshots"
                + " http://127.0.0.1:20117/r/apache.snapshots/",
            "sallyport-central central http://127.0.0.1:20117/r/central/",
            "sallyport-own own http://127.0.0.1:20117/r/own/",
            "sallyport-unknown * http://127.0.0.1:20117/r/unknown/"),
        mirrors(settings(List.of("own", "central", "apache.snapshots", "central"))));
  }

  @Test
  void withoutAnyIdEverythingIsRefused() throws Exception {
    Document settings = settings(List.of());
    assertEquals(1, mirrors(settings).size());
    assertEquals("false", text(settings.getDocumentElement(), "interactiveMode"));
    assertEquals(0, settings.getElementsByTagName("localRepository").getLength());
    assertEquals(0, settings.getElementsByTagName("server").getLength());
  }

  @Test
  void theOrderOfTheIdsMakesNoDifference() {
    assertEquals(MavenSettings.xml(1, List.of("a", "b")), MavenSettings.xml(1, List.of("b", "a")));
    assertTrue(MavenSettings.xml(1, List.of("a")).contains("http://127.0.0.1:1/r/a/"));
  }
}
