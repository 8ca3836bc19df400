package dev.sallyport.review;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The few commands of git that writing a ref needs; none of them runs a hook. */
final class GitPlumbing {
  /** How a push ends that the other side refused; everything else that goes wrong ends in 128. */
  static final int REJECTED = 1;

  private static final String NONE = "0".repeat(40);
  private static final byte[] NO_INPUT = {};
  private static final List<String> GIT =
      List.of(
          "git",
          "--no-replace-objects",
          "-c",
          "core.hooksPath=/dev/null",
          "-c",
          "core.fsmonitor=false",
          "-c",
          "gc.auto=0",
          "-c",
          "maintenance.auto=false",
          "-c",
          "core.alternateRefsCommand=true",
          "-c",
          "push.gpgSign=false",
          "-c",
          "protocol.ext.allow=never");

  private final Programs programs;

  GitPlumbing(Programs programs) {
    this.programs = programs;
  }

  /** The commit that a ref names, if it is there. */
  Optional<String> commit(String ref) throws Refusal {
    String listed = text(done(NO_INPUT, "for-each-ref", "--format=%(objectname) %(refname)", ref));
    return listed
        .lines()
        .filter(line -> line.endsWith(" " + ref))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .findFirst();
  }

  /** Mode, type and id by name. */
  Map<String, String> entries(String commit) throws Refusal {
    Map<String, String> entries = new TreeMap<>();
    // One byte is one character here, so that any name comes back as it was.
    String listed =
        new String(
            done(NO_INPUT, "ls-tree", "-z", "--full-tree", commit), StandardCharsets.ISO_8859_1);
    for (String line : listed.split("\0")) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        entries.put(line.substring(tab + 1), line.substring(0, tab));
      }
    }
    return entries;
  }

  String write(byte[] bytes) throws Refusal {
    return text(done(bytes, "hash-object", "-w", "--stdin", "-t", "blob"));
  }

  /** Whether the blob that an entry names is what the entry's name says. */
  boolean isContent(String name, String entry) throws Refusal {
    String id = entry.substring(entry.lastIndexOf(' ') + 1);
    return entry.startsWith("100644 blob ")
        && SignedFile.nameOf(done(NO_INPUT, "cat-file", "blob", id)).equals(name);
  }

  String commit(Map<String, String> entries, List<String> parents, Instant now) throws Refusal {
    if (entries.size() > StatementFiles.MAX_FILES) {
      throw new Refusal(
          Rule.HISTORY_LIMIT,
          "the ref of statements",
          "would hold more than " + StatementFiles.MAX_FILES + " files",
          "start the ref afresh with the statements that commits after the trust root need");
    }
    StringBuilder lines = new StringBuilder();
    entries.forEach((name, entry) -> lines.append(entry).append('\t').append(name).append('\0'));
    String tree =
        text(done(lines.toString().getBytes(StandardCharsets.ISO_8859_1), "mktree", "-z"));
    StringBuilder commit = new StringBuilder("tree " + tree + "\n");
    parents.forEach(parent -> commit.append("parent ").append(parent).append('\n'));
    String who = "sallyport <sallyport@localhost> " + now.getEpochSecond() + " +0000\n";
    commit.append("author ").append(who).append("committer ").append(who);
    commit.append("\nAdd statements\n");
    byte[] bytes = commit.toString().getBytes(StandardCharsets.US_ASCII);
    return text(done(bytes, "hash-object", "-w", "--stdin", "-t", "commit"));
  }

  /** Moves a ref if it still is where it was; else nothing is changed and the result says why. */
  Programs.Ended move(String ref, String commit, Optional<String> old) throws Refusal {
    return run(NO_INPUT, "update-ref", "--no-deref", ref, commit, old.orElse(NONE));
  }

  boolean isAncestor(String ancestor, String commit) throws Refusal {
    return run(NO_INPUT, "merge-base", "--is-ancestor", ancestor, commit).exit() == 0;
  }

  boolean hasRef(String remote, String ref) throws Refusal {
    return text(done(NO_INPUT, "ls-remote", "--", remote, ref))
        .lines()
        .anyMatch(line -> line.endsWith("\t" + ref));
  }

  void fetch(String remote, String ref, String into) throws Refusal {
    done(
        NO_INPUT,
        "fetch",
        "--quiet",
        "--no-tags",
        "--no-write-fetch-head",
        "--no-recurse-submodules",
        "--no-auto-maintenance",
        "--",
        remote,
        "+" + ref + ":" + into);
  }

  Programs.Ended push(String remote, String ref) throws Refusal {
    return run(
        NO_INPUT,
        "push",
        "--quiet",
        "--no-verify",
        "--no-follow-tags",
        "--recurse-submodules=no",
        "--",
        remote,
        ref + ":" + ref);
  }

  private byte[] done(byte[] stdin, String... arguments) throws Refusal {
    Programs.Ended ended = run(stdin, arguments);
    if (ended.exit() != 0) {
      throw new Refusal(
          ended.stderr().contains("not a git repository")
              ? Rule.HISTORY_NOT_A_REPOSITORY
              : Rule.REVIEW_UNAVAILABLE,
          "git " + arguments[0],
          "ended with status " + ended.exit() + ": " + ended.stderr(),
          "run it in the repository, with access to the remote");
    }
    return ended.stdout();
  }

  private Programs.Ended run(byte[] stdin, String... arguments) throws Refusal {
    List<String> command = new ArrayList<>(GIT);
    command.addAll(List.of(arguments));
    try {
      return programs.run(new Programs.Call(command, stdin, false));
    } catch (IOException notRun) {
      throw new Refusal(
          Rule.REVIEW_UNAVAILABLE,
          "git " + arguments[0],
          "could not be run: " + notRun.getMessage(),
          "install git");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Refusal(
          Rule.TOOL_INTERRUPTED, "git " + arguments[0], "was stopped", "approve again");
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).strip();
  }
}
