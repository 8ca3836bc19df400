package dev.sallyport.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PurlTest {
  @Test
  void namesClassifierAndTypeOnlyWhenTheySaySomething() {
    assertEquals("pkg:maven/g.h/a@1", Purl.maven("g.h", "a", "1", "", "jar"));
    assertEquals("pkg:maven/g/a@1?type=pom", Purl.maven("g", "a", "1", "", "pom"));
    assertEquals("pkg:maven/g/a@1?classifier=c&type=zip", Purl.maven("g", "a", "1", "c", "zip"));
  }

  @Test
  void encodesWhatWouldEndAPart() {
    assertEquals("pkg:maven/g/a@1%3F%20%2B", Purl.maven("g", "a", "1? +", "", "jar"));
  }
}
