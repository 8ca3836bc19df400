package dev.sallyport.review;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes files to a ref of ours: one commit after another, each with a flat tree of files that are
 * named by their content, so that two versions of the ref are merged by putting both together.
 */
public final class ReviewRef {
  private static final int TRIES = 10;
  private static final int PUSHES = 5;

  private final String ref;
  private final String incoming;
  private final GitPlumbing git;

  /**
   * A ref.
   *
   * @param ref {@link Reviews#REF} or {@link Witnesses#REF}
   * @param programs run inside the repository; with {@code LC_ALL=C} git's reasons are understood
   */
  public ReviewRef(String ref, Programs programs) {
    this.ref = ref;
    this.incoming = ref.replace("refs/sallyport/", "refs/sallyport-incoming/");
    this.git = new GitPlumbing(programs);
  }

  /** The command that brings the ref here when nothing was added here. */
  public static String fetchLine(String remote, String ref) {
    return "git fetch " + remote + " " + ref + ":" + ref;
  }

  /** The command that sends the ref. */
  public static String pushLine(String remote, String ref) {
    return "git push " + remote + " " + ref + ":" + ref;
  }

  /**
   * Adds a file.
   *
   * @param now the date of the commit; nothing rests on it
   * @return the id of the commit that has it
   * @throws Refusal when git cannot, or others write all the time
   */
  public String add(SignedFile file, Instant now) throws Refusal {
    String blob = git.write(file.bytes());
    return move(
        old -> {
          Map<String, String> entries = old.isPresent() ? git.entries(old.get()) : new TreeMap<>();
          String entry = "100644 blob " + blob;
          return entry.equals(entries.put(file.name(), entry))
              ? old.orElseThrow()
              : git.commit(entries, old.stream().toList(), now);
        });
  }

  /**
   * Sends the ref, after putting together what is here and what is there.
   *
   * @param remote a configured name or a URL
   * @throws Refusal when git cannot, or others push all the time
   */
  public void push(String remote, Instant now) throws Refusal {
    if (remote.startsWith("-")) {
      throw busy("is not the name of a remote: " + remote);
    }
    String why = "";
    for (int i = 0; i < PUSHES; i++) {
      if (git.hasRef(remote, ref)) {
        git.fetch(remote, ref, incoming);
        String theirs =
            git.commit(incoming).orElseThrow(() -> busy("vanished while it was fetched"));
        move(ours -> merged(ours, theirs, now));
      }
      Programs.Ended pushed = git.push(remote, ref);
      if (pushed.exit() == 0) {
        return;
      }
      why = pushed.stderr();
      if (pushed.exit() != GitPlumbing.REJECTED) {
        break;
      }
    }
    throw busy("could not be pushed to " + remote + ": " + why);
  }

  private String merged(Optional<String> ours, String theirs, Instant now) throws Refusal {
    if (ours.isEmpty() || git.isAncestor(ours.get(), theirs)) {
      return theirs;
    }
    return git.isAncestor(theirs, ours.get()) ? ours.get() : union(ours.get(), theirs, now);
  }

  /** The state that comes after another. */
  @FunctionalInterface
  private interface Next {
    String after(Optional<String> old) throws Refusal;
  }

  private String move(Next next) throws Refusal {
    String why = "";
    for (int i = 0; i < TRIES; i++) {
      Optional<String> old = git.commit(ref);
      String commit = next.after(old);
      if (old.isPresent() && old.get().equals(commit)) {
        return commit;
      }
      Programs.Ended moved = git.move(ref, commit, old);
      if (moved.exit() == 0) {
        return commit;
      }
      why = moved.stderr();
    }
    throw busy("could not be written: " + why);
  }

  private String union(String ours, String theirs, Instant now) throws Refusal {
    Map<String, String> entries = git.entries(theirs);
    for (Map.Entry<String, String> entry : git.entries(ours).entrySet()) {
      String other = entries.put(entry.getKey(), entry.getValue());
      if (other != null
          && !other.equals(entry.getValue())
          && git.isContent(entry.getKey(), other)) {
        entries.put(entry.getKey(), other);
      }
    }
    return git.commit(entries, List.of(ours, theirs), now);
  }

  private Refusal busy(String fact) {
    return new Refusal(Rule.REVIEW_UNAVAILABLE, ref, fact, "try again: " + pushLine("REMOTE", ref));
  }
}
