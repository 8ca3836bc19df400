package dev.sallyport.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.report.JsonReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutFolderTest {
  private static final String OLD = "{\"schema\": \"" + JsonReport.SCHEMA + "\"}";

  private Path dir;
  private Path target;

  @BeforeEach
  void name(@TempDir Path folder) {
    dir = folder;
    target = dir.resolve("a/out");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.map(child -> child.getFileName().toString()).sorted().toList();
    }
  }

  private void run(String report) throws IOException, UnusableOut {
    OutFolder out = OutFolder.begin(target);
    Files.writeString(out.partial().resolve("report.json"), report);
    out.finish();
  }

  @Test
  void everythingAppearsAtTheEndAndAtOnce() throws IOException, UnusableOut {
    OutFolder out = OutFolder.begin(target);
    assertEquals(target, out.target());
    Files.writeString(out.partial().resolve("report.json"), "{}");
    Files.createDirectories(out.partial().resolve("rebuilt/org"));
    assertFalse(Files.exists(target));
    assertEquals(dir.resolve("a"), out.partial().getParent());

    out.finish();
    assertEquals(List.of("rebuilt", "report.json"), names(target));
    assertEquals(List.of("out"), names(dir.resolve("a")));
  }

  @Test
  void anOldReportIsReplacedAsAWhole() throws IOException, UnusableOut {
    run(OLD);
    Files.writeString(target.resolve("build.log"), "left");
    OutFolder out = OutFolder.begin(target);
    assertEquals(OLD, Files.readString(target.resolve("report.json")));
    Files.writeString(out.partial().resolve("report.json"), "new");
    out.finish();
    assertEquals("new", Files.readString(target.resolve("report.json")));
    assertEquals(List.of("report.json"), names(target));
    assertEquals(List.of("out"), names(dir.resolve("a")));
  }

  @Test
  void whatAKilledRunLeftIsRemoved() throws IOException, UnusableOut {
    OutFolder killed = OutFolder.begin(target);
    Files.createDirectories(killed.partial().resolve("rebuilt"));
    Files.writeString(killed.partial().resolve("rebuilt/a.jar"), "half");
    Files.createDirectories(dir.resolve("a/.out.old"));
    Files.writeString(dir.resolve("a/.out.old/report.json"), "older");

    OutFolder next = OutFolder.begin(target);
    assertEquals(List.of(), names(next.partial()));
    Files.writeString(next.partial().resolve("report.json"), "new");
    next.finish();
    assertEquals(List.of("out"), names(dir.resolve("a")));
    assertEquals(List.of("report.json"), names(target));
  }

  @Test
  void whatIsNotOursIsRefusedAndStays() throws IOException {
    Files.createDirectories(target);
    Path foreign = Files.writeString(target.resolve("thesis.txt"), "years of work");
    refused(target);
    assertEquals("years of work", Files.readString(foreign));
    assertEquals(List.of("out"), names(dir.resolve("a")));

    refused(foreign);
    refused(foreign.resolve("below"));
    assertEquals("years of work", Files.readString(foreign));
  }

  private static void refused(Path out) {
    UnusableOut unusable = assertThrows(UnusableOut.class, () -> OutFolder.begin(out));
    assertTrue(String.valueOf(unusable.getMessage()).startsWith(out.toString()));
  }

  @Test
  void aReportThatIsNotOursOrSomethingBesideOursIsRefused() throws IOException, UnusableOut {
    run("{}");
    refused(target);
    Files.writeString(target.resolve("report.json"), OLD);
    OutFolder.begin(target);
    Files.writeString(target.resolve("left.jar"), "left");
    refused(target);
    assertEquals(List.of("left.jar", "report.json"), names(target));
  }

  @Test
  void aRootIsNoFolderOfItsOwn() {
    assertThrows(UnusableOut.class, () -> OutFolder.begin(Path.of("/")));
  }

  @Test
  void aRunWithoutAJudgementDoesNotReplaceARecord() throws IOException, UnusableOut {
    run(OLD);
    assertFalse(OutFolder.begin(target).wouldLose(false));
    Files.writeString(target.resolve("provenance.intoto.json"), "{}");
    OutFolder next = OutFolder.begin(target);
    assertTrue(next.wouldLose(false));
    assertFalse(next.wouldLose(true));
    Files.writeString(next.partial().resolve("report.json"), "new");
    assertEquals(dir.resolve("a/out-unjudged"), next.finishBeside());
    assertEquals(List.of("provenance.intoto.json", "report.json"), names(target));
    assertEquals(List.of("report.json"), names(dir.resolve("a/out-unjudged")));
  }

  @Test
  void anEmptyFolderMayBeUsed() throws IOException, UnusableOut {
    Files.createDirectories(target);
    run("{}");
    assertEquals(List.of("report.json"), names(target));
  }

  @Test
  void linksAreRemovedAsLinks() throws IOException, UnusableOut {
    Path precious = Files.createDirectories(dir.resolve("precious"));
    Files.writeString(precious.resolve("file"), "precious");
    OutFolder killed = OutFolder.begin(target);
    Files.createSymbolicLink(killed.partial().resolve("link"), precious);
    OutFolder.begin(target);
    assertTrue(Files.exists(precious.resolve("file")));

    Path link = Files.createSymbolicLink(dir.resolve("link"), precious);
    OutFolder.delete(link);
    assertFalse(Files.exists(link));
    OutFolder.delete(link);
    assertEquals("precious", Files.readString(precious.resolve("file")));
  }
}
