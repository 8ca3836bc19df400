/**
 * The source of a release: where it is, whether it is this release's, and the tree that is built.
 */
@NullMarked
package dev.sallyport.source;

import org.jspecify.annotations.NullMarked;
