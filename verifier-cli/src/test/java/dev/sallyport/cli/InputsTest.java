package dev.sallyport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sallyport.inputs.InputsReader;
import dev.sallyport.inputs.LockText;
import dev.sallyport.inputs.WrittenRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sallyport inputs}. */
class InputsTest {
  private static final String LIB = "org/x/lib/1.0/lib-1.0.jar";

  private Path dir;
  private String usual;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    dir = folder;
    usual = WrittenRecord.usual().write(dir.resolve("usual.json")).toString();
  }

  private static Ran run(String... arguments) {
    return Ran.of(arguments);
  }

  private String other() throws IOException {
    return WrittenRecord.usual()
        .input(LIB, "evil", "dependency", "module a:b > org.x:lib:1.0")
        .write(dir.resolve("other.json"))
        .toString();
  }

  @Test
  void showListsKindsAndOrigins() {
    Ran ran = run("inputs", "show", usual, "--tree");
    assertEquals(0, ran.exit(), ran::toString);
    assertTrue(ran.out().contains("coverage lib-ext"), ran.out());
    assertTrue(ran.out().contains("org.x:lib:1.0  (2 files, 10 B)"), ran.out());
    assertEquals("", ran.err());
  }

  @Test
  void diffAnswersByItsExitCode() throws Exception {
    assertEquals(0, run("inputs", "diff", usual, usual).exit());
    Ran different = run("inputs", "diff", usual, other());
    assertEquals(1, different.exit(), different::toString);
    assertTrue(different.out().contains("! " + LIB), different.out());
    String maven4 =
        WrittenRecord.usual().tool("maven", "4.0.0-rc-4").write(dir.resolve("4.json")).toString();
    Ran indeterminate = run("inputs", "diff", usual, maven4);
    assertEquals(2, indeterminate.exit(), indeterminate::toString);
    assertTrue(indeterminate.out().contains("Maven 3.9.11 there, 4.0.0-rc-4 here"));
    assertEquals(different.out(), run("inputs", "diff", usual, other()).out());
  }

  @Test
  void aLockIsTakenWhereverARecordIs() throws Exception {
    Path lock = dir.resolve("inputs.lock");
    Files.write(lock, LockText.write(InputsReader.read(Path.of(usual))));
    assertEquals(0, run("inputs", "show", lock.toString()).exit());
    assertEquals(0, run("inputs", "diff", lock.toString(), usual).exit());
    assertEquals(1, run("inputs", "diff", lock.toString(), other()).exit());
  }

  @Test
  void jsonIsForPrograms() throws Exception {
    for (List<String> line :
        List.of(
            List.of("inputs", "show", usual),
            List.of("inputs", "diff", usual, other()),
            List.of("inputs", "check", usual, "--local-repository", dir.toString()))) {
      Ran ran = run(line.toArray(new String[0]));
      Ran json =
          run(
              java.util.stream.Stream.concat(line.stream(), List.of("--format", "json").stream())
                  .toArray(String[]::new));
      assertEquals(ran.exit(), json.exit());
      String schema = new ObjectMapper().readTree(json.out()).path("schema").asText();
      assertTrue(schema.startsWith("sallyport/inputs"), json.out());
    }
  }

  @Test
  void checkLooksIntoALocalRepository() throws Exception {
    Path local = WrittenRecord.usual().localRepository(dir.resolve("m2"));
    String[] line = {"inputs", "check", usual, "--local-repository", local.toString()};
    Ran fine = run(line);
    assertEquals(0, fine.exit(), fine::toString);
    assertTrue(fine.out().contains("VERIFIED 4 of 4 inputs"), fine.out());
    Files.writeString(local.resolve(LIB), "evil");
    Ran evil = run(line);
    assertEquals(1, evil.exit(), evil::toString);
    assertTrue(evil.out().contains("input.bytes-differ  " + LIB), evil.out());
    assertTrue(evil.out().contains("used by module a:b > org.x:lib:1.0"), evil.out());
    Files.delete(local.resolve(LIB));
    Ran gone = run(line);
    assertEquals(2, gone.exit(), gone::toString);
    assertTrue(gone.out().contains("input.bytes-missing  " + LIB), gone.out());
  }

  @Test
  void whatIsNoRecordIsIndeterminate() throws Exception {
    for (String text : List.of("", "{}", "[", "sallyport-inputs-lock: 1\n", "\u001b[2K")) {
      String file = Files.writeString(dir.resolve("bad"), text).toString();
      for (Ran ran :
          List.of(
              run("inputs", "show", file),
              run("inputs", "diff", usual, file),
              run("inputs", "check", file))) {
        assertEquals(2, ran.exit(), ran::toString);
        assertTrue(ran.out().contains("input.lock-invalid"), ran.out());
        assertFalse(ran.out().contains("\u001b"), ran.out());
      }
    }
    assertEquals(2, run("inputs", "show", dir.resolve("gone").toString()).exit());
    String empty = WrittenRecord.empty().write(dir.resolve("empty.json")).toString();
    assertEquals(2, run("inputs", "check", empty).exit());
    assertEquals(2, run("inputs", "diff", empty, empty).exit());
  }

  @Test
  void whatIsNotUnderstoodIsAUsageError() {
    for (String line :
        List.of(
            "inputs",
            "inputs nonsense",
            "inputs show",
            "inputs diff one",
            "inputs show a --format sarif",
            "inputs check a --store --local-repository b",
            "inputs check a --repository b")) {
      Ran ran = run(line.split(" "));
      assertEquals(3, ran.exit(), ran::toString);
      assertTrue(ran.err().contains("hint: sallyport"), ran.err());
    }
  }
}
