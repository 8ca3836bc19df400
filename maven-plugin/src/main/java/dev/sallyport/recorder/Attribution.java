package dev.sallyport.recorder;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.DependencyResolutionRequest;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositoryEvent;
import org.eclipse.aether.RequestTrace;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.DependencyRequest;
import org.jspecify.annotations.Nullable;

/**
 * Tells from the trace of a request who asked for a file that was chosen. POMs that were read to
 * choose are not told from the trace, which depends on who came first, but by {@link Pedigree}.
 */
final class Attribution {
  /** The graph that this thread's events are about, and the chain to each of its nodes. */
  private record Chains(DependencyNode root, IdentityHashMap<DependencyNode, String> byNode) {}

  /** What the trace says. */
  private static final class Trace {
    /** Of Maven 4; the resolver's graph has the version that it lacks. */
    private static final String PLUGIN_4 = "org.apache.maven.api.model.Plugin";

    boolean ofPlugin;
    @Nullable Plugin plugin;
    @Nullable MavenProject project;
    @Nullable ArtifactRequest artifact;
    @Nullable DependencyRequest dependencies;
    int depth;

    static Trace of(@Nullable RequestTrace start) {
      Trace trace = new Trace();
      for (RequestTrace at = start; at != null; at = at.getParent()) {
        trace.take(at.getData());
      }
      return trace;
    }

    private void take(@Nullable Object data) {
      depth++;
      if (data instanceof ArtifactRequest request && artifact == null) {
        artifact = request;
      } else if (data instanceof DependencyRequest request && dependencies == null) {
        dependencies = request;
      } else if (data != null && !ofPlugin && project == null) {
        // only the nearest: Maven 4 leaves the traces of earlier requests around it
        if (data instanceof Plugin named) {
          plugin = named;
          ofPlugin = true;
        } else if (data.getClass().getName().equals(PLUGIN_4)) {
          ofPlugin = true;
        } else if (data instanceof DependencyResolutionRequest request) {
          project = request.getMavenProject();
        }
      }
    }

    @Nullable DependencyNode node() {
      return artifact == null ? null : artifact.getDependencyNode();
    }

    /** The plugin or extension whose dependencies are resolved, or that is itself. */
    String pluginId(Place place) {
      if (dependencies != null && dependencies.getRoot() != null) {
        Artifact root = dependencies.getRoot().getArtifact();
        if (root != null) {
          return gav(root);
        }
      }
      return plugin != null ? plugin.getId() : place.gav();
    }
  }

  /** By thread: one thread resolves the nodes of one graph in a row. */
  private final Map<Long, Chains> latest = new ConcurrentHashMap<>();

  /** Lets go of the graphs. */
  void forget() {
    latest.clear();
  }

  /**
   * Who asked for this file, if it was chosen.
   *
   * @param goal that runs on this thread, null for none
   * @param inSession false while core extensions are resolved
   */
  Optional<Asked> asked(
      RepositoryEvent event, Resolved resolved, @Nullable String goal, boolean inSession) {
    Trace trace = Trace.of(event.getTrace());
    Place place = resolved.place();
    // read to choose something, or as a parent; a goal may also fetch a POM for its own sake
    if (place.isPom() && trace.node() == null && (trace.depth > 1 || goal == null)) {
      return Optional.empty();
    }
    String plugin =
        trace.ofPlugin || (!inSession && trace.dependencies != null) ? trace.pluginId(place) : "";
    boolean self = plugin.equals(place.gav()) && place.classifier().isEmpty();
    Kind kind = kind(trace, self, inSession);
    if (!resolved.wants(kind)) {
      return Optional.empty();
    }
    String root = root(trace, plugin, goal, inSession);
    return Optional.of(new Asked(kind, self ? root : Asked.longer(root, chain(trace, resolved))));
  }

  private static Kind kind(Trace trace, boolean self, boolean inSession) {
    if (!inSession) {
      return Kind.CORE_EXTENSION;
    } else if (trace.ofPlugin) {
      return self ? Kind.PLUGIN : Kind.PLUGIN_DEPENDENCY;
    }
    return trace.project != null ? Kind.DEPENDENCY : Kind.DYNAMIC;
  }

  private static String root(Trace trace, String plugin, @Nullable String goal, boolean inSession) {
    MavenProject project = trace.project;
    if (!plugin.isEmpty()) {
      return (inSession ? "plugin " : "core-extension ") + plugin;
    } else if (project != null) {
      return "module " + project.getGroupId() + ":" + project.getArtifactId();
    }
    return goal == null ? "" : "goal " + goal;
  }

  private String chain(Trace trace, Resolved resolved) {
    DependencyRequest request = trace.dependencies;
    DependencyNode node = trace.node();
    if (request != null && request.getRoot() != null && node != null) {
      long thread = Thread.currentThread().getId();
      Chains known = latest.get(thread);
      if (known == null || known.root() != request.getRoot()) {
        known = chains(request.getRoot());
        latest.put(thread, known);
      }
      String chain = known.byNode().get(node);
      if (chain != null) {
        return chain;
      }
    }
    return resolved.place().gav();
  }

  /** Breadth first, so that the shortest chain is told; the root itself is left out. */
  private static Chains chains(DependencyNode root) {
    IdentityHashMap<DependencyNode, String> chains = new IdentityHashMap<>();
    Deque<DependencyNode> next = new ArrayDeque<>();
    chains.put(root, "");
    next.add(root);
    while (!next.isEmpty()) {
      DependencyNode parent = next.remove();
      for (DependencyNode child : parent.getChildren()) {
        Artifact artifact = child.getArtifact();
        if (artifact != null && !chains.containsKey(child)) {
          String element = gav(artifact);
          chains.put(child, Asked.longer(chains.getOrDefault(parent, ""), element));
          next.add(child);
        }
      }
    }
    return new Chains(root, chains);
  }

  private static String gav(Artifact artifact) {
    return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getBaseVersion();
  }
}
