package dev.sallyport.recorder;

import java.util.ArrayList;
import java.util.List;

/** What a recorder cannot see, in words for the record, by its way in. */
public final class Blind {
  private static final List<String> ALWAYS =
      List.of(
          "files that a plugin takes from the local repository without asking Maven",
          "files that plugins read from anywhere outside a Maven repository",
          "what a plugin of this build changed in the JVM that writes the record",
          "what a plugin resolves with a Maven or a resolver of its own");

  private static final List<String> SIBLINGS =
      List.of("the core extensions of .mvn/extensions.xml, this one among them");

  private static final List<String> OF_GOAL =
      List.of(
          "core extensions (.mvn/extensions.xml, lib/ext) and build extensions",
          "files that plugins fetch by themselves, such as test providers and annotation processors",
          "goals that run after the record is written, such as install and deploy",
          "parent POMs, imported BOMs and metadata that Maven read from a repository");

  private Blind() {}

  static List<String> of(WayIn way) {
    List<String> blind = new ArrayList<>(ALWAYS);
    switch (way) {
      case CORE_EXTENSION -> blind.addAll(SIBLINGS);
      case MOJO -> blind.addAll(OF_GOAL);
      default -> {}
    }
    return blind;
  }

  /** Of a goal without a recorder beside it. */
  public static List<String> ofGoal() {
    return of(WayIn.MOJO);
  }
}
