package dev.sallyport.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.objects.IsolatedGit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A bare repository to be told what to hold. */
final class GitFixture implements AutoCloseable {
  static final long FIRST_COMMIT = 1_600_000_000L;

  final Path folder;
  private final FileRepository repository;
  private DirCacheBuilder next = DirCache.newInCore().builder();
  private Optional<ObjectId> parent = Optional.empty();
  private long time = FIRST_COMMIT;

  GitFixture(Path folder) throws IOException {
    IsolatedGit.install();
    this.folder = folder;
    repository =
        (FileRepository) new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
    repository.create(true);
  }

  static String pom(String artifactId, String version) {
    return "<project><modelVersion>4.0.0</modelVersion><groupId>org.example</groupId><artifactId>"
        + artifactId
        + "</artifactId><version>"
        + version
        + "</version></project>\n";
  }

  GitFixture file(String path, String content) throws IOException {
    return entry(path, FileMode.REGULAR_FILE, blob(content.getBytes(UTF_8)));
  }

  GitFixture file(String path, byte[] content) throws IOException {
    return entry(path, FileMode.REGULAR_FILE, blob(content));
  }

  GitFixture program(String path, String content) throws IOException {
    return entry(path, FileMode.EXECUTABLE_FILE, blob(content.getBytes(UTF_8)));
  }

  GitFixture link(String path, String target) throws IOException {
    return entry(path, FileMode.SYMLINK, blob(target.getBytes(UTF_8)));
  }

  GitFixture entry(String path, FileMode mode, ObjectId id) {
    DirCacheEntry entry = new DirCacheEntry(path);
    entry.setFileMode(mode);
    entry.setObjectId(id);
    next.add(entry);
    return this;
  }

  ObjectId blob(byte[] content) throws IOException {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId id = inserter.insert(Constants.OBJ_BLOB, content);
      inserter.flush();
      return id;
    }
  }

  ObjectId object(int type, byte[] content) throws IOException {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId id = inserter.insert(type, content);
      inserter.flush();
      return id;
    }
  }

  /** Commits the files named since the last commit, and nothing else, on branch main. */
  String commit() throws IOException {
    next.finish();
    DirCache index = next.getDirCache();
    next = DirCache.newInCore().builder();
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId tree = index.writeTree(inserter);
      inserter.flush();
      return commit(tree);
    }
  }

  String commit(ObjectId tree) throws IOException {
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree);
    commit.setAuthor(someone());
    commit.setCommitter(someone());
    commit.setMessage("Change something\n");
    parent.ifPresent(commit::setParentId);
    ObjectId id = object(Constants.OBJ_COMMIT, commit.build());
    parent = Optional.of(id);
    time += 1000;
    ref("refs/heads/main", id.name());
    return id.name();
  }

  GitFixture tag(String name, String commit) throws IOException {
    return ref("refs/tags/" + name, commit);
  }

  GitFixture annotatedTag(String name, String commit) throws IOException {
    TagBuilder tag = new TagBuilder();
    tag.setObjectId(ObjectId.fromString(commit), Constants.OBJ_COMMIT);
    tag.setTag(name);
    tag.setTagger(someone());
    tag.setMessage("Release\n");
    return ref("refs/tags/" + name, object(Constants.OBJ_TAG, tag.build()).name());
  }

  GitFixture ref(String name, String commit) throws IOException {
    RefUpdate update = repository.updateRef(name);
    update.setNewObjectId(ObjectId.fromString(commit));
    update.forceUpdate();
    if (name.equals("refs/heads/main")) {
      repository.updateRef(Constants.HEAD).link(name);
    }
    return this;
  }

  GitSource open() throws Exception {
    return GitSource.open(folder, "https://git.example/owner/name.git");
  }

  private PersonIdent someone() {
    return new PersonIdent("A", "a@repo.example", Instant.ofEpochSecond(time), ZoneOffset.UTC);
  }

  @Override
  public void close() {
    repository.close();
  }
}
