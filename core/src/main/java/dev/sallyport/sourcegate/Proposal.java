package dev.sallyport.sourcegate;

import dev.sallyport.policy.PolicyFiles;
import dev.sallyport.policy.ProposedPolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A policy made from a history, to be read by people before it is used.
 *
 * @param setting chosen
 * @param text of the policy file
 * @param keyFiles by path below the folder of the policy
 * @param leftOut what the history shows and the policy does not have, one sentence each; not
 *     escaped
 */
public record Proposal(
    SimulateSetting setting,
    ProposedPolicy policy,
    String text,
    SortedMap<String, byte[]> keyFiles,
    List<String> leftOut) {
  public Proposal {
    keyFiles = new TreeMap<>(keyFiles);
    leftOut = List.copyOf(leftOut);
  }

  /** As the reader of policies wants it. */
  PolicyFiles files() {
    return path ->
        path.equals(PolicyFiles.POLICY)
            ? Optional.of(text.getBytes(StandardCharsets.UTF_8))
            : Optional.ofNullable(keyFiles.get(path));
  }
}
