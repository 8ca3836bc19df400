package dev.sallyport.history;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A POM as the row of its pieces, so that two can be compared piece by piece: nothing of it is lost
 * but the spelling of the XML itself.
 *
 * @param groupId of the project, its parent's when it has none of its own
 * @param artifactId of the project
 * @param version of the project, its parent's when it has none of its own
 */
record PomText(List<Token> tokens, String groupId, String artifactId, String version) {
  private static final int DEEPEST = 64;

  /**
   * A start or end of an element, its attributes, a text, a comment.
   *
   * @param path of the element, e.g. {@code /project/version}
   * @param groupId that stands before it in the enclosing element, or empty
   * @param artifactId likewise
   */
  record Token(String path, String text, String groupId, String artifactId) {}

  PomText {
    tokens = List.copyOf(tokens);
  }

  /** Empty when the bytes are not XML, or hold a document type. */
  static Optional<PomText> read(byte[] bytes) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
      return new Walk().of(reader);
    } catch (XMLStreamException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static final class Walk {
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Element> open = new ArrayDeque<>();
    private String groupId = "";
    private String parentGroupId = "";
    private String artifactId = "";
    private String version = "";
    private String parentVersion = "";

    /** An element that is not closed yet, and the coordinates it has named so far. */
    private static final class Element {
      private final String path;
      private String groupId = "";
      private String artifactId = "";

      Element(String path) {
        this.path = path;
      }
    }

    Optional<PomText> of(XMLStreamReader reader) throws XMLStreamException {
      open.push(new Element(""));
      open.push(new Element(""));
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> start(reader);
          case XMLStreamConstants.END_ELEMENT -> end();
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(reader.getText());
          case XMLStreamConstants.COMMENT -> token("<!--" + reader.getText());
          case XMLStreamConstants.END_DOCUMENT -> {}
          default -> {
            return Optional.empty();
          }
        }
        if (open.size() > DEEPEST) {
          return Optional.empty();
        }
      }
      return artifactId.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new PomText(
                  tokens,
                  groupId.isEmpty() ? parentGroupId : groupId,
                  artifactId,
                  version.isEmpty() ? parentVersion : version));
    }

    private void start(XMLStreamReader reader) {
      open.push(new Element(open.getFirst().path + "/" + reader.getLocalName()));
      StringBuilder attributes = new StringBuilder("<" + reader.getNamespaceURI());
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        attributes
            .append(' ')
            .append(reader.getAttributeName(i))
            .append('=')
            .append(reader.getAttributeValue(i));
      }
      token(attributes.toString());
    }

    private void end() {
      token(">");
      open.pop();
    }

    private void text(String text) {
      token(text);
      String value = text.strip();
      Element element = open.pop();
      Element enclosing = open.getFirst();
      open.push(element);
      if (element.path.endsWith("/artifactId")) {
        enclosing.artifactId = value;
      } else if (element.path.endsWith("/groupId")) {
        enclosing.groupId = value;
      }
      switch (element.path) {
        case "/project/groupId" -> groupId = value;
        case "/project/artifactId" -> artifactId = value;
        case "/project/version" -> version = value;
        case "/project/parent/groupId" -> parentGroupId = value;
        case "/project/parent/version" -> parentVersion = value;
        default -> {}
      }
    }

    private void token(String text) {
      Element element = open.pop();
      Element enclosing = open.getFirst();
      open.push(element);
      tokens.add(new Token(element.path, text, enclosing.groupId, enclosing.artifactId));
    }
  }
}
