/** What gate one says, rendered: for a terminal, for programs, for a browser, for other tools. */
@NullMarked
package dev.sallyport.sourcereport;

import org.jspecify.annotations.NullMarked;
