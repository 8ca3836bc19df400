package dev.sallyport.policy;

import dev.sallyport.verdict.Refusal;
import java.util.Optional;

/** Where the bytes of a policy and of its keys come from: a tree of a commit, or a folder. */
@FunctionalInterface
public interface PolicyFiles {

  /** The name of the policy file below the folder. */
  String POLICY = "policy.yaml";

  /** No file is read beyond this many bytes. */
  int MAX_BYTES = 1 << 20;

  /**
   * Reads one file.
   *
   * @param path below the {@code .sallyport} folder, slash-separated, never absolute or with {@code
   *     ..}
   * @return empty when there is no such file
   * @throws Refusal when it is there and cannot be read, or is longer than {@link #MAX_BYTES}
   */
  Optional<byte[]> read(String path) throws Refusal;
}
