package dev.sallyport.source;

import static dev.sallyport.verdict.Rule.SOURCE_ARCHIVE_REFUSED;
import static dev.sallyport.verdict.Rule.SOURCE_UNREACHABLE;

import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheCheckout;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.InvalidPathException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** Writes the source tree of a commit, with the repository that goes with it, into a new folder. */
public final class GitTree {
  private final GitSource source;
  private final Checkout how;

  public GitTree(GitSource source, Checkout how) {
    this.source = source;
    this.how = how;
  }

  /**
   * Writes the tree.
   *
   * @param folder is made, or empty
   * @throws Refusal where the tree holds what does not belong in one, or objects are missing
   * @throws IOException where {@code folder} cannot be written
   */
  public SourceTree write(FoundCommit found, Path folder) throws Refusal, IOException {
    RevCommit commit =
        source.object(found.commit()).orElseThrow(() -> source.noSuchRef(found.commit()));
    requireBranchName();
    Leftovers.requireEmpty(folder);
    List<String> submodules;
    FileTime time = FileTime.from(Instant.ofEpochSecond(commit.getCommitTime()));
    requireComplete(commit.getTree());
    try (Repository made = construct(commit, folder)) {
      submodules = check(made, commit.getTree());
      checkOut(made, commit.getTree());
      stamp(made, folder, time);
    } catch (MissingObjectException | CorruptObjectException damaged) {
      throw source.unreadable(damaged);
    } catch (IndexOutOfBoundsException malformed) {
      // JGit's answer to some objects that end too early
      throw GitSource.unreachable(source.origin(), "it is damaged");
    } catch (java.nio.file.InvalidPathException unspeakable) {
      throw new Refusal(
          SOURCE_UNREACHABLE,
          source.origin(),
          "it holds a file name that this process cannot write",
          "run with a UTF-8 locale, e.g. LC_ALL=C.UTF-8");
    }
    Leftovers leftovers = Leftovers.clear(folder, source.origin());
    stampFolders(folder, time);
    return new SourceTree(
        folder,
        source.origin(),
        Optional.of(found.commit()),
        Optional.of(commit.getTree().getName()),
        found.tag(),
        found.match(),
        submodules,
        leftovers);
  }

  private void requireComplete(ObjectId tree) throws Refusal, IOException {
    List<String> missing = History.missingIn(source.repository(), tree);
    if (!missing.isEmpty()) {
      throw new Refusal(
          new Finding(
              SOURCE_UNREACHABLE,
              source.origin(),
              new Evidence.Items(missing),
              "the repository names these files of the release but does not have them: give"
                  + " --source a full clone (without --filter), or the release's source archive"));
    }
  }

  private void requireBranchName() throws Refusal {
    String branch = how.branch().orElse("main");
    if (!Repository.isValidRefName(Constants.R_HEADS + branch)) {
      throw source.noSuchRef(branch);
    }
  }

  private Repository construct(RevCommit commit, Path folder) throws IOException {
    // a folder of this machine says nothing to a build and would differ on the next machine
    Optional<String> url =
        how.originUrl().or(() -> Optional.of(source.origin()).filter(at -> at.startsWith("http")));
    Checkout recorded =
        new Checkout(how.umask(), how.newline(), how.branch(), url.map(GitTree::withoutUser));
    return ConstructedRepository.write(source.repository(), commit, folder, recorded);
  }

  /** Credentials of an address stay outside of what the build can see. */
  private static String withoutUser(String url) {
    return url.replaceFirst("^(https?://)[^/@]*@", "$1");
  }

  private List<String> check(Repository made, ObjectId tree) throws Refusal, IOException {
    Map<String, String> links = new HashMap<>();
    List<String> submodules = new ArrayList<>();
    ObjectChecker checker =
        new ObjectChecker().setAllowLeadingZeroFileMode(true).setSafeForMacOS(true);
    String at = "";
    try (TreeWalk walk = new TreeWalk(made)) {
      checker.checkTree(walk.getObjectReader().open(tree).getBytes());
      walk.addTree(tree);
      while (walk.next()) {
        at = walk.getPathString();
        int type = walk.getRawMode(0) & FileMode.TYPE_MASK;
        if (type == FileMode.TYPE_TREE) {
          checker.checkTree(walk.getObjectReader().open(walk.getObjectId(0)).getBytes());
          walk.enterSubtree();
        } else if (type == FileMode.TYPE_SYMLINK) {
          links.put(at, target(walk));
        } else if (type == FileMode.TYPE_GITLINK) {
          submodules.add(at + " at " + walk.getObjectId(0).name());
        }
      }
    } catch (CorruptObjectException | InvalidPathException malformed) {
      throw malformedTree(at);
    }
    new Links(links).requireInside();
    return submodules;
  }

  private static String target(TreeWalk walk) throws IOException {
    ObjectLoader blob = walk.getObjectReader().open(walk.getObjectId(0));
    // no system follows a longer one; an absolute target is refused later
    return blob.getSize() > 4096 ? "/" : new String(blob.getBytes(), StandardCharsets.UTF_8);
  }

  private Refusal malformedTree(String at) {
    return new Refusal(
        SOURCE_ARCHIVE_REFUSED,
        at.isEmpty() ? source.origin() : at,
        "the tree holds an entry that git itself would refuse to check out",
        "build from another source of this release");
  }

  private void checkOut(Repository made, ObjectId tree) throws Refusal, IOException {
    DirCache index = made.lockDirCache();
    try {
      DirCacheCheckout checkout = new DirCacheCheckout(made, index, tree);
      checkout.setFailOnConflict(true);
      checkout.checkout();
    } catch (InvalidPathException malformed) {
      throw malformedTree("");
    } finally {
      index.unlock();
    }
  }

  /** Modes and times, on disk and in the index alike, so that git finds nothing changed. */
  private void stamp(Repository made, Path folder, FileTime time) throws IOException {
    Modes modes = new Modes(how.umask());
    DirCache index = made.lockDirCache();
    try {
      for (int i = 0; i < index.getEntryCount(); i++) {
        DirCacheEntry entry = index.getEntry(i);
        Path file = folder.resolve(entry.getPathString());
        int mode = entry.getRawMode();
        if ((mode & FileMode.TYPE_MASK) == FileMode.TYPE_FILE) {
          modes.file(file, FileMode.EXECUTABLE_FILE.equals(mode));
        }
        if ((mode & FileMode.TYPE_MASK) == FileMode.TYPE_SYMLINK) {
          ObjectLoader text = made.open(entry.getObjectId());
          Files.delete(file);
          SymbolicLink.create(file, new String(text.getBytes(), StandardCharsets.UTF_8));
          entry.setLength(text.getSize());
        }
        if ((mode & FileMode.TYPE_MASK) != FileMode.TYPE_GITLINK) {
          Modes.time(file, time);
          entry.setLastModified(time.toInstant());
        }
      }
      index.write();
      if (!index.commit()) {
        throw new IOException("the index could not be written");
      }
    } finally {
      index.unlock();
    }
  }

  /** Folders last: what is removed from them changes their times. */
  private void stampFolders(Path folder, FileTime time) throws IOException {
    Modes modes = new Modes(how.umask());
    Path git = folder.resolve(Constants.DOT_GIT);
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (file.startsWith(git)) {
              modes.file(file, false);
              // later than any file of the tree, or git would have to read them all again
              Modes.time(file, FileTime.from(time.toInstant().plusSeconds(60)));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path at, @Nullable IOException failed)
              throws IOException {
            modes.folder(at);
            Modes.time(at, time);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
