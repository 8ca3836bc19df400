/**
 * The {@code sallyport} command: reads options, calls a use case of the core, prints what it says.
 */
@NullMarked
package dev.sallyport.cli;

import org.jspecify.annotations.NullMarked;
