package dev.sallyport.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.storage.pack.PackConfig;
import org.eclipse.jgit.transport.PackParser;

/**
 * Writes a {@code .git} that holds one commit's history, the tags on it and nothing else. Every
 * object is hashed anew on its way in, so a source whose files lie about their ids is found out.
 */
final class ConstructedRepository {
  private final FileRepository from;
  private final RevCommit commit;
  private final Path gitDirectory;

  /** Ref name to the object it names and, for an annotated tag, what that peels to. */
  private final Map<String, Pointer> refs = new TreeMap<>();

  private record Pointer(ObjectId id, Optional<ObjectId> peeled) {}

  private ConstructedRepository(FileRepository from, RevCommit commit, Path gitDirectory) {
    this.from = from;
    this.commit = commit;
    this.gitDirectory = gitDirectory;
  }

  static Repository write(FileRepository from, RevCommit commit, Path folder, Checkout how)
      throws IOException {
    Path gitDirectory = folder.resolve(Constants.DOT_GIT);
    ConstructedRepository made = new ConstructedRepository(from, commit, gitDirectory);
    try (History history = History.of(from, commit)) {
      made.collectTags(history);
      made.skeleton(how);
      return made.filled(folder, history);
    }
  }

  private Repository filled(Path folder, History history) throws IOException {
    Repository repository =
        new FileRepositoryBuilder()
            .setGitDir(gitDirectory.toFile())
            .setWorkTree(folder.toFile())
            .build();
    try {
      pack(repository, history);
      return repository;
    } catch (IOException | RuntimeException | Error failed) {
      repository.close();
      throw failed;
    }
  }

  private void collectTags(History history) throws IOException {
    RevWalk walk = history.walk();
    for (Ref tag : from.getRefDatabase().getRefsByPrefix(Constants.R_TAGS)) {
      ObjectId id = tag.getObjectId();
      if (id == null
          || !Repository.isValidRefName(tag.getName())
          || !from.getObjectDatabase().has(id)) {
        continue;
      }
      RevObject named = walk.parseAny(id);
      RevObject peeled = walk.peel(named);
      if (peeled instanceof RevCommit && history.contains(peeled)) {
        for (RevObject at = named; at instanceof RevTag annotated; at = annotated.getObject()) {
          history.addTag(at);
        }
        Optional<ObjectId> beneath =
            named.equals(peeled) ? Optional.empty() : Optional.of(peeled.getId());
        refs.put(tag.getName(), new Pointer(named.getId(), beneath));
      }
    }
  }

  private void skeleton(Checkout how) throws IOException {
    for (String folder : new String[] {"objects/pack", "objects/info", "refs/heads", "refs/tags"}) {
      Files.createDirectories(gitDirectory.resolve(folder));
    }
    String head = commit.getName();
    if (how.branch().isPresent()) {
      String branch = Constants.R_HEADS + how.branch().get();
      refs.put(branch, new Pointer(commit.getId(), Optional.empty()));
      head = "ref: " + branch;
    }
    Files.writeString(gitDirectory.resolve("HEAD"), head + "\n");
    Files.writeString(gitDirectory.resolve("packed-refs"), packedRefs());
    Files.writeString(gitDirectory.resolve("config"), configuration(how), UTF_8);
  }

  private String packedRefs() {
    StringBuilder text = new StringBuilder("# pack-refs with: peeled fully-peeled sorted \n");
    refs.forEach(
        (name, pointer) -> {
          text.append(pointer.id().name()).append(' ').append(name).append('\n');
          pointer.peeled().ifPresent(id -> text.append('^').append(id.name()).append('\n'));
        });
    return text.toString();
  }

  /** Times and inodes change when the tree is copied; the two stat keys keep it clean then. */
  private static String configuration(Checkout how) {
    Config config = new Config();
    config.setInt("core", null, "repositoryformatversion", 0);
    config.setBoolean("core", null, "filemode", true);
    config.setBoolean("core", null, "bare", false);
    config.setBoolean("core", null, "trustctime", false);
    config.setString("core", null, "checkStat", "minimal");
    if (how.newline() == Checkout.Newline.CRLF) {
      config.setBoolean("core", null, "autocrlf", true);
    }
    how.originUrl().ifPresent(url -> config.setString("remote", "origin", "url", url));
    return config.toText();
  }

  private void pack(Repository to, History history) throws IOException {
    Path packed = gitDirectory.resolve("objects/pack/incoming.tmp");
    PackConfig config = new PackConfig();
    config.setDeltaCompress(false);
    try (OutputStream out = Files.newOutputStream(packed);
        PackWriter writer = new PackWriter(config, from.newObjectReader())) {
      writer.setUseBitmaps(false);
      writer.setThin(false);
      writer.preparePack(history.objects().iterator());
      writer.writePack(NullProgressMonitor.INSTANCE, NullProgressMonitor.INSTANCE, out);
    }
    try (InputStream in = Files.newInputStream(packed);
        ObjectInserter inserter = to.newObjectInserter()) {
      PackParser parser = inserter.newPackParser(in);
      parser.setAllowThin(false);
      parser.parse(NullProgressMonitor.INSTANCE);
      inserter.flush();
    } finally {
      Files.delete(packed);
    }
  }
}
