/**
 * How a release is rebuilt, as data: every field says where it came from. Nothing in here is ever
 * executed by a shell.
 */
@NullMarked
package dev.sallyport.recipe;

import org.jspecify.annotations.NullMarked;
