package dev.sallyport.verdict;

/** What is the case with one file of a release. */
public enum ArtifactState {
  IDENTICAL,
  EQUIVALENT,
  DIFFERENT,
  /** Differs between two rebuilds. */
  FLAKY,
  /** Published and made by a module's packaging, but the rebuild did not make it. */
  MISSING_IN_REBUILD,
  /** Made by the rebuild, but a repository that lists what it has does not have it. */
  MISSING_IN_RELEASE,
  /** Published, but the rebuild does not make it. */
  UNEXPECTED_IN_RELEASE,
  NOT_COMPARED
}
