/**
 * Signatures over raw bytes, checked against given keys only. No policy, no keyring of the user.
 */
@NullMarked
package dev.sallyport.signature;

import org.jspecify.annotations.NullMarked;
