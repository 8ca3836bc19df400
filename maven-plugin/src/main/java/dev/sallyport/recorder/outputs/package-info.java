/**
 * Files for other tools, written from a finished record alone: JVM buildinfo, and trusted checksums
 * of Maven's resolver. Needs the JDK only.
 */
@NullMarked
package dev.sallyport.recorder.outputs;

import org.jspecify.annotations.NullMarked;
