/** Review statements: made with the reviewer's own signing program, read from their ref. */
@NullMarked
package dev.sallyport.review;

import org.jspecify.annotations.NullMarked;
