package dev.sallyport.lint;

import org.apache.maven.model.InputLocation;
import org.apache.maven.model.InputSource;
import org.jspecify.annotations.Nullable;

/**
 * Where something of a model comes from.
 *
 * @param file the name of the POM; of another origin, words for people
 * @param line from 1; 0 where none is known
 */
record Place(Origin origin, String file, int line) {

  enum Origin {
    /** A POM of the source that is built. */
    TREE,
    /** A parent POM out of a repository. */
    PARENT,
    /** Another POM out of a repository: an imported one. */
    OTHER_POM,
    /** Maven's super POM. */
    SUPER_POM,
    /** What Maven binds to a packaging's phases. */
    LIFECYCLE,
    /** No text says it. */
    NOWHERE
  }

  /** The place of a location that is in no POM of a module's lineage. */
  static Place outside(@Nullable InputLocation at) {
    InputSource source = at == null ? null : at.getSource();
    String id = source == null || source.getModelId() == null ? "" : source.getModelId();
    if (at == null || id.isEmpty()) {
      return new Place(Origin.NOWHERE, "", 0);
    }
    // Maven 3.8 to 4.0 give what is their own such ids; no valid coordinate has these version parts
    if (id.startsWith("org.apache.maven:maven-") && id.contains(":super-pom")) {
      return new Place(Origin.SUPER_POM, "super POM", 0);
    }
    if (id.startsWith("org.apache.maven:maven-") && id.endsWith(":default-lifecycle-bindings")) {
      return new Place(Origin.LIFECYCLE, "lifecycle bindings", 0);
    }
    return new Place(Origin.OTHER_POM, id, Math.max(0, at.getLineNumber()));
  }

  boolean editable() {
    return origin == Origin.TREE;
  }

  boolean isPom() {
    return origin == Origin.TREE || origin == Origin.PARENT || origin == Origin.OTHER_POM;
  }
}
