/** Hands the models of a Maven session to the lint. */
@NullMarked
package dev.sallyport.maven.lint;

import org.jspecify.annotations.NullMarked;
