package dev.sallyport.witness;

import dev.sallyport.provenance.SessionRecord.Input;
import dev.sallyport.provenance.SessionRecord.Kind;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;

/** What it is called when an input is not the recorded file, by what it is to the build. */
final class InputKinds {
  private InputKinds() {}

  static Rule changed(Kind kind) {
    return switch (kind) {
      case DEPENDENCY -> Rule.INPUT_DEPENDENCY_CHANGED;
      case PLUGIN, PLUGIN_DEPENDENCY -> Rule.INPUT_PLUGIN_CHANGED;
      case EXTENSION, CORE_EXTENSION -> Rule.INPUT_EXTENSION_CHANGED;
      case PARENT -> Rule.INPUT_PARENT_CHANGED;
      case BOM -> Rule.INPUT_BOM_CHANGED;
      case POM -> Rule.INPUT_CHANGED;
      case DYNAMIC -> Rule.INPUT_PROVIDER_CHANGED;
      case METADATA -> Rule.INPUT_METADATA_CHANGED;
    };
  }

  /**
   * Other bytes than the recorded ones.
   *
   * @param where they are, as the end of a sentence
   */
  static Finding changed(Input input, String actual, String where) {
    return new Finding(
        changed(input.kind()),
        input.path(),
        new Evidence.Mismatch("sha256 " + input.sha256(), actual),
        user(input) + "; " + where);
  }

  /** Bytes that are nowhere. */
  static Finding missing(Input input, String fact, String todo) {
    return Finding.of(
        Rule.INPUT_BYTES_MISSING,
        input.path(),
        "sha256 " + input.sha256() + ", " + input.size() + " bytes: " + fact,
        user(input) + "; " + todo);
  }

  private static String user(Input input) {
    return input.askedBy().isEmpty()
        ? "the record does not say who uses it"
        : "used by " + input.askedBy();
  }
}
