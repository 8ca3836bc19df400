/** Composition root: the only place that knows the machine's clock, environment and folders. */
@NullMarked
package dev.sallyport.app;

import org.jspecify.annotations.NullMarked;
