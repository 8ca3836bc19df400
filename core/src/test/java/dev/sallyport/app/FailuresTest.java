package dev.sallyport.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailuresTest {
  @Test
  void aFullDiskIsCalledOne() {
    for (IOException full :
        List.of(
            new IOException("No space left on device"),
            new FileSystemException("/out/a", null, "No space left on device"),
            new FileSystemException("/out/a", null, "Disk quota exceeded"))) {
      assertEquals(Rule.TOOL_DISK_FULL, Failures.finding(full).rule());
    }
  }

  @Test
  void everythingElseIsADefectThatNamesItself() {
    Finding denied = Failures.finding(new AccessDeniedException("/out/a"));
    assertEquals(Rule.TOOL_INTERNAL_ERROR, denied.rule());
    assertEquals("AccessDeniedException", denied.subject());
    Finding silent = Failures.finding(new IOException());
    assertEquals(Rule.TOOL_INTERNAL_ERROR, silent.rule());
    assertFalse(silent.hint().isEmpty());
  }

  @Test
  void aStoppedRunIsCalledOne() {
    assertEquals(Rule.TOOL_INTERRUPTED, Failures.interrupted("a:b:1").rule());
    assertEquals("a:b:1", Failures.interrupted("a:b:1").subject());
  }
}
