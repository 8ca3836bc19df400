package dev.sallyport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  private Path dir;

  @BeforeEach
  void open(@TempDir Path folder) {
    dir = folder;
  }

  private static Ran run(String... arguments) {
    return Ran.of(arguments);
  }

  private Path file(String name, String content) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "-h",
        "verify --help",
        "compare --help",
        "source --help",
        "source verify --help",
        "review --help",
        "review approve --help",
        "review list --help"
      })
  void helpShowsExamples(String line) {
    Ran ran = run(line.split(" "));
    assertEquals(0, ran.exit(), ran::toString);
    assertTrue(ran.out().contains("Example") && ran.out().contains("  sallyport "), ran.out());
    assertEquals("", ran.err());
  }

  @Test
  void helpNamesTheCommandsAndTheExitCodes() {
    String help = run("--help").out().replaceAll("\\s+", " ");
    assertTrue(help.contains("verify") && help.contains("compare"), help);
    assertTrue(help.contains("0 verified, 1 refuted, 2 indeterminate"), help);
    assertTrue(help.contains("3 usage"), help);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V", "verify -V", "compare --version"})
  void theVersionIsOneLine(String line) {
    Ran ran = run(line.split(" "));
    assertEquals(0, ran.exit(), ran::toString);
    if (!line.contains(" ")) {
      assertTrue(ran.out().matches("sallyport [0-9]+\\.[0-9]+\\.[0-9]+\\S*\\R"), ran.out());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--nonsense",
        "nonsense",
        "verify",
        "verify nonsense",
        "verify a:b",
        "verify a:b:c:d",
        "verify a:b:../c",
        "verify a:b:1-SNAPSHOT",
        "verify a:b:1 second",
        "verify a:b:1 --nonsense",
        "verify a:b:1 --accept equivalent",
        "verify a:b:1 --accept",
        "verify a:b:1 --sandbox maybe",
        "verify a:b:1 --include all",
        "verify a:b:1 --format html",
        "verify a:b:1 --timeout 0",
        "verify a:b:1 --trace --sandbox none",
        "verify a:b:1 --timeout soon",
        "verify a:b:1 --timeout 99999999999",
        "verify a:b:1 --jdk 17",
        "verify a:b:1 --source-mirror x",
        "verify a:b:1 --source",
        "verify a:b:1 --out a --out b",
        "compare",
        "compare one",
        "compare one two three",
        "compare one two --format html",
        "compare one two --nonsense",
        "source",
        "source nonsense",
        "source verify --nonsense",
        "source verify extra",
        "source verify --format pdf",
        "source verify --trust-root a --trust-root-file b",
        "source verify --cache a --no-cache",
        "source verify --vsa a --since b",
        "source verify --vsa a --base b",
        "source verify --out /",
        "source verify --out /no/such/folder/file",
        "source verify --trust-root-file /no/such/file",
        "source verify --resource not-a-uri --vsa a",
        "review",
        "review approve",
        "review approve --branch main",
        "review approve --branch main --head a --tree b",
        "review approve --branch main --head a --format pgp",
        "review list --nonsense",
      })
  void whatIsNotUnderstoodIsAUsageError(String line) {
    Ran ran = run(line.isEmpty() ? new String[0] : line.split(" "));
    assertEquals(3, ran.exit(), ran::toString);
    assertEquals("", ran.out());
    assertTrue(ran.err().contains("hint: sallyport"), ran.err());
  }

  @Test
  void aFileThatIsNoRecordIsAUsageError() throws IOException {
    for (String text : List.of("", "{}", "not json", "a:b:1")) {
      Ran ran = run("verify", file("record.json", text).toString());
      assertEquals(3, ran.exit(), ran::toString);
      assertTrue(ran.err().contains("neither a coordinate G:A:V nor a build record"), ran.err());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--ref x",
        "--recipe x.json",
        "--maven 3.9.11",
        "--release",
        "--source-mirror a=b",
        "--print-recipe",
      })
  void whatARecordFixesIsNotAskedForBesideIt(String options) throws IOException {
    String record = file("record.json", "{}").toString();
    Ran ran = run(("verify " + record + " " + options).split(" "));
    assertEquals(3, ran.exit(), ran::toString);
    assertTrue(ran.err().contains("a record fixes"), ran.err());
  }

  @Test
  void whatAUsageErrorRepeatsIsPrintable() {
    Ran ran = run("verify", "a:b:\u001b[2K\u202e");
    assertEquals(3, ran.exit(), ran::toString);
    assertFalse(ran.err().contains("\u001b") || ran.err().contains("\u202e"), ran.err());
  }

  @ParameterizedTest
  @CsvSource({"x, x, 0, VERIFIED", "x, y, 1, REFUTED"})
  void compareSaysWhetherTwoAreTheSame(String one, String two, int exit, String word)
      throws IOException {
    Path left = file("left/a.txt", one);
    Path right = file("right/a.txt", two);
    for (List<Path> sides :
        List.of(List.of(left, right), List.of(left.resolveSibling(""), right.resolveSibling("")))) {
      Ran ran = run("compare", sides.get(0).toString(), sides.get(1).toString());
      assertEquals(exit, ran.exit(), ran::toString);
      assertEquals("", ran.err());
      assertTrue(ran.out().lines().reduce("", (a, b) -> b).startsWith(word), ran.out());
    }
  }

  @Test
  void compareIsIndeterminateWhereASideIsMissingOrBothAreEmpty() throws IOException {
    Path there = file("left/a.txt", "x");
    String gone = dir.resolve("gone").toString();
    for (Ran ran :
        List.of(
            run("compare", there.toString(), gone),
            run("compare", gone, there.toString()),
            run("compare", gone, gone),
            run("compare", there.toString(), dir.toString()))) {
      assertEquals(2, ran.exit(), ran::toString);
      assertTrue(ran.out().contains("artifact.not-compared"), ran.out());
    }
    Path empty = Files.createDirectory(dir.resolve("empty"));
    Ran none = run("compare", empty.toString(), empty.toString());
    assertEquals(2, none.exit());
    assertTrue(none.out().contains("artifact.none"), none.out());
  }

  @ParameterizedTest
  @CsvSource({
    "json, sallyport/report/1",
    "JSON, sallyport/report/1",
    "sarif, sarif-2.1.0",
    "text, VERIFIED",
  })
  void theFormatIsTheOneAskedFor(String format, String sign) throws IOException {
    String file = file("a", "x").toString();
    Ran ran = run("compare", file, file, "--format", format);
    assertEquals(0, ran.exit(), ran::toString);
    assertTrue(ran.out().contains(sign), ran.out());
    assertFalse(ran.out().contains("\u001b"), "colours where nobody looks");
  }

  @Test
  void namesOfOthersReachTheTerminalPrintable() throws IOException {
    file("left/evil\u001b[2K\rVERIFIED", "x");
    Path left = dir.resolve("left");
    Path right = Files.createDirectory(dir.resolve("right"));
    for (String format : List.of("text", "sarif", "json")) {
      Ran ran = run("compare", left.toString(), right.toString(), "--format", format);
      assertEquals(1, ran.exit());
      assertFalse(ran.out().contains("\u001b") || ran.out().contains("\r"), ran.out());
    }
  }

  @Test
  void anOutFolderThatHoldsSomethingElseIsAUsageErrorAndStays() throws IOException {
    Path foreign = file("out/thesis.txt", "years of work");
    Ran ran = run("verify", "a:b:1", "--offline", "--out", dir.resolve("out").toString());
    assertEquals(3, ran.exit(), ran::toString);
    assertTrue(ran.err().contains("--out"), ran.err());
    assertEquals("years of work", Files.readString(foreign));
  }

  @Test
  void usageErrorsLeaveNothingBehind() throws IOException {
    Path out = dir.resolve("out");
    run("verify", "a:b:1", "--accept", "equivalent", "--out", out.toString());
    run("verify", "a:b:1-SNAPSHOT", "--out", out.toString());
    run("verify", "nonsense", "--out", out.toString());
    try (Stream<Path> children = Files.list(dir)) {
      assertEquals(List.of(), children.toList());
    }
  }
}
