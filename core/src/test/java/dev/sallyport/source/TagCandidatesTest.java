package dev.sallyport.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.coordinate.Gav;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagCandidatesTest {
  private static final Gav GAV = new Gav("org.example", "thing-core", "1.2.3");

  @Test
  void whatThePomSaysComesFirstThenByFrequency() {
    List<String> names = TagCandidates.of(GAV, Optional.of("refs/tags/odd"), List.of());
    assertEquals(
        List.of("odd", "thing-core-1.2.3", "1.2.3", "v1.2.3", "release-1.2.3"),
        names.subList(0, 5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "", " ", "v${project.version}"})
  void aTagThatSaysNothingIsNotTried(String tag) {
    List<String> names = TagCandidates.of(GAV, Optional.of(tag), List.of());
    assertEquals("thing-core-1.2.3", names.get(0));
    assertFalse(names.contains(tag));
  }

  @ParameterizedTest
  @CsvSource({
    "rel/thing-core-1.2.3",
    "rel/1.2.3",
    "r1.2.3",
    "thing-parent-1.2.3",
    "thing-1.2.3",
    "THING_CORE_1_2_3",
    "release/1.2.3",
    "v1_2_3"
  })
  void knowsTheLessUsualForms(String tag) {
    assertTrue(TagCandidates.of(GAV, Optional.empty(), List.of("thing-parent")).contains(tag), tag);
  }

  @Test
  void theLastResortIsTagsThatEndWithTheVersion() {
    assertEquals(
        List.of("other-1.2.3", "a/1.2.3", "x_v1.2.3"),
        TagCandidates.endingWith(
            "1.2.3", List.of("x_v1.2.3", "a/1.2.3", "other-1.2.3", "1.1.2.3", "other-1.2.3.1")));
  }

  @Test
  void releaseCandidatesComeAfterThat() {
    assertEquals(
        List.of("x-1.2.3-rc1"),
        TagCandidates.holding("1.2.3", List.of("x-1.2.3-rc1", "x-11.2.3", "x-1.2.30", "1.2.3.4")));
  }
}
