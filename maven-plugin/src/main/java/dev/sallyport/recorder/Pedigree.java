package dev.sallyport.recorder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Says of each POM that belongs to no chosen artifact whether it is a parent, an imported BOM or
 * just one that was read, and by whom it was named: from the texts of all POMs together, so that it
 * is the same whoever came first.
 */
final class Pedigree {
  private record Step(Asked by, Resolved to) {}

  private record Edge(PomNames.Name name, Kind kind) {}

  private final Map<String, List<Resolved>> byArtifact = new HashMap<>();
  private final Map<Resolved, Kind> kinds = new HashMap<>();
  private final Map<Resolved, List<Edge>> named = new HashMap<>();
  private final Map<Resolved, Asked> result = new HashMap<>();
  private final List<Map.Entry<String, List<Edge>>> started = new ArrayList<>();
  private final PriorityQueue<Step> next =
      new PriorityQueue<>(
          Comparator.comparing((Step step) -> new Asked(Kind.POM, step.by().chain())));

  /**
   * Starts with those to be found out.
   *
   * @param open POMs that nobody chose, and metadata
   */
  Pedigree(Collection<Resolved> open) {
    for (Resolved file : open) {
      kinds.put(file, file.isMetadata() ? Kind.METADATA : Kind.POM);
      byArtifact.computeIfAbsent(file.place().artifact(), key -> new ArrayList<>()).add(file);
    }
  }

  /** Adds the text of a POM that was chosen, or is a module's. */
  void start(String chain, PomNames names) {
    List<Edge> edges = edges(names);
    classify(edges);
    started.add(Map.entry(chain, edges));
  }

  /** Adds the text of a POM that is itself to be found out. */
  void add(Resolved pom, PomNames names) {
    List<Edge> edges = edges(names);
    classify(edges);
    named.put(pom, edges);
  }

  /** Who asked for each of them; with an empty chain where nobody is found who names it. */
  Map<Resolved, Asked> found() {
    started.forEach(start -> follow(start.getKey(), start.getValue()));
    while (!next.isEmpty()) {
      Step step = next.remove();
      if (result.putIfAbsent(step.to(), step.by()) == null) {
        follow(step.by().chain(), named.getOrDefault(step.to(), List.of()));
      }
    }
    kinds.forEach((file, kind) -> result.putIfAbsent(file, new Asked(kind, "")));
    return result;
  }

  private static List<Edge> edges(PomNames names) {
    List<Edge> edges = new ArrayList<>();
    names.parents().forEach(name -> edges.add(new Edge(name, Kind.PARENT)));
    names.boms().forEach(name -> edges.add(new Edge(name, Kind.BOM)));
    names.dependencies().forEach(name -> edges.add(new Edge(name, Kind.POM)));
    return edges;
  }

  private void classify(List<Edge> edges) {
    for (Edge edge : edges) {
      for (Resolved target : targets(edge)) {
        if (!target.isMetadata()) {
          kinds.merge(target, edge.kind(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
        }
      }
    }
  }

  private void follow(String chain, List<Edge> edges) {
    for (Edge edge : edges) {
      for (Resolved target : targets(edge)) {
        Kind kind = kinds.getOrDefault(target, Kind.POM);
        if (target.isMetadata() || kind == edge.kind()) {
          next.add(new Step(new Asked(kind, Asked.longer(chain, element(kind, target))), target));
        }
      }
    }
  }

  private List<Resolved> targets(Edge edge) {
    return byArtifact.getOrDefault(edge.name().artifact(), List.of()).stream()
        .filter(
            target ->
                target.isMetadata()
                    ? edge.name().group().equals(target.place().group())
                    : edge.name().fits(target.place()))
        .toList();
  }

  private static String element(Kind kind, Resolved target) {
    return switch (kind) {
      case PARENT -> "parent " + target.place().gav();
      case BOM -> "bom " + target.place().gav();
      case METADATA -> "versions of " + target.place().ga();
      default -> target.place().gav();
    };
  }
}
