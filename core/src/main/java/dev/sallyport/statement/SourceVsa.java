package dev.sallyport.statement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.digest.Sha256;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A verdict about source as a SLSA Verification Summary Attestation, version 1, in the shape of the
 * source track.
 *
 * @param revision what was judged
 * @param sourceRefs full names of the branches or tags it was judged for, in their order
 * @param verifierVersion of Sallyport
 * @param timeVerified when, by the clock of whoever verifies; written in whole seconds
 * @param resourceUri where consumers know the source from, e.g. {@code git+https://...}
 * @param policy under which
 * @param passed whether the verdict is VERIFIED
 * @param levels what was shown: {@link #LEVEL_1} and names that begin with {@code SALLYPORT_}; at
 *     least one when passed, none otherwise
 */
public record SourceVsa(
    Revision revision,
    List<String> sourceRefs,
    String verifierVersion,
    Instant timeVerified,
    String resourceUri,
    PolicyReference policy,
    boolean passed,
    SortedSet<String> levels) {
  public static final String PREDICATE = "https://slsa.dev/verification_summary/v1";

  /** Who says so; to be accepted together with the signer only. */
  public static final String VERIFIER = "https://sallyport.dev/verifiers/source/v1";

  /** The only level of SLSA's source track whose conditions a look at raw objects can show. */
  public static final String LEVEL_1 = "SLSA_SOURCE_LEVEL_1";

  /** Name, in digest maps, of the SHA-512 digest over a whole tree. */
  public static final String TREE_SHA512 = "treeSha512";

  private static final String FAILED = "FAILED";
  private static final String SLSA_VERSION = "1.2";
  private static final Pattern LEVEL = Pattern.compile("SALLYPORT_[A-Z0-9_]{1,64}");
  private static final Pattern GIT_ID = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern SHA512 = Pattern.compile("[0-9a-f]{128}");

  /**
   * A commit and its tree.
   *
   * @param commit 40 lower-case hex digits
   * @param tree 40 lower-case hex digits
   * @param treeSha512 128 lower-case hex digits
   */
  public record Revision(String commit, String tree, String treeSha512) {
    public Revision {
      require(GIT_ID.matcher(commit).matches(), "not a commit id");
      require(GIT_ID.matcher(tree).matches(), "not a tree id");
      require(SHA512.matcher(treeSha512).matches(), "not a SHA-512");
    }
  }

  /**
   * A policy, by name and content.
   *
   * @param uri where it is
   */
  public record PolicyReference(String uri, Sha256 digest) {}

  public SourceVsa {
    sourceRefs = List.copyOf(sourceRefs);
    levels = new TreeSet<>(levels);
    require(passed != levels.isEmpty(), "levels are shown exactly when the verdict is good");
    for (String level : levels) {
      require(level.equals(LEVEL_1) || LEVEL.matcher(level).matches(), "not a level: " + level);
    }
  }

  /** The bytes of the unsigned statement, a {@code *.intoto.json} file. Same facts, same bytes. */
  public byte[] write() {
    ObjectNode subject = JsonText.object();
    subject
        .putObject("digest")
        .put("gitCommit", revision.commit())
        .put("gitTree", revision.tree())
        .put(TREE_SHA512, revision.treeSha512());
    ArrayNode refs = subject.putObject("annotations").putArray("sourceRefs");
    sourceRefs.forEach(refs::add);
    ObjectNode predicate = JsonText.object();
    ObjectNode verifier = predicate.putObject("verifier").put("id", VERIFIER);
    verifier.putObject("version").put("sallyport", verifierVersion);
    predicate.put("timeVerified", timeVerified.truncatedTo(ChronoUnit.SECONDS).toString());
    predicate.put("resourceUri", resourceUri);
    ObjectNode under = predicate.putObject("policy").put("uri", policy.uri());
    under.putObject("digest").put("sha256", policy.digest().hex());
    predicate.put("verificationResult", passed ? "PASSED" : FAILED);
    ArrayNode shown = predicate.putArray("verifiedLevels");
    // SLSA wants the word itself in the list when nothing was verified.
    (passed ? levels : List.of(FAILED)).forEach(shown::add);
    predicate.put("slsaVersion", SLSA_VERSION);
    return Statement.write(List.of(subject), PREDICATE, predicate);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
