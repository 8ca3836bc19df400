/** Maven coordinates and where their files lie in a repository. */
@NullMarked
package dev.sallyport.coordinate;

import org.jspecify.annotations.NullMarked;
