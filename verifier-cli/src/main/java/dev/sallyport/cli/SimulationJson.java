package dev.sallyport.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.report.Printable;
import dev.sallyport.sourcegate.Proposal;
import dev.sallyport.sourcegate.SimulateSetting;
import dev.sallyport.sourcegate.Simulation;
import dev.sallyport.sourcegate.Simulation.Count;
import dev.sallyport.sourcegate.Simulation.Level;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import java.util.Base64;
import java.util.Locale;

/** A simulation for programs to read. */
final class SimulationJson {
  private static final String SCHEMA = "https://sallyport.dev/source-simulation/v1";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private SimulationJson() {}

  static String of(Simulation simulation) {
    ObjectNode root = JSON.createObjectNode().put("schema", SCHEMA);
    root.put("repository", simulation.repository()).put("ref", simulation.ref());
    root.put("root", simulation.root().hex()).put("trustRoot", simulation.trustRoot());
    root.put("tip", simulation.tip().hex()).put("tipTrustRoot", simulation.tipTrustRoot());
    root.put("steps", simulation.steps());
    root.put("basis", simulation.basis().name().toLowerCase(Locale.ROOT));
    ArrayNode levels = root.putArray("levels");
    simulation.levels().forEach(level -> level(levels.addObject(), level));
    simulation.proposal().ifPresent(proposal -> proposal(root.putObject("proposal"), proposal));
    ArrayNode notes = root.putArray("notes");
    simulation.notes().forEach(note -> finding(notes.addObject(), note));
    try {
      return JSON.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void level(ObjectNode node, Level level) {
    setting(node, level.setting());
    node.put("asWritten", level.asWritten()).put("fits", level.fits());
    node.put("steps", level.steps()).put("refused", level.refused());
    node.put("commits", level.commits());
    ArrayNode rules = node.putArray("rules");
    for (Count count : level.rules()) {
      ObjectNode rule = rules.addObject().put("rule", count.rule().id());
      rule.put("commits", count.commits());
      ArrayNode examples = rule.putArray("examples");
      count
          .examples()
          .forEach(
              example ->
                  examples
                      .addObject()
                      .put("commit", example.id().hex())
                      .put("subject", Printable.of(example.subject()))
                      .put("fact", Printable.of(example.fact())));
    }
    level.stopped().ifPresent(finding -> finding(node.putObject("stopped"), finding));
  }

  private static void setting(ObjectNode node, SimulateSetting setting) {
    node.put("reviews", setting.reviews());
    node.put("commits", setting.commits().name().toLowerCase(Locale.ROOT));
    node.put("expiry", setting.expiry().name().toLowerCase(Locale.ROOT));
  }

  private static void proposal(ObjectNode node, Proposal proposal) {
    setting(node, proposal.setting());
    node.put("policy", proposal.text());
    ObjectNode keys = node.putObject("keyFiles");
    proposal
        .keyFiles()
        .forEach((path, bytes) -> keys.put(path, Base64.getEncoder().encodeToString(bytes)));
    ArrayNode leftOut = node.putArray("leftOut");
    proposal.leftOut().forEach(text -> leftOut.add(Printable.of(text)));
  }

  private static void finding(ObjectNode node, Finding finding) {
    node.put("rule", finding.rule().id()).put("subject", Printable.of(finding.subject()));
    String fact =
        finding.evidence() instanceof Evidence.Fact text ? text.text() : finding.rule().meaning();
    node.put("fact", Printable.of(fact)).put("hint", Printable.of(finding.hint()));
  }
}
