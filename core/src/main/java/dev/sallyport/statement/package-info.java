/** in-toto statements and DSSE envelopes. */
@NullMarked
package dev.sallyport.statement;

import org.jspecify.annotations.NullMarked;
