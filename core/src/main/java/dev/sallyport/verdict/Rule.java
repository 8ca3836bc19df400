package dev.sallyport.verdict;

import static dev.sallyport.verdict.Rule.Weight.INDETERMINATE;
import static dev.sallyport.verdict.Rule.Weight.NOTE;
import static dev.sallyport.verdict.Rule.Weight.REFUTES;

/**
 * The catalogue of rules. Ids are published and append-only; {@code docs/rules.md} is generated
 * from this file and a test fails when the two differ.
 */
public enum Rule {
  ARTIFACT_DIFFERS(
      "artifact.differs", REFUTES, "a published file is not the file that two rebuilds agree on"),
  ARTIFACT_UNEXPECTED(
      "artifact.unexpected", REFUTES, "the release holds a file that the rebuild does not make"),
  ARTIFACT_MISSING(
      "artifact.missing",
      REFUTES,
      "a file that belongs to the release is there on one side only: made by the rebuild but not"
          + " published, or the module's own main file published but not made"),
  ARTIFACT_FLAKY(
      "artifact.flaky", INDETERMINATE, "two rebuilds of the same source and inputs disagree"),
  ARTIFACT_NOT_COMPARED(
      "artifact.not-compared", INDETERMINATE, "a file in scope could not be compared"),
  ARTIFACT_NONE(
      "artifact.none", INDETERMINATE, "nothing was compared, and an empty set never passes"),

  SOURCE_NOT_FOUND(
      "source.not-found", INDETERMINATE, "the release does not say where its source is"),
  SOURCE_UNREACHABLE("source.unreachable", INDETERMINATE, "the source could not be fetched"),
  SOURCE_NOT_THIS_RELEASE(
      "source.not-this-release",
      INDETERMINATE,
      "the source given or found is not the source of this release: its POM is another one"),
  SOURCE_TAG_MOVED(
      "source.tag-moved",
      INDETERMINATE,
      "the tag no longer names the commit that the recipe names"),
  SOURCE_UNEXPECTED(
      "source.unexpected", REFUTES, "the source is not the one that --expect-source asks for"),
  SOURCE_ARCHIVE_REFUSED(
      "source.archive-refused",
      INDETERMINATE,
      "the source archive holds an entry that leaves its folder, a link, or more than the limits"),
  SOURCE_PREBUILT(
      "source.prebuilt",
      REFUTES,
      "the source carries what it should build: an archive equal to an output, or a class file"
          + " equal to an entry of a main artifact"),
  SOURCE_BINARY("source.binary", NOTE, "the source holds class files, archives or native binaries"),
  SOURCE_BUILD_DIRECTORY(
      "source.build-directory", NOTE, "a build directory was in the source and was removed"),

  SOURCE_NO_COMMIT(
      "source.no-commit", INDETERMINATE, "the record names no commit that its build was made from"),
  SOURCE_DIRTY(
      "source.dirty", INDETERMINATE, "a file that was built is not the one of the recorded commit"),
  SOURCE_UNTRACKED(
      "source.untracked", INDETERMINATE, "a file that was there to be built is not in the commit"),
  SOURCE_HIDDEN(
      "source.hidden",
      INDETERMINATE,
      "git was told not to look at a file (assume-unchanged, skip-worktree)"),

  RECIPE_INVALID("recipe.invalid", INDETERMINATE, "the recipe cannot be read"),
  RECIPE_EXECUTABLE(
      "recipe.executable",
      INDETERMINATE,
      "the recipe holds something that would have to be executed"),
  RECIPE_BUILD_FAILED("recipe.build-failed", INDETERMINATE, "the build did not succeed"),
  RECIPE_GUESSED(
      "recipe.guessed", NOTE, "a field of the recipe rests on a default, not on evidence"),
  RECIPE_RETRIED("recipe.retried", NOTE, "the first recipe failed and a changed one was used"),

  RECIPE_NO_TIMESTAMP("recipe.no-timestamp", NOTE, "the POM has no project.build.outputTimestamp"),
  RECIPE_PLUGIN_IRREPRODUCIBLE(
      "recipe.plugin-irreproducible",
      NOTE,
      "a plugin in this version is known not to give the same bytes twice"),

  TOOL_JDK_MISSING("tool.jdk-missing", INDETERMINATE, "the JDK that the release needs is not here"),
  TOOL_MAVEN_MISSING(
      "tool.maven-missing", INDETERMINATE, "the Maven that the release needs could not be had"),
  TOOL_JDK_CHANGED(
      "tool.jdk-changed", INDETERMINATE, "the JDK here is not the one that the record names"),
  TOOL_MAVEN_CHANGED(
      "tool.maven-changed", INDETERMINATE, "the Maven here is not the one that the record names"),
  TOOL_DISK_FULL("tool.disk-full", INDETERMINATE, "the disk is full"),
  TOOL_INTERRUPTED("tool.interrupted", INDETERMINATE, "the run was stopped before it was done"),
  TOOL_INTERNAL_ERROR("tool.internal-error", INDETERMINATE, "a defect of Sallyport itself"),

  SANDBOX_UNAVAILABLE(
      "sandbox.unavailable", INDETERMINATE, "no sandbox can be made on this machine"),
  SANDBOX_NONE("sandbox.none", NOTE, "the build ran without a sandbox, as was asked for"),
  SANDBOX_NOT_ENFORCED(
      "sandbox.not-enforced", NOTE, "a limit of the sandbox cannot be enforced on this machine"),
  SANDBOX_TIMEOUT("sandbox.timeout", INDETERMINATE, "the build took longer than it may"),
  SANDBOX_LIMIT("sandbox.limit", NOTE, "the build ran into a limit of the sandbox"),
  SANDBOX_OBSERVED(
      "sandbox.observed", NOTE, "the build tried something that the sandbox does not allow"),
  SANDBOX_OUTPUT_REFUSED(
      "sandbox.output-refused",
      REFUTES,
      "an output is a link, not a regular file, has more than one name, or is too large"),

  INPUT_OWN_RELEASE(
      "input.own-release",
      REFUTES,
      "the build fetched, or can only be done by fetching, the release it should build"),
  INPUT_CHECKSUM_MISMATCH(
      "input.checksum-mismatch",
      INDETERMINATE,
      "a repository served a file that is not the one its own checksum file names"),
  INPUT_TRUNCATED("input.truncated", INDETERMINATE, "a download ended before its announced length"),
  INPUT_UNREACHABLE("input.unreachable", INDETERMINATE, "a repository could not be asked"),
  INPUT_LIMIT("input.limit", INDETERMINATE, "the build asked for more than the door lets through"),
  INPUT_PATH_REFUSED(
      "input.path-refused", NOTE, "the build asked for a path that is not of a Maven repository"),
  INPUT_REPOSITORY_REFUSED(
      "input.repository-refused",
      NOTE,
      "the build asked a repository that its model does not name, or at a private address"),
  INPUT_CHANGED(
      "input.changed", INDETERMINATE, "bytes of the store are not those that the record names"),
  INPUT_DEPENDENCY_CHANGED(
      "input.dependency-changed", INDETERMINATE, "a dependency is not the file of the record"),
  INPUT_PLUGIN_CHANGED(
      "input.plugin-changed", INDETERMINATE, "a plugin, or its dependency, is not the record's"),
  INPUT_PARENT_CHANGED(
      "input.parent-changed", INDETERMINATE, "a parent POM is not the file that the record names"),
  INPUT_BOM_CHANGED(
      "input.bom-changed", INDETERMINATE, "an imported BOM is not the file that the record names"),
  INPUT_PROVIDER_CHANGED(
      "input.provider-changed",
      INDETERMINATE,
      "what a goal fetched while it ran (test provider, annotation processor) is not the file that"
          + " the record names"),
  INPUT_EXTENSION_CHANGED(
      "input.extension-changed", INDETERMINATE, "an extension is not the file of the record"),
  INPUT_METADATA_CHANGED(
      "input.metadata-changed",
      INDETERMINATE,
      "the metadata that chose a version is not the file that the record names"),
  INPUT_ADDED("input.added", REFUTES, "the build has an input that the lock does not name"),
  INPUT_REMOVED("input.removed", REFUTES, "the build lacks an input that the lock names"),
  INPUT_DIFFERS("input.differs", REFUTES, "an input is not the file that the lock names"),
  INPUT_LOCK_MISSING(
      "input.lock-missing", INDETERMINATE, "there is no lock to hold the inputs against"),
  INPUT_LOCK_INVALID("input.lock-invalid", INDETERMINATE, "the lock or record cannot be read"),
  INPUT_LOCK_TOOLS(
      "input.lock-tools",
      INDETERMINATE,
      "the lock was made with another Maven or way in, which read other files for the same build"),
  INPUT_BYTES_MISSING(
      "input.bytes-missing", INDETERMINATE, "the bytes that the record names are not here"),
  INPUT_BYTES_DIFFER(
      "input.bytes-differ", REFUTES, "the file here does not hold the bytes that the record names"),
  INPUT_FOREIGN(
      "input.foreign",
      REFUTES,
      "a file of the local repository is not the one that its repository publishes"),
  INPUT_UNPUBLISHED(
      "input.unpublished",
      INDETERMINATE,
      "no repository publishes a checksum of this file, so where it is from is not known"),
  INPUT_VERSION_RANGE("input.version-range", NOTE, "a version is a range and may move"),
  INPUT_SNAPSHOT("input.snapshot", NOTE, "a version is a SNAPSHOT and may be replaced"),
  INPUT_SYSTEM_SCOPE(
      "input.system-scope", NOTE, "a dependency is a file of this machine, from no repository"),
  INPUT_PLUGIN_UNPINNED(
      "input.plugin-unpinned", NOTE, "a plugin has no version in any POM; Maven's default moves"),
  INPUT_UNRECORDED_FILE(
      "input.unrecorded-file",
      NOTE,
      "the build opened a file of the local repository that nobody resolved"),
  INPUT_OUTSIDE_FILE(
      "input.outside-file", NOTE, "the build read a file outside its source and its inputs"),
  INPUT_NETWORK("input.network", NOTE, "the build tried to reach the network or a name server"),
  INPUT_PROCESS("input.process", NOTE, "the build started a program"),
  INPUT_VARIABLE("input.variable", NOTE, "an environment variable can be seen in what was built"),
  INPUT_CLOCK("input.clock", NOTE, "what was built depends on when it was built"),
  INPUT_TRACE_INCOMPLETE(
      "input.trace-incomplete",
      NOTE,
      "the build could not be watched in full, so it may have inputs that nobody saw"),
  RECORD_INCOMPLETE(
      "record.incomplete",
      INDETERMINATE,
      "offline, the build asked for what the record does not hold"),

  RECORD_COVERAGE(
      "record.coverage",
      INDETERMINATE,
      "the record was made by a way in that cannot see every input"),
  RECORD_UNFINISHED(
      "record.unfinished",
      INDETERMINATE,
      "the recorded build failed or was not recorded to its end"),
  RECORD_ENVIRONMENT_DIFFERS(
      "record.environment-differs",
      INDETERMINATE,
      "a fact of the environment that must be equal is not the one that the record names"),

  RELEASE_NOT_FOUND(
      "release.not-found", INDETERMINATE, "the repository does not have that coordinate"),
  RELEASE_UNREACHABLE(
      "release.unreachable", INDETERMINATE, "the published files could not be asked for"),
  RELEASE_CHECKSUM_MISMATCH(
      "release.checksum-mismatch",
      INDETERMINATE,
      "a published file is not the one that its own checksum file names"),

  COMMIT_MALFORMED("commit.malformed", REFUTES, "a commit object is not in git's canonical form"),
  COMMIT_UNSIGNED("commit.unsigned", REFUTES, "a commit carries no signature"),
  COMMIT_SIGNATURE_FORM(
      "commit.signature-form", REFUTES, "there is not exactly one signature in canonical form"),
  COMMIT_SIGNATURE_BAD("commit.signature-bad", REFUTES, "the signature is not over these bytes"),
  COMMIT_SIGNATURE_TYPE(
      "commit.signature-type", REFUTES, "the signature was made for another purpose"),
  COMMIT_SIGNATURE_WEAK("commit.signature-weak", REFUTES, "the signature's digest is broken"),
  COMMIT_SIGNATURE_TIME(
      "commit.signature-time", REFUTES, "the signature is expired, or dated when it cannot be"),
  COMMIT_SIGNATURE_UNPROVABLE(
      "commit.signature-unprovable", INDETERMINATE, "the signature cannot be proven offline"),
  COMMIT_IDENTITY("commit.identity", REFUTES, "the committer is not the person whose key signed"),
  COMMIT_OCTOPUS("commit.octopus", REFUTES, "a merge has more than two parents"),
  COMMIT_MERGE_ADDS_CONTENT(
      "commit.merge-adds-content",
      REFUTES,
      "a merge holds content of its own, seen by nobody else"),
  COMMIT_TIME_ORDER("commit.time-order", NOTE, "a commit is dated well before its parent"),

  KEY_UNKNOWN("key.unknown", REFUTES, "the policy has no key that made this signature"),
  KEY_NOT_ALLOWED("key.not-allowed", REFUTES, "the policy does not let this signer do this"),
  KEY_EXPIRED("key.expired", REFUTES, "the key is expired and no witness saw it used before"),
  KEY_REVOKED("key.revoked", REFUTES, "the key is revoked"),
  KEY_NOT_FOR_SIGNING(
      "key.not-for-signing", REFUTES, "the certificate does not bind this key to sign"),
  KEY_WEAK("key.weak", REFUTES, "the key is of a kind or size that is refused"),
  KEY_TOUCH_MISSING(
      "key.touch-missing", REFUTES, "the touch that the policy asks for is not shown"),

  REVIEW_MISSING("review.missing", REFUTES, "fewer people reviewed than the policy asks for"),
  REVIEW_SELF("review.self", REFUTES, "the only reviews are by people who had a hand in it"),
  REVIEW_STALE("review.stale", REFUTES, "the review is of another revision"),
  REVIEW_ELSEWHERE("review.elsewhere", REFUTES, "the review is for another repository or branch"),
  REVIEW_NOT_ALLOWED("review.not-allowed", REFUTES, "the reviewer is not one by the policy"),
  REVIEW_INVALID("review.invalid", REFUTES, "the review's own signature is not good"),
  REVIEW_AUTHOR_UNPROVEN(
      "review.author-unproven", REFUTES, "content without a proven author lacks a second reviewer"),
  REVIEW_FORGE_ALONE("review.forge-alone", REFUTES, "only the forge vouches for it"),
  REVIEW_UNAVAILABLE("review.unavailable", INDETERMINATE, "the reviews were not fetched"),

  BRANCH_DIRECT_PUSH("branch.direct-push", REFUTES, "a step has none of the admitted shapes"),
  BRANCH_BOT_LIMIT("branch.bot-limit", REFUTES, "a bot went beyond its paths or branches"),
  BRANCH_ROLLBACK("branch.rollback", REFUTES, "the branch is at an older tip than was seen before"),
  BRANCH_REWRITTEN(
      "branch.rewritten", REFUTES, "the tip seen before is not on the first-parent chain"),
  BRANCH_ROOT_NOT_ANCESTOR(
      "branch.root-not-ancestor", REFUTES, "the trust root is not on the first-parent chain"),
  BRANCH_UNPROTECTED("branch.unprotected", INDETERMINATE, "the policy says nothing of this branch"),
  BRANCH_AMBIGUOUS("branch.ambiguous", INDETERMINATE, "the name does not name exactly one branch"),
  BRANCH_BEHIND("branch.behind", INDETERMINATE, "the proposed head does not contain the base"),
  BRANCH_STATE("branch.state", INDETERMINATE, "the remembered state cannot be used"),
  BRANCH_ROLLBACK_UNCHECKED("branch.rollback-unchecked", NOTE, "rollback was not checked"),

  TAG_MALFORMED("tag.malformed", REFUTES, "a tag object is not in git's canonical form"),
  TAG_MISSING("tag.missing", INDETERMINATE, "the tag is not there"),
  TAG_LIGHTWEIGHT("tag.lightweight", REFUTES, "a release tag is not an annotated tag"),
  TAG_UNSIGNED("tag.unsigned", REFUTES, "a release tag carries no signature"),
  TAG_SIGNATURE("tag.signature", REFUTES, "a release tag lacks good signatures of people who may"),
  TAG_NAME("tag.name", REFUTES, "a tag was signed under another name"),
  TAG_NESTED("tag.nested", REFUTES, "a tag names another tag"),
  TAG_MOVED("tag.moved", REFUTES, "a tag is not where it was before"),
  TAG_TARGET("tag.target", REFUTES, "a tag names what is not on the verified chain"),

  POLICY_MISSING("policy.missing", INDETERMINATE, "there is no policy to judge by"),
  POLICY_INVALID("policy.invalid", INDETERMINATE, "the policy cannot be read"),
  POLICY_REMOVED("policy.removed", REFUTES, "a commit removes the policy"),
  POLICY_CHANGE(
      "policy.change", REFUTES, "a policy change lacks what the policy before it asks for"),
  POLICY_ROOT_MISSING("policy.root-missing", INDETERMINATE, "no trust root was given"),
  POLICY_ROOT_MISMATCH(
      "policy.root-mismatch", REFUTES, "the trust root does not have that content"),
  POLICY_ROOT_FROM_SUBJECT(
      "policy.root-from-subject", INDETERMINATE, "the trust root comes from what is judged"),
  POLICY_EXCEPTION_SELF("policy.exception-self", REFUTES, "who benefits made the exception"),
  POLICY_EXCEPTION_EXPIRED("policy.exception-expired", REFUTES, "the exception has ended"),
  POLICY_EXCEPTION_USED("policy.exception-used", NOTE, "an exception of the policy was used"),
  POLICY_UNWITNESSED("policy.unwitnessed", NOTE, "expiry and soft revocation were not judged"),
  POLICY_UNSAFE("policy.unsafe", NOTE, "the policy is legal but unsafe"),

  HISTORY_NOT_A_REPOSITORY("history.not-a-repository", INDETERMINATE, "there is no git repository"),
  HISTORY_OBJECT_FORMAT(
      "history.object-format", INDETERMINATE, "the objects are not named by SHA-1"),
  HISTORY_SHALLOW("history.shallow", INDETERMINATE, "the clone is shallow"),
  HISTORY_PARTIAL("history.partial", INDETERMINATE, "the clone is partial"),
  HISTORY_REPLACED(
      "history.replaced", INDETERMINATE, "replace refs or grafts change what git shows"),
  HISTORY_MISSING_OBJECT("history.missing-object", INDETERMINATE, "an object is not there"),
  HISTORY_CORRUPT("history.corrupt", REFUTES, "an object is not what its id says"),
  HISTORY_LIMIT("history.limit", INDETERMINATE, "an object is larger than is read"),
  HISTORY_UNKNOWN_REVISION("history.unknown-revision", INDETERMINATE, "a revision is not there"),
  HISTORY_EMPTY("history.empty", INDETERMINATE, "there is nothing to judge, and that never passes"),
  HISTORY_UNRELATED("history.unrelated", REFUTES, "a merge brings in an unrelated history"),

  TREE_MALFORMED("tree.malformed", REFUTES, "a tree object is not in git's canonical form"),
  TREE_CASE_TWINS("tree.case-twins", REFUTES, "two names differ in letter case or form only"),
  TREE_SUBMODULE("tree.submodule", REFUTES, "a submodule moved without a rule for it"),
  TREE_WORKTREE_DIFFERS(
      "tree.worktree-differs", REFUTES, "a file is not the one of the verified tree"),
  TREE_WORKTREE_EXTRA("tree.worktree-extra", REFUTES, "a file is not in the verified tree"),
  TREE_WORKTREE_MISSING("tree.worktree-missing", REFUTES, "a file of the verified tree is absent"),

  EVIDENCE_MALFORMED("evidence.malformed", INDETERMINATE, "a statement cannot be read"),
  EVIDENCE_IGNORED("evidence.ignored", NOTE, "a statement was left aside");

  /** What a finding of this rule means for the verdict. */
  public enum Weight {
    REFUTES,
    INDETERMINATE,
    NOTE
  }

  private final String id;
  private final Weight weight;
  private final String meaning;

  Rule(String id, Weight weight, String meaning) {
    this.id = id;
    this.weight = weight;
    this.meaning = meaning;
  }

  /** The published id, of the form {@code family.name}. */
  public String id() {
    return id;
  }

  public Weight weight() {
    return weight;
  }

  /** One sentence: what is the case when this rule is found. */
  public String meaning() {
    return meaning;
  }
}
