/** The goals of gate one: thin shells that hand the session to core and map what comes back. */
@NullMarked
package dev.sallyport.maven.source;

import org.jspecify.annotations.NullMarked;
