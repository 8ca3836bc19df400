package dev.sallyport.source;

import static dev.sallyport.verdict.Rule.SOURCE_NOT_THIS_RELEASE;
import static dev.sallyport.verdict.Rule.SOURCE_TAG_MOVED;

import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.revwalk.RevCommit;

/** Finds the commit of a release in a repository and proves it by the release's POM. */
public final class TagSearch {
  private static final String HINT =
      "name the source with --source and the tag or full commit id with --ref";

  /** Reading every POM of every tag takes seconds in a large repository. */
  private static final int MOST_TAGS = 100;

  private final GitSource source;
  private final Release release;

  public TagSearch(GitSource source, Release release) {
    this.source = source;
    this.release = release;
  }

  /**
   * Finds the commit that {@code ref} names, or without it the one that the pinned commit, the
   * likely tags and at last {@code HEAD} give.
   *
   * @param pinned the full commit id that the recipe names
   * @throws Refusal {@code source.tag-moved} where ref and pin disagree, {@code
   *     source.not-this-release} where no POM there is the published one
   */
  public FoundCommit find(Optional<String> ref, Optional<String> pinned) throws Refusal {
    if (ref.isPresent()) {
      return named(ref.get(), pinned);
    }
    return pinned.isPresent() ? named(pinned.get(), pinned) : searched();
  }

  private FoundCommit named(String ref, Optional<String> pinned) throws Refusal {
    RevCommit commit = source.object(ref).orElseThrow(() -> source.noSuchRef(ref));
    if (pinned.isPresent() && !pinned.get().equals(commit.getName())) {
      throw new Refusal(
          new Finding(
              SOURCE_TAG_MOVED,
              ref,
              new Evidence.Mismatch(pinned.get(), commit.getName()),
              "ask why the tag was moved; give --ref the full commit id to build one of the two"));
    }
    ReleaseMatch match = source.match(commit, release);
    if (!match.isMatch()) {
      throw notThisRelease(List.of(ref + " (" + commit.getName() + ")"));
    }
    return new FoundCommit(commit.getName(), tagName(ref), match);
  }

  private Optional<String> tagName(String ref) throws Refusal {
    String name = ref.startsWith("refs/tags/") ? ref.substring("refs/tags/".length()) : ref;
    return source.isTag(name) ? Optional.of(name) : Optional.empty();
  }

  private FoundCommit searched() throws Refusal {
    List<String> tried = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Optional<FoundCommit> best = Optional.empty();
    for (String tag : existingTags()) {
      Optional<RevCommit> commit = source.object("refs/tags/" + tag);
      if (commit.isEmpty() || !seen.add(commit.get().getName())) {
        continue;
      }
      tried.add(tag);
      ReleaseMatch match = source.match(commit.get(), release);
      if (match.level() == PomMatch.BYTES) {
        return new FoundCommit(commit.get().getName(), Optional.of(tag), match);
      }
      if (match.isMatch()
          && best.filter(found -> found.match().level().compareTo(match.level()) <= 0).isEmpty()) {
        best = Optional.of(new FoundCommit(commit.get().getName(), Optional.of(tag), match));
      }
    }
    return best.isPresent() ? best.get() : head(tried);
  }

  private List<String> existingTags() throws Refusal {
    List<String> tags = source.tags();
    Set<String> there = new HashSet<>(tags);
    Set<String> names =
        new LinkedHashSet<>(TagCandidates.of(release.gav(), release.scmTag(), release.rootNames()));
    names.addAll(TagCandidates.endingWith(release.gav().version(), tags));
    names.addAll(TagCandidates.holding(release.gav().version(), tags));
    names.retainAll(there);
    return names.stream().limit(MOST_TAGS).toList();
  }

  private FoundCommit head(List<String> tried) throws Refusal {
    Optional<RevCommit> head = source.object("HEAD");
    if (head.isPresent()) {
      tried.add("HEAD (" + head.get().getName() + ")");
      ReleaseMatch match = source.match(head.get(), release);
      if (match.isMatch()) {
        return new FoundCommit(head.get().getName(), Optional.empty(), match);
      }
    }
    throw notThisRelease(tried);
  }

  private Refusal notThisRelease(List<String> tried) {
    return new Refusal(
        new Finding(SOURCE_NOT_THIS_RELEASE, source.origin(), new Evidence.Items(tried), HINT));
  }
}
