/**
 * What a build consumed: read from a record or a lock, compared, and looked for on this machine.
 */
@NullMarked
package dev.sallyport.inputs;

import org.jspecify.annotations.NullMarked;
