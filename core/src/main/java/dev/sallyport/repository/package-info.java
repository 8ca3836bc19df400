/**
 * Remote Maven repositories as seen from outside the sandbox: paths, mirrors, credentials,
 * downloads.
 */
@NullMarked
package dev.sallyport.repository;

import org.jspecify.annotations.NullMarked;
