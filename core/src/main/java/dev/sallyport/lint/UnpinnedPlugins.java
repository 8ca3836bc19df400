package dev.sallyport.lint;

import dev.sallyport.lint.Part.Kind;
import dev.sallyport.lint.Place.Origin;
import dev.sallyport.verdict.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Plugins and extensions whose version is in no POM, so that another Maven takes another one. */
final class UnpinnedPlugins implements Check {
  private final LintedSession session;

  UnpinnedPlugins(LintedSession session) {
    this.session = session;
  }

  @Override
  public void look(Lineage lineage, Leads leads) {
    Map<String, Part> known = new TreeMap<>();
    List<Part> parts = Parts.effective(lineage.effective());
    for (Part part : parts) {
      if (part.kind() == Kind.MANAGED_PLUGIN || part.kind() == Kind.PLUGIN) {
        known.merge(part.key(), part, (one, other) -> isPinned(lineage, one) ? one : other);
      }
    }
    for (Part part : parts) {
      switch (part.kind()) {
        case PLUGIN, EXTENSION -> {
          if (!isPinned(lineage, part)) {
            add(lineage, part, leads);
          }
        }
        case REPORT -> {
          // the site plugin takes the version of the build's own plugin where the report has none
          Part same = known.getOrDefault(part.key(), part);
          if (!isPinned(lineage, part) && !isPinned(lineage, same)) {
            add(lineage, same, leads);
          }
        }
        default -> {
          // dependencies have a version or are no valid POM
        }
      }
    }
  }

  private static boolean isPinned(Lineage lineage, Part part) {
    return part.version() != null && lineage.place(part.versionAt()).isPom();
  }

  private void add(Lineage lineage, Part part, Leads leads) {
    Origin origin = lineage.place(part.versionAt()).origin();
    Optional<String> inUse =
        Optional.ofNullable(part.version())
            .or(() -> Optional.ofNullable(session.versionsInUse().get(part.key())));
    leads.add(
        Rule.INPUT_PLUGIN_UNPINNED,
        subject(lineage, part),
        part.key(),
        fact(origin, inUse.map(Xml::shown).orElse("")),
        inUse.map(version -> cure(lineage, part, version)).orElseGet(() -> unknown(lineage, part)));
  }

  private String fact(Origin origin, String version) {
    String maven = "Maven " + Xml.shown(session.mavenVersion());
    String chosen =
        switch (origin) {
          case LIFECYCLE -> version + " is the one that " + maven + " binds to its lifecycle";
          case SUPER_POM -> version + " is the one of " + maven + "'s super POM";
          default ->
              "Maven takes the newest that its repositories list"
                  + (version.isEmpty() ? "" : ", now " + version);
        };
    return "no POM names a version; " + chosen;
  }

  /** The version in use, unless that one is known not to be reproducible. */
  private static String cure(Lineage lineage, Part part, String inUse) {
    return new VersionCure(lineage)
        .pinned(part, KnownPlugins.better(part.key(), inUse).orElse(inUse));
  }

  private static String unknown(Lineage lineage, Part part) {
    return "in "
        + Xml.shown(lineage.top().name())
        + ", give "
        + Xml.shown(part.key())
        + " the version that the build uses now; the record of a build names it";
  }

  /** The element in the POM where the cure goes, or the start of that POM. */
  private static Place subject(Lineage lineage, Part part) {
    LintedPom top = lineage.top();
    for (Kind kind : List.of(Kind.MANAGED_PLUGIN, Kind.PLUGIN, Kind.EXTENSION, Kind.REPORT)) {
      Optional<Part> there = lineage.find(top, kind, other -> other.key().equals(part.key()));
      if (there.isPresent()) {
        return lineage.place(there.get().at());
      }
    }
    return lineage.place(Lineage.managementOf(top.model()));
  }
}
