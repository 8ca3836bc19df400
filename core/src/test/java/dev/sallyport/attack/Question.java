package dev.sallyport.attack;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a judge is asked about a story.
 *
 * @param trustRoot {@code COMMIT:SHA512}, or empty for none
 * @param ref the protected branch by full or short name
 * @param base of a proposal: the tip it is to go onto
 * @param head of a proposal, or any revision; empty means the tip of the ref
 * @param tags full names of release tags to judge too
 * @param remembered commit or tag ids by full ref name, from an earlier verdict
 * @param policy a folder with {@code policy.yaml}, from outside
 */
record Question(
    Path repository,
    Optional<String> trustRoot,
    String ref,
    Optional<String> base,
    Optional<String> head,
    List<String> tags,
    Map<String, String> remembered,
    Optional<Path> policy,
    Instant now) {

  static Question of(Path repository, String trustRoot) {
    return new Question(
        repository,
        Optional.of(trustRoot),
        Story.MAIN,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Map.of(),
        Optional.empty(),
        Story.NOW);
  }

  Question repository(Path other) {
    return new Question(other, trustRoot, ref, base, head, tags, remembered, policy, now);
  }

  Question trustRoot(Optional<String> other) {
    return new Question(repository, other, ref, base, head, tags, remembered, policy, now);
  }

  Question ref(String other) {
    return new Question(repository, trustRoot, other, base, head, tags, remembered, policy, now);
  }

  Question proposal(String onto, String tip) {
    return new Question(
        repository,
        trustRoot,
        ref,
        Optional.of(onto),
        Optional.of(tip),
        tags,
        remembered,
        policy,
        now);
  }

  /** The same without a proposal. */
  Question onlyBranch() {
    return new Question(
        repository,
        trustRoot,
        ref,
        Optional.empty(),
        Optional.empty(),
        tags,
        remembered,
        policy,
        now);
  }

  Question now(Instant other) {
    return new Question(repository, trustRoot, ref, base, head, tags, remembered, policy, other);
  }

  Question head(String other) {
    return new Question(
        repository, trustRoot, ref, base, Optional.of(other), tags, remembered, policy, now);
  }

  Question tag(String name) {
    List<String> more = new ArrayList<>(tags);
    more.add("refs/tags/" + name);
    return new Question(repository, trustRoot, ref, base, head, more, remembered, policy, now);
  }

  Question remembering(String name, String id) {
    Map<String, String> more = new TreeMap<>(remembered);
    more.put(name, id);
    return new Question(repository, trustRoot, ref, base, head, tags, more, policy, now);
  }
}
