package dev.sallyport.rebuild;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotNamesTest {
  private static final String FOLDER = "org/example/thing/1.0-SNAPSHOT/";

  @ParameterizedTest
  @CsvSource({
    "thing-1.0-20261122.180102-1.jar, thing-1.0-SNAPSHOT.jar",
    "thing-1.0-20261122.180102-12-sources.jar, thing-1.0-SNAPSHOT-sources.jar",
    "thing-1.0-20261122.180102-1.tar.gz, thing-1.0-SNAPSHOT.tar.gz",
    "thing-1.0-SNAPSHOT.jar, thing-1.0-SNAPSHOT.jar",
    "other-1.0-20261122.180102-1.jar, other-1.0-20261122.180102-1.jar",
    "thing-1.0-20261122-1.jar, thing-1.0-20261122-1.jar",
  })
  void theTimeOfADeploymentIsNoPartOfTheName(String deployed, String plain) {
    assertEquals(FOLDER + plain, SnapshotNames.plain(FOLDER + deployed));
  }

  @ParameterizedTest
  @CsvSource({"org/example/thing/1.0/thing-1.0-20261122.180102-1.jar"})
  void aReleaseKeepsItsNames(String path) {
    assertEquals(path, SnapshotNames.plain(path));
  }
}
