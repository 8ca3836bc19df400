/**
 * Runs a build that nobody trusts: what it sees, what it may write, how much, for how long, and
 * what is taken out afterwards.
 */
@NullMarked
package dev.sallyport.sandbox;

import org.jspecify.annotations.NullMarked;
