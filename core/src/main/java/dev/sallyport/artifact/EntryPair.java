package dev.sallyport.artifact;

import java.util.OptionalLong;

/** An entry that both archives have. */
record EntryPair(String name, ArchiveEntry published, ArchiveEntry rebuilt) {

  boolean differsInContent() {
    return published.kind() != rebuilt.kind() || !published.content().equals(rebuilt.content());
  }

  String sizes() {
    if (published.kind() != rebuilt.kind()) {
      return published.kind() + " vs " + rebuilt.kind();
    }
    return published.size() + " vs " + rebuilt.size() + " bytes, other content";
  }

  /** What is looked at first. */
  int rank() {
    return name.equals("META-INF/MANIFEST.MF") ? 0 : 1;
  }

  boolean haveTimes() {
    return published.time().isPresent() && rebuilt.time().isPresent();
  }

  /** Seconds that the published entry is later. */
  long delta() {
    return published.time().orElse(0) - rebuilt.time().orElse(0);
  }

  boolean differsInTime() {
    return !published.time().equals(rebuilt.time());
  }

  boolean differsInStamp() {
    OptionalLong stamp = published.stamp();
    return !stamp.equals(rebuilt.stamp());
  }

  boolean differsInMode() {
    return published.mode() != rebuilt.mode();
  }

  boolean differsInOwner() {
    return !published.owner().equals(rebuilt.owner());
  }
}
