/**
 * The main job: what was published, where its source is, how it is rebuilt, and whether it is the
 * same.
 */
@NullMarked
package dev.sallyport.release;

import org.jspecify.annotations.NullMarked;
