package dev.sallyport.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.eventspy.EventSpy;
import org.eclipse.aether.RepositoryListener;
import org.junit.jupiter.api.Test;

/** The descriptor is written by hand: it names the components, each under its role, and no more. */
class ComponentsTest {
  private static final Path CLASSES = Path.of("target", "classes");
  private static final Pattern COMPONENT =
      Pattern.compile(
          "<role>([^<]+)</role>\\s*<role-hint>[^<]+</role-hint>\\s*"
              + "<implementation>([^<]+)</implementation>");

  @Test
  void namesTheComponentsThatThereAre() throws Exception {
    TreeSet<String> there = new TreeSet<>();
    try (Stream<Path> files = Files.list(CLASSES.resolve("dev/sallyport/recorder"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        String name = "dev.sallyport.recorder." + file.getFileName();
        Class<?> type = Class.forName(name.substring(0, name.length() - ".class".length()));
        for (Class<?> role : new Class<?>[] {EventSpy.class, RepositoryListener.class}) {
          if (role.isAssignableFrom(type)) {
            there.add(role.getName() + " " + type.getName());
          }
        }
      }
    }
    TreeSet<String> named = new TreeSet<>();
    COMPONENT
        .matcher(Files.readString(CLASSES.resolve("META-INF/plexus/components.xml")))
        .results()
        .forEach(found -> named.add(found.group(1) + " " + found.group(2)));

    assertEquals(there, named);
    assertEquals(2, named.size());
    // one of these here as well would be there twice
    assertEquals(
        List.of("dev.sallyport.recorder.enforce.LockEnforcer"),
        Files.readAllLines(CLASSES.resolve("META-INF/sisu/javax.inject.Named")));
  }
}
