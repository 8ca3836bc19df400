/** One sandboxed build of one source tree, from the generated settings to the collected outputs. */
@NullMarked
package dev.sallyport.rebuild;

import org.jspecify.annotations.NullMarked;
