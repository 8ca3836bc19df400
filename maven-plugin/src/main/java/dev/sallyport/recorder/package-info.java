/**
 * What a Maven session says about its own build, as an in-toto statement. Needs the JDK and Maven's
 * API and nothing else, so that the jar also works alone in Maven's {@code lib/ext}. What it writes
 * is a claim made inside the build's own JVM, where any plugin could have changed it.
 */
@NullMarked
package dev.sallyport.recorder;

import org.jspecify.annotations.NullMarked;
