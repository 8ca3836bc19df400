package dev.sallyport.inputs;

import dev.sallyport.digest.Sha256;
import java.util.List;
import java.util.Optional;

/**
 * One path at which two builds read other files.
 *
 * @param before empty where the reference does not read it; several only of metadata
 * @param after empty where the other does not read it
 */
public record Difference(String path, List<BuildInput> before, List<BuildInput> after) {
  public Difference {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  public boolean isMetadata() {
    return any().isMetadata();
  }

  /** Who asked for it, by the side that can say so; empty where none can. */
  public String askedBy() {
    Optional<String> chain = chain(after);
    return chain.isPresent() ? chain.get() : chain(before).orElse("");
  }

  private static Optional<String> chain(List<BuildInput> side) {
    return side.stream().map(BuildInput::askedBy).filter(text -> !text.isEmpty()).findFirst();
  }

  BuildInput any() {
    return after.isEmpty() ? before.get(0) : after.get(0);
  }

  static List<Sha256> digests(List<BuildInput> side) {
    return side.stream().map(BuildInput::sha256).sorted().toList();
  }
}
