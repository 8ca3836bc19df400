/** The judgement of a first-parent chain, step by step, under the policy before each step. */
@NullMarked
package dev.sallyport.history;

import org.jspecify.annotations.NullMarked;
