package dev.sallyport.objects;

import dev.sallyport.gitobject.TreeEntry;
import java.util.Optional;

/**
 * What differs at one path between two trees. Folders are never entries of a change: what is below
 * them is.
 *
 * @param path from the root, with slashes; names as in {@link TreeEntry}
 */
public record Change(String path, Optional<TreeEntry> before, Optional<TreeEntry> after) {}
