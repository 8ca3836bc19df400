package dev.sallyport.release;

import dev.sallyport.artifact.Published;
import dev.sallyport.artifact.ReleaseFile;
import dev.sallyport.artifact.UnfetchedFile;
import dev.sallyport.coordinate.Gav;
import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import dev.sallyport.provenance.SessionRecord;
import dev.sallyport.provenance.SessionRecord.Made;
import dev.sallyport.rebuild.Rebuilt;
import dev.sallyport.verdict.Finding;
import dev.sallyport.witness.PublishedNames;
import dev.sallyport.witness.RecordPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a record says that its build made: digests. Where the files themselves still lie in the work
 * tree they are used to say why a rebuild differs.
 */
final class RecordedSet implements Reference {
  private final SortedMap<String, Made> subjects;
  private final String startFolder;
  private final Optional<RecordPlace> place;

  RecordedSet(SessionRecord record, Optional<RecordPlace> place) {
    this.subjects = PublishedNames.of(record);
    this.startFolder = record.source().folder();
    this.place = place;
  }

  @Override
  public Set<String> paths() {
    return subjects.keySet();
  }

  @Override
  public Set<Sha256> digests() {
    Set<Sha256> digests = new TreeSet<>();
    subjects.values().forEach(made -> digests.add(made.sha256()));
    return digests;
  }

  @Override
  public List<Finding> findings() {
    return List.of();
  }

  @Override
  public SortedMap<String, Finding> unfetched() {
    return Collections.unmodifiableSortedMap(new TreeMap<>());
  }

  @Override
  public String how() {
    return "recorded";
  }

  @Override
  public Published files(Target target, Rebuilt build, Path folder) throws IOException {
    List<ReleaseFile> files = new ArrayList<>();
    List<UnfetchedFile> uncollected = new ArrayList<>();
    for (Map.Entry<String, Made> subject : subjects.entrySet()) {
      String path = subject.getKey();
      if (!target.covers(path)) {
        continue;
      }
      Gav gav = target.gavOf(path);
      if (build.outputs().keySet().stream().noneMatch(made -> Target.isIn(gav, made))) {
        String name = path.substring(gav.folder().length());
        uncollected.add(
            new UnfetchedFile(gav, name, "the rebuild deploys nothing of this module (skip?)"));
      } else {
        files.add(file(target, path, subject.getValue(), build, folder));
      }
    }
    return new Published(files, uncollected, true);
  }

  /** A rebuilt file with both digests of the recorded one is that file. */
  private ReleaseFile file(Target target, String path, Made made, Rebuilt build, Path folder)
      throws IOException {
    Path copy = folder.resolve(path);
    Digests rebuilt = build.outputs().get(path);
    if (rebuilt != null && isSame(made, rebuilt)) {
      keep(build.folder().resolve(path), copy);
      return Reference.file(target, path, copy, rebuilt);
    }
    Optional<Path> left =
        made.file().flatMap(file -> place.flatMap(at -> at.file(startFolder, file)));
    if (left.isPresent()) {
      Digests actual = Digests.of(left.get());
      if (isSame(made, actual)) {
        keep(left.get(), copy);
        return Reference.file(target, path, copy, actual);
      }
    }
    Digests recorded = new Digests(Digests.UNKNOWN_SIZE, made.sha256(), made.sha512(), "");
    return Reference.file(target, path, copy, recorded);
  }

  private static boolean isSame(Made made, Digests digests) {
    return digests.sha256().equals(made.sha256()) && digests.sha512().equals(made.sha512());
  }

  private static void keep(Path file, Path copy) throws IOException {
    if (!Files.exists(copy)) {
      Files.createDirectories(copy.resolveSibling(""));
      Files.copy(file, copy);
    }
  }
}
