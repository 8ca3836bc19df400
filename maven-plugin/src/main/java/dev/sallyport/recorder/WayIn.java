package dev.sallyport.recorder;

import java.util.List;
import org.apache.maven.execution.MavenSession;

/** By which way the recorder came into the build: how much it can see hangs on it. */
enum WayIn {
  LIB_EXT("lib-ext"),
  CORE_EXTENSION("core-extension"),
  MOJO("mojo"),
  /** A second copy of these classes, beside one that came in by a better way. */
  SECOND("");

  private static final List<String> CORE_REALMS = List.of("coreExtension>", "maven.ext");

  private final String text;

  WayIn(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** Whether this copy of the classes listens to the whole session. */
  boolean isAwake() {
    return this == LIB_EXT || this == CORE_EXTENSION;
  }

  static WayIn ofThisClass() {
    return of(WayIn.class.getClassLoader(), MavenSession.class.getClassLoader());
  }

  /**
   * Judged by the realm, which has its id in its text.
   *
   * @param own the loader of the recorder
   * @param maven the loader of Maven itself, that of {@code lib} and {@code lib/ext}
   */
  static WayIn of(ClassLoader own, ClassLoader maven) {
    if (own == maven) {
      return LIB_EXT;
    }
    String realm = own.toString();
    if (CORE_REALMS.stream().noneMatch(name -> realm.contains("[" + name))) {
      return MOJO;
    }
    try {
      return maven.loadClass(WayIn.class.getName()).getClassLoader() == own
          ? CORE_EXTENSION
          : SECOND;
    } catch (ClassNotFoundException alone) {
      return CORE_EXTENSION;
    }
  }
}
