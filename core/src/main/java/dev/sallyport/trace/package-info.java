/**
 * What a build did beside resolving, seen from outside: runs it under strace, reads what strace
 * wrote, and tells what of it is an input that no record names.
 *
 * <p>{@link dev.sallyport.trace.Strace} is the command; {@code TraceFile} reads its output line by
 * line ({@code TraceLine}, {@code Arguments}, {@code Quoted}); {@code ProcessTree} finds out which
 * processes are the build's; {@link dev.sallyport.trace.Activity} collects what these did, and
 * {@link dev.sallyport.trace.Observations} turns that into findings.
 *
 * <p>Everything in a trace but its punctuation comes from the build. A build that wants to hide
 * can: what is here finds inputs, it does not hold an attacker.
 */
@NullMarked
package dev.sallyport.trace;

import org.jspecify.annotations.NullMarked;
