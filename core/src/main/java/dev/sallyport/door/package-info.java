/**
 * The one thing a sandboxed build can reach: a read-only Maven repository that writes down every
 * answer.
 */
@NullMarked
package dev.sallyport.door;

import org.jspecify.annotations.NullMarked;
