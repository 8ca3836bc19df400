package dev.sallyport.review;

import dev.sallyport.verdict.Finding;
import java.util.Optional;

/**
 * A file that counts for nothing.
 *
 * @param finding why; whether it matters is for whoever misses a review to say, because everybody
 *     who may push can put such a file there
 * @param change what it would have approved, where that could be read
 */
public record RejectedFile(String file, Finding finding, Optional<ReviewedChange> change) {}
