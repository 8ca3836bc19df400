/**
 * What can be seen in a build's POMs before the build runs: versions that move, and known causes.
 */
@NullMarked
package dev.sallyport.lint;

import org.jspecify.annotations.NullMarked;
