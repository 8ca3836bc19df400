package dev.sallyport.policy;

import dev.sallyport.gitobject.GitId;
import java.util.List;
import java.util.Set;

/**
 * Submodules that may move.
 *
 * @param commits the only ones they may point at; empty means any, reviewed like a file
 */
public record SubmoduleRule(List<PathPattern> match, Set<GitId> commits) {
  public SubmoduleRule {
    match = List.copyOf(match);
    commits = Set.copyOf(commits);
  }
}
