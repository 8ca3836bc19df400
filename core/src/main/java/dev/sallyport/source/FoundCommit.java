package dev.sallyport.source;

import java.util.Optional;

/**
 * The commit of a release in a repository.
 *
 * @param commit 40 hexadecimal digits
 * @param tag the tag that led to it
 */
public record FoundCommit(String commit, Optional<String> tag, ReleaseMatch match) {}
