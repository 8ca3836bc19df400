/**
 * What Sallyport says and how sure it is: rules, findings, states and their combination. Depends on
 * nothing else; every other package may use it.
 */
@NullMarked
package dev.sallyport.verdict;

import org.jspecify.annotations.NullMarked;
