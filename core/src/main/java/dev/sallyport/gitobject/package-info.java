/** Commits, tags and trees, read strictly from their raw bytes. No I/O. */
@NullMarked
package dev.sallyport.gitobject;

import org.jspecify.annotations.NullMarked;
