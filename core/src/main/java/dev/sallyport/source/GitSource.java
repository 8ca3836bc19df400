package dev.sallyport.source;

import static dev.sallyport.verdict.Rule.SOURCE_NOT_THIS_RELEASE;
import static dev.sallyport.verdict.Rule.SOURCE_UNREACHABLE;

import dev.sallyport.objects.IsolatedGit;
import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A git repository to take source from. Only its objects and refs are read: never its working
 * files, hooks, replace refs or grafts; alternates and shallow histories are refused.
 */
public final class GitSource implements AutoCloseable {
  private static final Pattern COMMIT_ID = Pattern.compile("[0-9a-f]{40}");
  private static final String TAGS = Constants.R_TAGS;

  private final FileRepository repository;
  private final String origin;

  private GitSource(FileRepository repository, String origin) {
    this.repository = repository;
    this.origin = origin;
  }

  /** Whether a folder is a git repository, bare or with working files. */
  public static boolean isRepository(Path folder) {
    return Files.exists(folder.resolve(".git"))
        || (Files.isRegularFile(folder.resolve("HEAD"))
            && Files.isDirectory(folder.resolve("objects")));
  }

  /** Opens a repository on this machine, to be called by its folder in reports. */
  public static GitSource open(Path folder) throws Refusal {
    boolean working = Files.exists(folder.resolve(".git"));
    return open(folder, folder + (working ? " (its commits, not its working files)" : ""));
  }

  /**
   * Opens a repository on this machine.
   *
   * @param origin what to call it in reports: the URL it was fetched from, or the folder
   */
  public static GitSource open(Path folder, String origin) throws Refusal {
    IsolatedGit.install();
    FileRepositoryBuilder builder = new FileRepositoryBuilder().setMustExist(true);
    if (Files.exists(folder.resolve(".git"))) {
      builder.setWorkTree(folder.toFile());
    } else {
      builder.setGitDir(folder.toFile()).setBare();
    }
    FileRepository repository;
    try {
      repository = (FileRepository) builder.build();
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException notOne) {
      throw unreachable(origin, "it is not a git repository that can be read");
    }
    GitSource source = new GitSource(repository, origin);
    try {
      source.requireWhole();
    } catch (Refusal refused) {
      source.close();
      throw refused;
    } catch (IOException unreadable) {
      source.close();
      throw unreachable(origin, "it cannot be read");
    }
    return source;
  }

  private void requireWhole() throws Refusal, IOException {
    Path objects = repository.getObjectsDirectory().toPath();
    Path alternates = objects.resolve("info/alternates");
    if (Files.exists(alternates) && Files.size(alternates) > 0) {
      throw new Refusal(
          SOURCE_UNREACHABLE,
          origin,
          "its objects lie in another repository (objects/info/alternates)",
          "run `git repack -a -d` in it and remove the file, or give --source another clone");
    }
    if (!repository.getObjectDatabase().getShallowCommits().isEmpty()) {
      throw new Refusal(
          SOURCE_UNREACHABLE,
          origin,
          "its history is shallow",
          "run `git fetch --unshallow` in it, or give --source a full clone");
    }
    if (repository.getRefDatabase().getRefs().isEmpty()) {
      throw new Refusal(
          SOURCE_UNREACHABLE,
          origin,
          "it is an empty repository",
          "give --source a repository that holds the release");
    }
  }

  /** What this source is called in reports. */
  public String origin() {
    return origin;
  }

  /** The names of all tags, without {@code refs/tags/}, sorted. */
  public List<String> tags() throws Refusal {
    try {
      return repository.getRefDatabase().getRefsByPrefix(TAGS).stream()
          .map(ref -> ref.getName().substring(TAGS.length()))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw unreadable(unreadable);
    }
  }

  /**
   * The commit that a tag (peeled), a branch, {@code HEAD}, a full ref name or a full commit id
   * names; empty where there is no such ref. Expressions such as {@code HEAD~1} are none.
   */
  public Optional<String> commit(String ref) throws Refusal {
    return object(ref).map(RevCommit::getName);
  }

  /** Whether the name is a tag here. */
  boolean isTag(String name) throws Refusal {
    return tags().contains(name);
  }

  Optional<RevCommit> object(String ref) throws Refusal {
    try (RevWalk walk = new RevWalk(repository)) {
      Optional<ObjectId> id = id(ref);
      if (id.isEmpty()) {
        return Optional.empty();
      }
      RevObject named = walk.peel(walk.parseAny(id.get()));
      if (!(named instanceof RevCommit commit)) {
        return Optional.empty();
      }
      walk.parseBody(commit);
      return Optional.of(commit);
    } catch (MissingObjectException missing) {
      return missingAt(ref, missing);
    } catch (IndexOutOfBoundsException malformed) {
      // JGit's answer to some objects that end too early
      throw unreachable(origin, "it is damaged");
    } catch (IOException unreadable) {
      throw unreadable(unreadable);
    }
  }

  private Optional<RevCommit> missingAt(String ref, MissingObjectException missing) throws Refusal {
    if (COMMIT_ID.matcher(ref).matches() && missing.getObjectId().name().equals(ref)) {
      return Optional.empty();
    }
    throw unreadable(missing);
  }

  private Optional<ObjectId> id(String ref) throws IOException {
    if (COMMIT_ID.matcher(ref).matches()) {
      return Optional.of(ObjectId.fromString(ref));
    }
    if (!ref.equals(Constants.HEAD) && !Repository.isValidRefName(TAGS + ref)) {
      return Optional.empty();
    }
    List<String> places =
        ref.equals(Constants.HEAD)
            ? List.of(ref)
            : ref.startsWith("refs/")
                ? List.of(ref, TAGS + ref)
                : List.of(TAGS + ref, Constants.R_HEADS + ref, "refs/remotes/origin/" + ref);
    for (String place : places) {
      Ref found = repository.getRefDatabase().exactRef(place);
      if (found != null && found.getObjectId() != null) {
        return Optional.of(found.getObjectId());
      }
    }
    return Optional.empty();
  }

  ReleaseMatch match(RevCommit commit, Release release) throws Refusal {
    try {
      return ReleaseMatch.find(new GitPoms(repository, commit.getTree()), release);
    } catch (IOException unreadable) {
      throw unreadable(unreadable);
    }
  }

  FileRepository repository() {
    return repository;
  }

  Refusal unreadable(IOException problem) {
    return problem instanceof MissingObjectException
        ? new Refusal(
            SOURCE_UNREACHABLE,
            origin,
            "objects of its history are missing, as in a partial clone",
            "give --source a full clone (without --filter and --depth)")
        : unreachable(origin, "it is damaged");
  }

  static Refusal unreachable(String origin, String fact) {
    return new Refusal(
        SOURCE_UNREACHABLE,
        origin,
        fact,
        "name another place with --source, or map the address with --source-mirror"
            + " PREFIX=TEMPLATE");
  }

  Refusal noSuchRef(String ref) {
    return new Refusal(
        SOURCE_NOT_THIS_RELEASE,
        origin,
        "it has no tag, branch or full commit id " + ref,
        "name the tag or the full commit id of the release with --ref");
  }

  @Override
  public void close() {
    repository.close();
  }
}
