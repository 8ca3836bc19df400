/**
 * Runs a build that nobody trusts: what it sees, what it may write, how much, for how long, and
 * what is taken out afterwards.
 *
 * <p>{@link dev.sallyport.sandbox.BubblewrapSandbox} starts an {@code OuterProcess}, whose command
 * line {@code OuterSandbox} writes: a bubblewrap without a network, in which the {@code Supervisor}
 * runs as a program of its own. That one copies the source, forwards to the door ({@code Relay}),
 * starts the inner bubblewrap with the build, and, when all that ran there is dead, takes the
 * outputs out ({@code Collector}). What it reports and what the kernel counted become findings in
 * {@code BuildFindings}.
 *
 * <p>Not held: attacks on the kernel itself (no filter of system calls is installed); the session
 * keyring of the caller; time and the number of processors, which a build can see; and, when root
 * runs the verifier, files below /usr that only root may read.
 */
@NullMarked
package dev.sallyport.sandbox;

import org.jspecify.annotations.NullMarked;
