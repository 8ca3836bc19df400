/** Bytes under their SHA-256. Knows no paths, no coordinates, no repositories. */
@NullMarked
package dev.sallyport.store;

import org.jspecify.annotations.NullMarked;
