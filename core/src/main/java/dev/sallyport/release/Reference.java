package dev.sallyport.release;

import dev.sallyport.artifact.Published;
import dev.sallyport.artifact.ReleaseFile;
import dev.sallyport.coordinate.Gav;
import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import dev.sallyport.rebuild.Rebuilt;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** What a rebuild is held against. No build is told anything of it. */
interface Reference {
  /** Repository paths of the files that are known so far. */
  Set<String> paths();

  /** Digests of these files: no build may be given one of them. */
  Set<Sha256> digests();

  /** What is wrong with the files themselves. */
  List<Finding> findings();

  /** Files that are there, or may be, and could not be had. */
  SortedMap<String, Finding> unfetched();

  /** How it is known which files there are, in a few words. */
  String how();

  /**
   * The files, once a build has ended.
   *
   * @param build may have made files that nobody knew to ask for
   * @param folder is filled with the files
   */
  Published files(Target target, Rebuilt build, Path folder)
      throws Refusal, InterruptedException, IOException;

  /** A file in a folder that is laid out as a repository. */
  static ReleaseFile file(Target target, String path, Path file, Digests digests) {
    Gav gav = target.gavOf(path);
    return new ReleaseFile(gav, path.substring(gav.folder().length()), file, digests);
  }
}
