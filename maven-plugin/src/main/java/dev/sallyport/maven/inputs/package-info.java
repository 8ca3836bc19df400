/** The goal check-inputs: a thin shell over core's inputs and lint. */
@NullMarked
package dev.sallyport.maven.inputs;

import org.jspecify.annotations.NullMarked;
