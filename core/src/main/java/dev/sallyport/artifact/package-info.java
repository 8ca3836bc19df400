/**
 * Published and rebuilt files held against each other, and the first short cause of a difference.
 */
@NullMarked
package dev.sallyport.artifact;

import org.jspecify.annotations.NullMarked;
