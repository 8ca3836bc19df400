/** Digests of bytes, computed in one place. */
@NullMarked
package dev.sallyport.digest;

import org.jspecify.annotations.NullMarked;
