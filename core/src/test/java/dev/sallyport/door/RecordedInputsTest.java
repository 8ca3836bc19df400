package dev.sallyport.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import dev.sallyport.repository.Answer;
import dev.sallyport.repository.Fakes;
import dev.sallyport.repository.RepositoryClient;
import dev.sallyport.repository.RepositoryPath;
import dev.sallyport.store.Store;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Rule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedInputsTest {
  private static final Ask TOOL = ask("org/example/tool/1.0/tool-1.0.jar");
  private static final Ask GONE = ask("org/example/gone/1.0/gone-1.0.jar");
  private static final Ask OTHER = ask("org/example/other/1.0/other-1.0.jar");

  private Path dir;
  private Store store;
  private Digests tool;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    dir = folder;
    store = Store.open(folder.resolve("store"));
    tool = store.put("tool".getBytes(StandardCharsets.UTF_8));
  }

  private static Ask ask(String path) {
    return new Ask("main", Fakes.path(path));
  }

  private Map<Ask, Optional<Sha256>> record() {
    return Map.of(TOOL, Optional.of(tool.sha256()), GONE, Optional.empty());
  }

  private List<Rule> statusesAndRules(Inputs inputs, int... statuses) throws Exception {
    DoorRules rules = new DoorRules(Set.of(), Set.of(), Set.of("main"));
    try (Door door = Door.open(dir, inputs, rules, DoorLimits.standard(), store);
        DoorClient client = new DoorClient(door.socket())) {
      assertEquals(statuses[0], client.get("/r/" + TOOL).status());
      assertEquals(statuses[1], client.get("/r/" + GONE).status());
      assertEquals(statuses[2], client.get("/r/" + OTHER).status());
      return door.ledger().findings().stream().map(Finding::rule).toList();
    }
  }

  @Test
  void answersAsTheRecordSaysAndNamesWhatItLacks() throws Exception {
    Inputs offline = RecordedInputs.offline(record(), store);
    assertEquals(List.of(Rule.RECORD_INCOMPLETE), statusesAndRules(offline, 200, 404, 404));
  }

  @Test
  void refusesBytesThatWereChangedInTheStore() throws Exception {
    Path file =
        dir.resolve("store/bytes")
            .resolve(tool.sha256().hex().substring(0, 2))
            .resolve(tool.sha256().hex());
    Files.writeString(file, "evil");
    Inputs offline = RecordedInputs.offline(record(), store);
    assertEquals(
        List.of(Rule.INPUT_CHANGED, Rule.RECORD_INCOMPLETE),
        statusesAndRules(offline, 502, 404, 404));
  }

  private record Serving(Answer answer) implements RepositoryClient {
    @Override
    public Answer get(String repositoryId, RepositoryPath path) {
      return answer;
    }

    @Override
    public Optional<List<String>> list(String repositoryId, String folder) {
      return Optional.empty();
    }
  }

  @Test
  void fetchesWhatTheStoreLacksAndHoldsItAgainstTheRecord() {
    Digests wanted = Digests.of("wanted".getBytes(StandardCharsets.UTF_8));
    Map<Ask, Optional<Sha256>> record = Map.of(TOOL, Optional.of(wanted.sha256()));

    Inputs same =
        RecordedInputs.fetching(record, store, new Serving(new Answer.Found(wanted, true)));
    assertEquals(new Reply.Served(wanted, true), same.ask(TOOL));

    for (Answer other : List.of(new Answer.Found(tool, true), new Answer.Absent())) {
      Reply reply = RecordedInputs.fetching(record, store, new Serving(other)).ask(TOOL);
      assertEquals(Rule.INPUT_CHANGED, ((Reply.Refused) reply).finding().rule());
    }
    Reply offline = RecordedInputs.offline(record, store).ask(TOOL);
    assertEquals(Rule.RECORD_INCOMPLETE, ((Reply.Refused) offline).finding().rule());
  }
}
