package dev.sallyport.objects;

import dev.sallyport.gitobject.CommitObject;
import dev.sallyport.gitobject.CommitParser;
import dev.sallyport.gitobject.GitId;
import dev.sallyport.gitobject.TagObject;
import dev.sallyport.gitobject.TagParser;
import dev.sallyport.gitobject.TreeEntry;
import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.binary.Hex;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A repository on this machine, read as if an attacker had made it: every object is hashed again on
 * every read and parsed strictly, no working file, hook, filter or replacement is looked at, and
 * nothing is written. Safe for use by several threads.
 *
 * <p>Methods that read an object throw {@code history.missing-object}, {@code history.corrupt} (the
 * content has another id, or the object is of another kind than what names it says) and {@code
 * history.limit} besides what they name.
 */
public final class GitObjects implements AutoCloseable {
  private final Path root;
  private final ObjectStore store;
  private final Refs refs;
  private final Trees trees;
  private final Walks walks;

  private GitObjects(Path root, ObjectStore store, Refs refs) {
    this.root = root;
    this.store = store;
    this.refs = refs;
    this.trees = new Trees(store);
    this.walks = new Walks(new CommitGraph(store));
  }

  /**
   * Opens a folder of working files, a {@code .git} folder, a bare repository or a linked worktree.
   * Folders above it are not looked at. Objects may lie in other repositories (alternates).
   *
   * @throws Refusal {@code history.not-a-repository}, {@code history.object-format}, {@code
   *     history.shallow}, {@code history.replaced}; of a partial clone, {@code history.partial}
   *     comes with the first object that is not there
   */
  public static GitObjects open(Path repository) throws Refusal {
    IsolatedGit.install();
    RepositoryFolder folder = RepositoryFolder.locate(repository);
    boolean partial = WholeRepository.require(folder);
    FileRepository opened = opened(folder);
    try {
      Refs refs = new Refs(opened, folder.root());
      refs.requireNoneReplaced();
      return new GitObjects(folder.root(), new ObjectStore(opened, partial), refs);
    } catch (Refusal refused) {
      opened.close();
      throw refused;
    }
  }

  private static FileRepository opened(RepositoryFolder folder) throws Refusal {
    try {
      // bare, whatever its config says: working files are none of our business
      return (FileRepository)
          new FileRepositoryBuilder()
              .setGitDir(folder.gitDir().toFile())
              .setGitCommonDir(folder.commonDir().toFile())
              .setBare()
              .setMustExist(true)
              .build();
    } catch (IOException | RuntimeException unreadable) {
      throw RepositoryFolder.notOne(folder.root(), "it is not a repository that can be read");
    }
  }

  /** The folder that was opened, absolute. */
  public Path root() {
    return root;
  }

  /** The object that a full ref name points to, symbolic refs followed, tags not. */
  public Optional<GitId> ref(String full) throws Refusal {
    return refs.ref(full);
  }

  /** The refs whose full names begin with a prefix that ends with a slash, sorted. */
  public Map<String, GitId> refs(String prefix) throws Refusal {
    return refs.refs(prefix);
  }

  /** The full name of the branch that {@code HEAD} is on, even if it has no commit yet. */
  public Optional<String> headBranch() throws Refusal {
    return refs.headBranch();
  }

  /**
   * The commit that a person names: {@code HEAD}, a full ref, the short name of a branch, tag or
   * remote branch, or 40 hexadecimal digits. Annotated tags are followed.
   *
   * @throws Refusal {@code branch.ambiguous}, {@code history.unknown-revision}, {@code
   *     tag.malformed}
   */
  public GitId revision(String text) throws Refusal {
    return new Revisions(refs, store).commit(text);
  }

  /** The content of an object; a blob of at most 256 MiB, a tree of 32, others of 1. */
  public byte[] raw(GitId id, ObjectKind kind) throws Refusal {
    return store.read(ObjectStore.id(id), kind, kind.limit());
  }

  /**
   * A commit.
   *
   * @throws Refusal {@code commit.malformed}, {@code commit.signature-form}, {@code tag.malformed}
   */
  public CommitObject commit(GitId id) throws Refusal {
    return CommitParser.parse(id, raw(id, ObjectKind.COMMIT));
  }

  /**
   * The tree of a commit, which is not parsed any further: commits from before the trust root may
   * have oddities that nobody judges.
   *
   * @throws Refusal {@code commit.malformed}
   */
  public GitId rootTree(GitId commit) throws Refusal {
    Optional<GitId> known = walks.knownTree(commit);
    return known.isPresent()
        ? known.get()
        : CommitGraph.tree(ObjectStore.id(commit), raw(commit, ObjectKind.COMMIT));
  }

  /**
   * An annotated tag.
   *
   * @throws Refusal {@code tag.malformed}
   */
  public TagObject tag(GitId id) throws Refusal {
    return TagParser.parse(id, raw(id, ObjectKind.TAG));
  }

  /** Whether an object is a commit, tag, tree or blob, by its own header; it is not hashed. */
  public ObjectKind kind(GitId id) throws Refusal {
    return store.kind(ObjectStore.id(id));
  }

  /**
   * The entries of a tree in git's order, unmodifiable.
   *
   * @throws Refusal {@code tree.malformed}
   */
  public List<TreeEntry> tree(GitId id) throws Refusal {
    return trees.read(id);
  }

  /**
   * The content of a file.
   *
   * @param limit in bytes
   */
  public byte[] blob(GitId id, long limit) throws Refusal {
    return store.read(ObjectStore.id(id), ObjectKind.BLOB, limit);
  }

  /** What is at a path with slashes below a root tree. Links are not followed. */
  public Optional<TreeEntry> entry(GitId rootTree, String path) throws Refusal {
    return trees.entry(rootTree, path);
  }

  /**
   * The SHA-512 name of a tree in hexadecimal, see {@code docs/formats/tree-sha512.md}. Reads every
   * file below it, once.
   */
  public String treeSha512(GitId tree) throws Refusal {
    return trees.sha512(tree);
  }

  /** The SHA-512 of a file's content in hexadecimal. Reads it once, in pieces. */
  public String blobSha512(GitId blob) throws Refusal {
    return Hex.encodeHexString(trees.blobDigest(blob));
  }

  /**
   * Refuses a tree where two names in one folder are one to some file systems.
   *
   * @throws Refusal {@code tree.case-twins}
   */
  public void requireNoTwins(GitId rootTree) throws Refusal {
    trees.checkTwins(rootTree);
  }

  /** The files, links and submodules that differ between two trees, in the order of their bytes. */
  public List<Change> diff(GitId treeA, GitId treeB) throws Refusal {
    return TreeDiff.of(trees, treeA, treeB);
  }

  /**
   * The commits that {@code head} reaches and {@code root} does not. Dates that lie may add commits
   * that {@code root} does reach, never leave one out. Every commit walked through was hashed.
   */
  public Range range(GitId root, GitId head) throws Refusal {
    return walks.range(root, head);
  }

  /**
   * The commits from {@code head} along first parents to {@code root}, which is not among them.
   *
   * @return empty where {@code root} is not on that chain
   */
  public Optional<List<GitId>> firstParents(GitId head, GitId root) throws Refusal {
    return walks.firstParents(head, root);
  }

  /**
   * The best common ancestors of two commits, sorted; none for unrelated histories. Dates that lie
   * may add common ancestors that are not the best, never leave out one that is.
   */
  public List<GitId> mergeBases(GitId a, GitId b) throws Refusal {
    return walks.mergeBases(a, b);
  }

  @Override
  public void close() {
    store.close();
  }
}
