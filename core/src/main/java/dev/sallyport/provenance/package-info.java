/**
 * Statements about builds: in-toto Statement v1 with SLSA Provenance v1, written and read strictly.
 */
@NullMarked
package dev.sallyport.provenance;

import org.jspecify.annotations.NullMarked;
