/** Whether the files on the disk are those of a git tree, whatever git itself would say of them. */
@NullMarked
package dev.sallyport.worktree;

import org.jspecify.annotations.NullMarked;
