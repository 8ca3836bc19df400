package dev.sallyport.repository;

/** Who named a repository. Private addresses and folders are only for whom the caller named. */
public enum NamedBy {
  /** An option of the command line or the caller's own settings. */
  CALLER,
  /** A POM, which whoever made the release wrote. */
  MODEL
}
