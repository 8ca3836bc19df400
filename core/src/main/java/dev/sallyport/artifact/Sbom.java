package dev.sallyport.artifact;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the hashes of the components out of a CycloneDX document, JSON or XML. */
final class Sbom {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Sbom() {}

  /** By component and algorithm; empty where the bytes are no such document. */
  static SortedMap<String, SortedMap<String, String>> hashes(byte[] bytes) {
    try {
      int at = firstVisible(bytes);
      if (at < bytes.length && bytes[at] == '{') {
        return json(JSON.readTree(bytes));
      }
      return at < bytes.length && bytes[at] == '<' ? xml(bytes) : new TreeMap<>();
    } catch (JacksonException | XMLStreamException notADocument) {
      return new TreeMap<>();
    } catch (IOException | RuntimeException notReadable) {
      return new TreeMap<>();
    }
  }

  private static SortedMap<String, SortedMap<String, String>> json(JsonNode document) {
    SortedMap<String, SortedMap<String, String>> found = new TreeMap<>();
    if (!document.path("bomFormat").asText().equals("CycloneDX")) {
      return found;
    }
    for (JsonNode component : document.path("components")) {
      String name =
          component
              .path("purl")
              .asText(component.path("name").asText())
              .replaceFirst("^pkg:maven/", "")
              .replaceFirst("\\?type=jar$", "");
      for (JsonNode hash : component.path("hashes")) {
        found
            .computeIfAbsent(name, key -> new TreeMap<>())
            .put(hash.path("alg").asText(), hash.path("content").asText());
      }
    }
    return found;
  }

  private static SortedMap<String, SortedMap<String, String>> xml(byte[] bytes)
      throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader in = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
    SortedMap<String, SortedMap<String, String>> found = new TreeMap<>();
    SortedMap<String, String> hashes = new TreeMap<>();
    String name = "";
    boolean isBom = false;
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (in.getLocalName()) {
          case "bom" -> isBom = true;
          case "component" -> hashes = new TreeMap<>();
          case "hash" -> {
            String algorithm = in.getAttributeValue("", "alg");
            hashes.put(algorithm == null ? "" : algorithm, in.getElementText().strip());
          }
          case "purl" ->
              name =
                  in.getElementText()
                      .strip()
                      .replaceFirst("^pkg:maven/", "")
                      .replaceFirst("\\?type=jar$", "");
          default -> {
            if (!isBom) {
              return new TreeMap<>();
            }
          }
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && in.getLocalName().equals("component")) {
        if (!name.isEmpty() && !hashes.isEmpty()) {
          found.put(name, hashes);
        }
        name = "";
        hashes = new TreeMap<>();
      }
    }
    return found;
  }

  private static int firstVisible(byte[] bytes) {
    int at = 0;
    while (at < bytes.length && (bytes[at] <= ' ' || (bytes[at] & 0xff) >= 0xbb)) {
      at++;
    }
    return at;
  }
}
