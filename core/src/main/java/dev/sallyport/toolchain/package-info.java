/**
 * The JDKs and Mavens that builds run with: found, identified by hash, never silently replaced by
 * another.
 */
@NullMarked
package dev.sallyport.toolchain;

import org.jspecify.annotations.NullMarked;
