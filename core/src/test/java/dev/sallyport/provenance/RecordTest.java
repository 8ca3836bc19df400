package dev.sallyport.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.recipe.Mutations;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Refused;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTest {
  private Path dir;

  @BeforeEach
  void open(@TempDir Path folder) {
    dir = folder;
  }

  private BuildRecord read(String json) throws IOException, Refusal {
    return RecordReader.read(Files.writeString(dir.resolve("record.json"), json));
  }

  private Finding refused(String json) {
    Finding finding = Refused.by(Rule.RECIPE_INVALID, () -> read(json));
    assertTrue(finding.subject().startsWith(dir.toString()), finding.subject());
    return finding;
  }

  @Test
  void readsWhatItWritesWithoutTheOutputs() throws IOException, Refusal {
    BuildRecord record = TestRecord.full();
    BuildRecord read = read(RecordJson.write(record));

    assertEquals(new TreeMap<>(), read.outputs());
    assertEquals(
        TestRecord.with(Optional.of("v1.0"), List.of("central", "own-repo"), new TreeMap<>()),
        read);
    assertEquals(TestRecord.RELEASE, read.release());
    assertFalse(read.wholeRelease());
  }

  @Test
  void whatIsNotThereStaysAway() throws IOException, Refusal {
    BuildRecord record = TestRecord.with(Optional.empty(), List.of(), new TreeMap<>());
    assertEquals(record, read(RecordJson.write(record)));
  }

  @Test
  void theSameRecordGivesTheSameBytes() throws IOException, Refusal {
    String once = RecordJson.write(TestRecord.full());
    assertEquals(once, RecordJson.write(TestRecord.full()));
    BuildRecord bare = TestRecord.with(Optional.of("v1.0"), List.of("own-repo"), new TreeMap<>());
    assertEquals(RecordJson.write(bare), RecordJson.write(read(RecordJson.write(bare))));
    assertNotEquals(once, RecordJson.write(bare));
    assertTrue(once.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 127)), "only ASCII");
  }

  @Test
  void moreThanOneJudgedModuleIsAWholeRelease() throws IOException, Refusal {
    String json = RecordJson.write(TestRecord.full());
    assertTrue(read(json.replace("\"judged\" : false", "\"judged\" : true")).wholeRelease());
    assertEquals(new Gav("org.example", "parent", "1.0"), read(json).modules().get(0).gav());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://in-toto.io/Statement/v1     | https://in-toto.io/Statement/v0.1",
        "https://slsa.dev/provenance/v1      | https://slsa.dev/provenance/v0.2",
        "https://sallyport.dev/build-types/rebuild/v1 | https://other.example/build",
        "'\"judged\" : true'                 | '\"judged\" : false'",
        "'\"gav\" : \"org.example:thing:1.0\"' | '\"gav\" : \"org.example:thing\"'",
        "'\"gav\" : \"org.example:thing:1.0\"' | '\"gav\" : 7'",
        "'\"own-repo\"'                      | '\"../own\"'",
        "'\"own-repo\"'                      | '\"\"'",
        "'\"name\" : \"jdk\"'                | '\"name\" : \"kdj\"'",
        "'\"name\" : \"maven\"'              | '\"name\" : \"jdk\"'",
        "'\"name\" : \"jdk\"'                | '\"nome\" : \"jdk\"'",
        "'\"version\" : \"3.6.3\"'           | '\"version\" : 3'",
        "'\"sandbox\" : \"bwrap\"'           | '\"sandbox\" : null'",
        "'\"remote\" :'                     | '\"remote\" : 1, \"r\" :'",
        "'\"voucher\"'                       | '\"voucher\" : 1, \"v\"'",
        "'\"command\" : ['                   | '\"command\" : 1, \"c\" : ['",
        "'\"recipe\" : {'                    | '\"recipe\" : {}, \"r\" : {'",
        "'\"schema\" : \"sallyport/recipe/1\"' | '\"schema\" : \"sallyport/recipe/2\"'",
      })
  void aRecordWithOneThingWrongIsRefused(String right, String wrong) {
    String json = RecordJson.write(TestRecord.full());
    assertTrue(json.contains(right), right);
    refused(json.replace(right, wrong));
  }

  @Test
  void aRecordThatJudgesOnlyAnotherModuleIsRefused() {
    String json = RecordJson.write(TestRecord.full());
    refused(
        json.replace("\"judged\" : true", "\"judged\" : null")
            .replace("\"judged\" : false", "\"judged\" : true"));
  }

  @Test
  void aDigestHasTheFormOfOne() {
    String json = RecordJson.write(TestRecord.full());
    String good = TestRecord.sha("tool").hex();
    for (String bad :
        List.of("", good.substring(1), good.toUpperCase(Locale.ROOT), good + "0", "g" + good)) {
      refused(json.replace(good, bad));
    }
    refused(json.replace(TestRecord.sha("jdk").hex(), "none"));
  }

  @Test
  void nothingIsNamedTwice() {
    String json = RecordJson.write(TestRecord.full());
    Finding key = refused(json.replace("\"ref\" : \"v1.0\"", "\"ref\" : \"a\", \"ref\" : \"b\""));
    assertTrue(Refused.fact(key).contains("ref"), key.toString());
    Finding input =
        refused(
            json.replace(
                "own-repo/org/example/tool/maven-metadata.xml",
                "central/org/example/tool/2/tool-2.jar"));
    assertTrue(Refused.fact(input).contains("tool-2.jar"), input.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "null",
        "[]",
        "{}",
        "7",
        "{\"_type\":",
        "not json",
        "\u0000",
        "\"\\ud800\""
      })
  void whatIsNotARecordIsRefused(String text) {
    refused(text);
  }

  @Test
  void whatIsCutOffGoesOnOrIsNestedTooDeepIsRefused() {
    String json = RecordJson.write(TestRecord.full());
    for (int length = 1; length < json.length() - 3; length += 211) {
      refused(json.substring(0, length));
    }
    refused(json + "{}");
    refused("[".repeat(200_000));
    refused(json.replace("\"central\"", "[".repeat(5000) + "]".repeat(5000)));
  }

  @Test
  void aFileThatCannotBeReadIsRefused() {
    Refused.by(Rule.RECIPE_INVALID, () -> RecordReader.read(dir.resolve("absent")));
    Refused.by(Rule.RECIPE_INVALID, () -> RecordReader.read(dir));
  }

  @Test
  void brokenRecordsEndInRefusalsOnly() {
    Path file = dir.resolve("record.json");
    Mutations.feed(
        RecordJson.write(TestRecord.full()),
        800,
        bytes -> {
          try {
            RecordReader.read(Files.write(file, bytes));
          } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
          }
        });
  }
}
