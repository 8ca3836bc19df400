package dev.sallyport.sourcegate;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.gitobject.GitId;
import dev.sallyport.statement.JsonFields;
import dev.sallyport.statement.JsonText;
import dev.sallyport.statement.StrictJson;
import dev.sallyport.verdict.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * That everything up to a commit was judged and found good, and what that rested on. Whoever uses
 * it holds every part of it against the present; what does not fit is judged again from the start.
 *
 * @param question digest of tool, trust root, branch and where the policy comes from
 * @param tip the last judged commit
 * @param payload SHA-256 of the raw bytes of that commit
 * @param policy the state of the policy at the tip; the same from there on, or the point is void
 * @param judged when
 * @param until before this time nothing that it rests on ends: keys, exceptions
 * @param evidence the review statements that were there
 * @param passing commits of the chain on which the branch may not rest
 */
record Checkpoint(
    String question,
    GitId tip,
    String payload,
    String policy,
    int steps,
    int commits,
    Instant judged,
    Instant until,
    Set<String> evidence,
    Set<GitId> passing) {
  static final int MOST_NAMES = 20_000;

  Checkpoint {
    evidence = Set.copyOf(evidence);
    passing = Set.copyOf(passing);
  }

  byte[] write() {
    ObjectNode json = JsonText.object();
    json.put("question", question).put("tip", tip.hex()).put("payload", payload);
    json.put("policy", policy).put("steps", steps).put("commits", commits);
    json.put("judged", judged.toString()).put("until", until.toString());
    new TreeSet<>(evidence).forEach(json.putArray("evidence")::add);
    new TreeSet<>(passing).stream().map(GitId::hex).forEach(json.putArray("passing")::add);
    return JsonText.bytes(json);
  }

  static Checkpoint read(byte[] bytes) throws Refusal {
    JsonFields json = StrictJson.object("checkpoint", bytes);
    String tip = json.text("tip");
    List<String> evidence = json.texts("evidence", MOST_NAMES);
    if (!GitId.isForm(tip)) {
      throw json.malformed("tip", "is no object id");
    }
    return new Checkpoint(
        json.text("question"),
        new GitId(tip),
        json.text("payload"),
        json.text("policy"),
        (int) json.number("steps"),
        (int) json.number("commits"),
        json.time("judged"),
        json.time("until"),
        Set.copyOf(evidence),
        json.texts("passing", MOST_NAMES).stream().map(GitId::new).collect(toSet()));
  }

  boolean holdsAt(Instant now) {
    return !now.isBefore(judged) && now.isBefore(until);
  }
}
