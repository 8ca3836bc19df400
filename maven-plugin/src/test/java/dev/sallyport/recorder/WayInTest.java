package dev.sallyport.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class WayInTest {
  private static final ClassLoader OURS = WayInTest.class.getClassLoader();
  private static final ClassLoader WITHOUT_US = ClassLoader.getPlatformClassLoader();

  @Test
  void isToldByTheRealm() {
    assertEquals(WayIn.LIB_EXT, WayIn.of(OURS, OURS));
    assertEquals(
        WayIn.CORE_EXTENSION, WayIn.of(realm("coreExtension>dev.sallyport:x:1"), WITHOUT_US));
    assertEquals(WayIn.CORE_EXTENSION, WayIn.of(realm("maven.ext"), WITHOUT_US));
    assertEquals(WayIn.MOJO, WayIn.of(realm("plugin>dev.sallyport:x:1"), WITHOUT_US));
    assertEquals(WayIn.MOJO, WayIn.of(realm("extension>dev.sallyport:x:1"), OURS));
  }

  @Test
  void aCoreExtensionBesideLibExtSleeps() {
    assertEquals(WayIn.SECOND, WayIn.of(realm("coreExtension>dev.sallyport:x:1"), OURS));
  }

  private static ClassLoader realm(String id) {
    return new URLClassLoader(new URL[0], OURS) {
      @Override
      public String toString() {
        return "ClassRealm[" + id + ", parent: ClassRealm[plexus.core, parent: null]]";
      }
    };
  }
}
