package dev.sallyport.lint;

import dev.sallyport.lint.Part.Kind;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Versions that may be other files tomorrow: ranges, LATEST, RELEASE and SNAPSHOTs. */
final class MovingVersions implements Check {
  private final LintedSession session;
  private final Set<String> own;

  /**
   * Looks at every version but those of the build itself.
   *
   * @param own the build's own coordinates, {@code g:a:v}
   */
  MovingVersions(LintedSession session, Set<String> own) {
    this.session = session;
    this.own = Set.copyOf(own);
  }

  @Override
  public void look(Lineage lineage, Leads leads) {
    for (Part part : parts(lineage)) {
      String version = part.version();
      Place place = lineage.place(part.where());
      boolean unused = part.kind().isManaged() && !place.editable();
      if (version == null || unused || own.contains(part.key() + ":" + version)) {
        continue;
      }
      if (Versions.isMoving(version)) {
        range(lineage, part, version, place, leads);
      } else if (Versions.isSnapshot(version)) {
        snapshot(lineage, part, version, place, leads);
      }
    }
  }

  /** What is in force, and the parents and imports, which a model no longer has then. */
  private static List<Part> parts(Lineage lineage) {
    List<Part> parts = new ArrayList<>(Parts.effective(lineage.effective()));
    List<LintedPom> poms = lineage.poms();
    for (int i = 0; i < poms.size(); i++) {
      boolean fromTree = i + 1 < poms.size() && poms.get(i + 1).editable();
      for (Part part : lineage.written(poms.get(i))) {
        String version = part.version();
        boolean asked = part.kind() == Kind.IMPORT || (part.kind() == Kind.PARENT && !fromTree);
        if (asked && version != null) {
          parts.add(part.withVersion(lineage.interpolated(version)));
        }
      }
    }
    return parts;
  }

  private void range(Lineage lineage, Part part, String version, Place place, Leads leads) {
    Optional<String> fixed =
        Optional.ofNullable(session.versionsInUse().get(part.key()))
            .filter(inUse -> !Versions.isMoving(inUse))
            .or(() -> Versions.bound(version));
    String hint =
        fixed
            .map(one -> new VersionCure(lineage).to(part, good(part, one)))
            .orElseGet(
                () ->
                    "in "
                        + Xml.shown(place.file())
                        + ", line "
                        + place.line()
                        + ", write the version that the build uses now; the record of a build names it");
    leads.add(
        Rule.INPUT_VERSION_RANGE,
        place,
        part.key(),
        "the version is "
            + Xml.shown(version)
            + ": every build takes the newest that its repositories list then",
        hint);
  }

  /** One edit for two findings, where the version is also one that is not reproducible. */
  private static String good(Part part, String version) {
    return KnownPlugins.better(part.key(), version).orElse(version);
  }

  private static void snapshot(
      Lineage lineage, Part part, String version, Place place, Leads leads) {
    String fact =
        Versions.isDated(version)
            ? ": one upload of a SNAPSHOT, which repositories delete"
            : ": every upload replaces the file";
    leads.add(
        Rule.INPUT_SNAPSHOT,
        place,
        part.key(),
        "the version is " + Xml.shown(version) + fact,
        "use a release: "
            + new VersionCure(lineage).to(part, good(part, Versions.release(version))));
  }
}
