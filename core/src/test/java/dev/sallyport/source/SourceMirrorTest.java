package dev.sallyport.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceMirrorTest {
  private static final SourceMirror FOLDERS =
      new SourceMirror("https://github.com/", "/mirror/{owner}+{name}/repo");

  @Test
  void fillsTheTemplate() {
    assertEquals(Optional.of("/mirror/o+n/repo"), FOLDERS.rewrite("https://github.com/o/n.git"));
    assertEquals(
        Optional.of("https://m.repo.example/x/o/n.git"),
        SourceMirror.parse("https://github.com/=https://m.repo.example/x/{path}")
            .orElseThrow()
            .rewrite("https://github.com/o/n.git"));
  }

  @Test
  void anAddressCannotClimbOutOfTheTemplate() {
    assertEquals(Optional.empty(), FOLDERS.rewrite("https://github.com/../n"));
    assertEquals(Optional.empty(), FOLDERS.rewrite("https://github.com/o/..git/..%2f"));
    assertEquals(Optional.empty(), FOLDERS.rewrite("https://github.com/o/...git/../.."));
  }

  @Test
  void leavesOtherAddressesAlone() {
    assertEquals(Optional.empty(), FOLDERS.rewrite("https://gitlab.com/o/n"));
    assertEquals(Optional.empty(), SourceMirror.parse("no template="));
    assertEquals(Optional.empty(), SourceMirror.parse("=x"));
  }
}
