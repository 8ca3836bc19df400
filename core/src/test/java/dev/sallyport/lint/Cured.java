package dev.sallyport.lint;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Does to POMs what a hint says, by its words alone. */
final class Cured {
  private static final Pattern WRITE =
      Pattern.compile("(?:.* )?in (\\S+), line (\\d+), write: (<([\\w.-]+)>.*)");
  private static final Pattern REMOVE =
      Pattern.compile("in (\\S+), line (\\d+), remove: <([\\w.-]+)>");
  private static final Pattern INSIDE =
      Pattern.compile("(?:.* )?in (\\S+), inside the <(\\w+)> of line (\\d+), add: (<.*)");
  private static final Pattern ADD =
      Pattern.compile("(?:.* )?in (\\S+), under ([\\w/]+), add: (<.*)");

  private Cured() {}

  static void apply(Tree tree, String hint) {
    Matcher write = WRITE.matcher(hint);
    Matcher remove = REMOVE.matcher(hint);
    Matcher inside = INSIDE.matcher(hint);
    Matcher add = ADD.matcher(hint);
    if (write.matches()) {
      String text = tree.read(write.group(1));
      int from = start(text, Integer.parseInt(write.group(2)), write.group(4));
      String end = "</" + write.group(4) + ">";
      int to = text.indexOf(end, from) + end.length();
      tree.text(write.group(1), text.substring(0, from) + write.group(3) + text.substring(to));
    } else if (remove.matches()) {
      String text = tree.read(remove.group(1));
      int from = start(text, Integer.parseInt(remove.group(2)), remove.group(3));
      String end = "</" + remove.group(3) + ">";
      int to = text.indexOf(end, from) + end.length();
      tree.text(remove.group(1), text.substring(0, from) + text.substring(to));
    } else if (inside.matches()) {
      String text = tree.read(inside.group(1));
      int from = start(text, Integer.parseInt(inside.group(3)), inside.group(2));
      int at = from + inside.group(2).length() + 2;
      tree.text(inside.group(1), text.substring(0, at) + inside.group(4) + text.substring(at));
    } else {
      assertTrue(add.matches(), () -> "no edit: " + hint);
      tree.text(add.group(1), added(tree.read(add.group(1)), add.group(2), add.group(3)));
    }
  }

  private static int start(String text, int line, String element) {
    int from = 0;
    for (int i = 1; i < line; i++) {
      from = text.indexOf('\n', from) + 1;
    }
    int at = text.indexOf("<" + element + ">", from);
    int end = text.indexOf('\n', from);
    assertTrue(at >= 0 && at < end, () -> "no <" + element + "> in line " + line + " of\n" + text);
    return at;
  }

  private static String added(String text, String path, String xml) {
    try {
      DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      Document document = builder.parse(new InputSource(new StringReader(text)));
      Document piece = builder.parse(new InputSource(new StringReader(xml)));
      Node at = document;
      for (String step : path.split("/", -1)) {
        at = child(document, at, step);
      }
      at.appendChild(document.importNode(piece.getDocumentElement(), true));
      StringWriter out = new StringWriter();
      TransformerFactory.newInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(out));
      return out.toString();
    } catch (Exception e) {
      throw new IllegalStateException(xml, e);
    }
  }

  private static Node child(Document document, Node parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element && node.getNodeName().equals(name)) {
        return node;
      }
    }
    return parent.appendChild(document.createElement(name));
  }
}
