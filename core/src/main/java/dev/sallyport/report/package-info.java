/** One model of a verdict and its renderings. */
@NullMarked
package dev.sallyport.report;

import org.jspecify.annotations.NullMarked;
