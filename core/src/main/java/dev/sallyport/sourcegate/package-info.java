/** Gate one as use cases: verify, simulate, propose; and the report of it. */
@NullMarked
package dev.sallyport.sourcegate;

import org.jspecify.annotations.NullMarked;
