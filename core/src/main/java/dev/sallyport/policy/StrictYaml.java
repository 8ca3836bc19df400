package dev.sallyport.policy;

import dev.sallyport.policy.YamlNode.Entry;
import dev.sallyport.policy.YamlNode.Items;
import dev.sallyport.policy.YamlNode.Mapping;
import dev.sallyport.policy.YamlNode.Scalar;
import dev.sallyport.verdict.Refusal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * The part of YAML 1.2 that a policy may use: one document of mappings, lists and untyped scalars.
 * Refused: directives, anchors, aliases, tags, merge keys, keys that are no scalars, a key twice,
 * more than {@link #MAX_DEPTH} levels. Built from events, so nothing is resolved or constructed.
 */
final class StrictYaml {
  static final int MAX_DEPTH = 10;

  private final String where;
  private final Iterator<Event> events;

  private StrictYaml(String where, Iterator<Event> events) {
    this.where = where;
    this.events = events;
  }

  static YamlNode read(String where, byte[] bytes) throws Refusal {
    String text = StrictText.decode(where, bytes);
    LoadSettings settings =
        LoadSettings.builder().setLabel(where).setCodePointLimit(PolicyFiles.MAX_BYTES + 1).build();
    return new StrictYaml(where, new Parse(settings).parseString(text).iterator()).document();
  }

  private YamlNode document() throws Refusal {
    next(); // start of the stream
    Event start = next();
    if (!(start instanceof DocumentStartEvent document)) {
      throw place(start).refusal("a policy", "an empty file");
    }
    if (document.getSpecVersion().isPresent() || !document.getTags().isEmpty()) {
      throw place(start).refusal("no % directives", "a % directive", "remove the % lines");
    }
    YamlNode root = node(next(), 0);
    next(); // end of the document
    Event end = next();
    if (end.getEventId() != Event.ID.StreamEnd) {
      throw place(end).refusal("one document", "another document after it");
    }
    return root;
  }

  private YamlNode node(Event event, int depth) throws Refusal {
    Place at = place(event);
    if (depth > MAX_DEPTH) {
      throw at.refusal("at most " + MAX_DEPTH + " levels", "more");
    }
    if (event instanceof AliasEvent) {
      throw at.refusal("no aliases", "an alias", "write the value out again");
    }
    if (event instanceof NodeEvent node) {
      Optional<Anchor> anchor = node.getAnchor();
      if (anchor.isPresent()) {
        throw at.refusal("no anchors", "the anchor " + Place.shown(anchor.get().getValue()));
      }
    }
    if (event instanceof ScalarEvent scalar) {
      refuseTag(at, scalar.getTag());
      return scalar(at, scalar);
    }
    if (event instanceof SequenceStartEvent sequence) {
      refuseTag(at, sequence.getTag());
      return items(at, depth);
    }
    if (event instanceof MappingStartEvent mapping) {
      refuseTag(at, mapping.getTag());
      return mapping(at, depth);
    }
    throw at.refusal("a value", event.getEventId().toString());
  }

  private static void refuseTag(Place at, Optional<String> tag) throws Refusal {
    if (tag.isPresent()) {
      throw at.refusal("no tags", "the tag " + Place.shown(tag.get()), "remove the tag");
    }
  }

  /** Escapes in double quotes can make what the raw text may not hold. */
  private static Scalar scalar(Place at, ScalarEvent event) throws Refusal {
    String text = event.getValue();
    for (int point : text.codePoints().toArray()) {
      if (!StrictText.isPlain(point)) {
        throw at.refusal(
            "one line of visible characters", String.format("U+%04X in the value", point));
      }
    }
    if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
      throw at.refusal("Unicode normal form C", "a value in another form");
    }
    return new Scalar(at, text, event.isPlain());
  }

  private Items items(Place at, int depth) throws Refusal {
    List<YamlNode> items = new ArrayList<>();
    Event event = next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      items.add(node(event, depth + 1));
      event = next();
    }
    return new Items(at, items);
  }

  private Mapping mapping(Place at, int depth) throws Refusal {
    Map<String, Entry> entries = new LinkedHashMap<>();
    Event event = next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      Entry entry = entry(node(event, depth + 1), depth);
      Entry first = entries.putIfAbsent(entry.key(), entry);
      if (first != null) {
        throw entry
            .at()
            .refusal(
                "each key once",
                Place.shown(entry.key()) + " again",
                "keep one; the first is in line " + first.at().line());
      }
      event = next();
    }
    return new Mapping(at, entries);
  }

  private Entry entry(YamlNode key, int depth) throws Refusal {
    if (!(key instanceof Scalar scalar)) {
      throw key.at().refusal("a key", key.kind());
    }
    if (scalar.text().equals("<<")) {
      throw key.at().refusal("no merge keys", "'<<'", "write the values out again");
    }
    return new Entry(scalar.at(), scalar.text(), node(next(), depth + 1));
  }

  /** What the library throws on hostile text is not only its own exceptions. */
  private Event next() throws Refusal {
    try {
      return events.next();
    } catch (MarkedYamlEngineException e) {
      Place at =
          e.getProblemMark()
              .or(e::getContextMark)
              .map(this::place)
              .orElseGet(() -> new Place(where, 1, 1));
      throw at.refusal("YAML", String.valueOf(e.getProblem()));
    } catch (RuntimeException e) {
      throw new Place(where, 1, 1)
          .refusal("YAML", "text that cannot be parsed (" + e.getClass().getSimpleName() + ")");
    }
  }

  private Place place(Event event) {
    return event.getStartMark().map(this::place).orElseGet(() -> new Place(where, 1, 1));
  }

  private Place place(Mark mark) {
    return new Place(where, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
