/**
 * What a build recorded about itself, taken apart for building it again: what forbids that, how it
 * is built, and where every recorded byte comes from.
 */
@NullMarked
package dev.sallyport.witness;

import org.jspecify.annotations.NullMarked;
