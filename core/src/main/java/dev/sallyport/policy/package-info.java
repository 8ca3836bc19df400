/** The reviewed rules of a repository: people, roles, branches, what must be reviewed by whom. */
@NullMarked
package dev.sallyport.policy;

import org.jspecify.annotations.NullMarked;
