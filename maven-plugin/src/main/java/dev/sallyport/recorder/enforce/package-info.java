/**
 * Refuses, while Maven resolves and before anything is used, what a lock does not name. Like the
 * recorder it needs the JDK and Maven's API only.
 */
@NullMarked
package dev.sallyport.recorder.enforce;

import org.jspecify.annotations.NullMarked;
