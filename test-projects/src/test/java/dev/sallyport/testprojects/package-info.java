/** Builds the projects of this folder with a real Maven and looks at what came out. */
@NullMarked
package dev.sallyport.testprojects;

import org.jspecify.annotations.NullMarked;
