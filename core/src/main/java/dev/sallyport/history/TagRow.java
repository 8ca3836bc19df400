package dev.sallyport.history;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.verdict.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What became of one release tag.
 *
 * @param ref full name
 * @param commit it names, when that could be found out
 * @param signer id in the policy, when there is a good one
 */
public record TagRow(
    String ref, Optional<GitId> commit, Optional<String> signer, List<Finding> findings) {
  public TagRow {
    findings = List.copyOf(findings);
  }
}
