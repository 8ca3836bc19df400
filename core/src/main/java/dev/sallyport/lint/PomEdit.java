package dev.sallyport.lint;

/**
 * The four sentences in which a cure says what to write where. Tests apply them by their text, so
 * what they say is all there is to do.
 */
final class PomEdit {
  static final String PLUGIN_MANAGEMENT = "project/build/pluginManagement/plugins";
  static final String PLUGINS = "project/build/plugins";
  static final String PROPERTIES = "project/properties";

  private PomEdit() {}

  /** Replaces the element of that name that starts in that line. */
  static String write(Place place, String xml) {
    return "in " + Xml.shown(place.file()) + ", line " + place.line() + ", write: " + xml;
  }

  /** Takes the element of that name that starts in that line away. */
  static String remove(Place place, String name) {
    return "in " + Xml.shown(place.file()) + ", line " + place.line() + ", remove: <" + name + ">";
  }

  /** Adds to a list of the model; who lacks the list makes it. */
  static String add(LintedPom pom, String path, String xml) {
    return "in " + Xml.shown(pom.name()) + ", under " + path + ", add: " + xml;
  }

  /** Adds to the element that starts in that line. */
  static String inside(Place place, String element, String xml) {
    return "in "
        + Xml.shown(place.file())
        + ", inside the <"
        + element
        + "> of line "
        + place.line()
        + ", add: "
        + xml;
  }
}
