/** The goals: thin shells that hand the session to the recorder and map what comes back. */
@NullMarked
package dev.sallyport.maven;

import org.jspecify.annotations.NullMarked;
