package dev.sallyport.sourcereport;

import dev.sallyport.history.CommitRow;
import dev.sallyport.history.TagRow;
import dev.sallyport.report.Printable;
import dev.sallyport.sourcegate.SourceReport;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Outcome;
import dev.sallyport.verdict.Rule.Weight;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The report as JUnit XML, for the places that show test results: one test case for the verdict,
 * one for each commit and tag. What refutes is a {@code failure}, what leaves open an {@code
 * error}; {@code type} is the rule.
 */
public final class SourceJunit {
  private static final String FAILURE = "failure";
  private static final String ERROR = "error";

  private SourceJunit() {}

  private record Case(String name, List<Finding> findings) {
    boolean has(Weight weight) {
      return findings.stream().anyMatch(finding -> finding.rule().weight() == weight);
    }

    String state() {
      return has(Weight.REFUTES) ? FAILURE : has(Weight.INDETERMINATE) ? ERROR : "";
    }
  }

  public static String render(SourceReport report) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      write(xml, report);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("a string could not be written", impossible);
    }
    return text.append('\n').toString();
  }

  private static void write(XMLStreamWriter xml, SourceReport report) throws XMLStreamException {
    List<Case> cases = cases(report);
    String suite = Printable.of(report.repository() + " " + report.ref());
    // The verdict is a case of its own, so that a suite is never empty and green.
    long failures = count(cases, FAILURE) + (report.outcome() == Outcome.REFUTED ? 1 : 0);
    long errors = count(cases, ERROR) + (report.outcome() == Outcome.INDETERMINATE ? 1 : 0);
    line(xml, 0);
    xml.writeStartElement("testsuites");
    line(xml, 1);
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", suite);
    xml.writeAttribute("tests", String.valueOf(cases.size() + 1));
    xml.writeAttribute("failures", String.valueOf(failures));
    xml.writeAttribute("errors", String.valueOf(errors));
    xml.writeAttribute("skipped", "0");
    verdict(xml, suite, report);
    for (Case one : cases) {
      one(xml, suite, one);
    }
    line(xml, 1);
    xml.writeEndElement();
    line(xml, 0);
    xml.writeEndElement();
  }

  private static void verdict(XMLStreamWriter xml, String suite, SourceReport report)
      throws XMLStreamException {
    start(xml, suite, "verdict");
    if (report.outcome() != Outcome.VERIFIED) {
      line(xml, 3);
      xml.writeStartElement(report.outcome() == Outcome.REFUTED ? FAILURE : ERROR);
      xml.writeAttribute("type", report.outcome().name());
      xml.writeAttribute("message", Printable.of(report.headline()));
      xml.writeEndElement();
    }
    end(xml);
  }

  private static void one(XMLStreamWriter xml, String suite, Case one) throws XMLStreamException {
    start(xml, suite, one.name());
    if (!one.state().isEmpty()) {
      Weight weight = one.state().equals(FAILURE) ? Weight.REFUTES : Weight.INDETERMINATE;
      Finding first =
          one.findings().stream()
              .filter(finding -> finding.rule().weight() == weight)
              .findFirst()
              .orElseThrow();
      line(xml, 3);
      xml.writeStartElement(one.state());
      xml.writeAttribute("type", first.rule().id());
      xml.writeAttribute("message", message(first));
      xml.writeCharacters(all(one.findings()));
      xml.writeEndElement();
    }
    end(xml);
  }

  private static void start(XMLStreamWriter xml, String suite, String name)
      throws XMLStreamException {
    line(xml, 2);
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", suite);
    xml.writeAttribute("name", name);
  }

  private static void end(XMLStreamWriter xml) throws XMLStreamException {
    line(xml, 2);
    xml.writeEndElement();
  }

  private static List<Case> cases(SourceReport report) {
    List<Case> cases = new ArrayList<>();
    Set<Finding> told = new HashSet<>();
    for (CommitRow row : report.rows()) {
      String name = Cells.shortId(row.id()) + " " + Printable.of(row.subject());
      cases.add(new Case(name.strip(), row.findings()));
      told.addAll(row.findings());
    }
    for (TagRow tag : report.tags()) {
      cases.add(new Case(Printable.of(tag.ref()), tag.findings()));
      told.addAll(tag.findings());
    }
    for (Finding finding : report.findings()) {
      if (finding.rule().weight() != Weight.NOTE && told.add(finding)) {
        cases.add(new Case(Cells.subject(finding.subject()), List.of(finding)));
      }
    }
    return cases;
  }

  private static String message(Finding finding) {
    String fact = FindingGroups.fact(finding);
    return Printable.of(finding.rule().meaning() + (fact.isEmpty() ? "" : ": " + fact));
  }

  private static String all(List<Finding> findings) {
    StringBuilder text = new StringBuilder("\n");
    for (Finding finding : findings) {
      text.append(finding.rule().id()).append(": ").append(message(finding)).append('\n');
      if (!finding.hint().isEmpty()) {
        text.append("  hint: ").append(Printable.of(finding.hint())).append('\n');
      }
    }
    return text.toString();
  }

  private static long count(List<Case> cases, String state) {
    return cases.stream().filter(one -> one.state().equals(state)).count();
  }

  private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
