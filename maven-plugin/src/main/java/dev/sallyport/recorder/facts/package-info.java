/**
 * What a recorder can say about the machine, the tools and the source of its build. Needs the JDK
 * and Maven's API and nothing else; hands on maps, lists and strings only, because the jar can be
 * loaded more than once in a session.
 */
@NullMarked
package dev.sallyport.recorder.facts;

import org.jspecify.annotations.NullMarked;
