package dev.sallyport.repository;

import dev.sallyport.verdict.Refusal;
import java.util.List;
import java.util.Optional;

/** Asks repositories. Safe for use by several threads. */
public interface RepositoryClient {

  /**
   * Asks for one file, whose bytes are then in the store.
   *
   * @throws Refusal an {@code input.} rule, or {@code tool.disk-full}
   */
  Answer get(String repositoryId, RepositoryPath path) throws Refusal;

  /**
   * The names of the files in a folder, sorted; empty where the repository does not say.
   *
   * @param folder with a final slash, such as {@code org/example/tool/1.0/}
   * @throws Refusal an {@code input.} rule
   */
  Optional<List<String>> list(String repositoryId, String folder) throws Refusal;
}
