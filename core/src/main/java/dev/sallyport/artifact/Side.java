package dev.sallyport.artifact;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files in scope of one side, by path.
 *
 * @param ambiguous paths that were given twice with different bytes
 */
record Side(SortedMap<String, ReleaseFile> files, SortedSet<String> ambiguous) {

  static Side of(List<ReleaseFile> all, Scope scope) {
    SortedMap<String, ReleaseFile> files = new TreeMap<>();
    SortedSet<String> ambiguous = new TreeSet<>();
    for (ReleaseFile file : all) {
      if (scope.outside(file.name()).isPresent()) {
        continue;
      }
      ReleaseFile before = files.putIfAbsent(file.path(), file);
      if (before != null && !before.hasBytesOf(file)) {
        ambiguous.add(file.path());
      }
    }
    return new Side(files, ambiguous);
  }

  Optional<ReleaseFile> at(String path) {
    return Optional.ofNullable(files.get(path));
  }
}
