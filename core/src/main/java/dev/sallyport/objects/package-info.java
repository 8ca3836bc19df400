/** A git repository as a hostile object store: every object re-hashed, nothing substituted. */
@NullMarked
package dev.sallyport.objects;

import org.jspecify.annotations.NullMarked;
