package dev.sallyport.bench;

import dev.sallyport.attack.BulkCast;
import dev.sallyport.attack.BulkCast.Kind;
import dev.sallyport.gitobject.GitId;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.PackInserter;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A bare repository with as many signed commits as asked for, the same bytes every time, and beside
 * it what git and sallyport need to judge it:
 *
 * <pre>
 * history.git       the repository, branch main, policy in the first commit
 * trust-root        COMMIT:SHA512 of that first commit
 * allowed_signers   for git, of SSH kinds
 * keys.asc          for gpg, of OpenPGP kinds
 * kind              what it was made as
 * </pre>
 *
 * @param reviews 0: every commit is a step of its own by one of two people; 1: every second commit
 *     is a merge of the one before it, signed by the other person
 */
public record BigHistory(Path folder, Kind kind, int reviews) {
  private static final String MAIN = "refs/heads/main";

  /** Makes one; {@code commits} come after the first, which is the trust root. */
  public static BigHistory make(Path folder, Kind kind, int reviews, int commits)
      throws IOException, Refusal {
    BigHistory history = new BigHistory(folder, kind, reviews);
    BulkCast cast = BulkCast.of(kind);
    history.begin();
    try (FileRepository repository = history.open();
        PackInserter inserter = inserter(repository)) {
      SteadyTree tree = SteadyTree.fresh(inserter, cast.policy(reviews));
      SignedCommits made = new SignedCommits(inserter, cast);
      ObjectId root = made.first(tree.write());
      ObjectId tip = made.after(root, 1, commits, reviews, tree);
      inserter.flush();
      history.moved(tip);
      history.trust(root);
    }
    Files.writeString(history.file("allowed_signers"), cast.allowedSigners());
    Files.writeString(history.file("keys.asc"), cast.certificates());
    Files.writeString(history.file("kind"), kind + " " + reviews + " " + commits + "\n");
    return history;
  }

  /** The one that was made there. */
  public static BigHistory at(Path folder) throws IOException {
    String[] kind = Files.readString(folder.resolve("kind")).strip().split(" ");
    return new BigHistory(folder, Kind.valueOf(kind[0]), Integer.parseInt(kind[1]));
  }

  /** Goes on where it ended. */
  public void append(int commits) throws IOException {
    String[] words = Files.readString(file("kind")).strip().split(" ");
    int before = Integer.parseInt(words[2]);
    try (FileRepository repository = open();
        PackInserter inserter = inserter(repository);
        ObjectReader reader = repository.newObjectReader()) {
      ObjectId tip = repository.exactRef(MAIN).getObjectId(); // git gc packs refs, too
      SteadyTree tree = SteadyTree.of(inserter, reader, tip);
      SignedCommits made = new SignedCommits(inserter, BulkCast.of(kind));
      ObjectId newest = made.after(tip, before + 1, commits, reviews, tree);
      inserter.flush();
      moved(newest);
    }
    Files.writeString(file("kind"), kind + " " + reviews + " " + (before + commits) + "\n");
  }

  /** The bare repository. */
  public Path repository() {
    return file("history.git");
  }

  /** {@code COMMIT:SHA512}. */
  public String trustRoot() throws IOException {
    return Files.readString(file("trust-root")).strip();
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private void begin() throws IOException {
    Files.createDirectories(repository().resolve("objects/pack"));
    Files.createDirectories(repository().resolve("refs/heads"));
    Files.writeString(repository().resolve("HEAD"), "ref: " + MAIN + "\n");
    Files.writeString(
        repository().resolve("config"), "[core]\n\trepositoryformatversion = 0\n\tbare = true\n");
  }

  private FileRepository open() throws IOException {
    return (FileRepository)
        new FileRepositoryBuilder()
            .setGitDir(repository().toFile())
            .setBare()
            .setMustExist(true)
            .build();
  }

  private static PackInserter inserter(FileRepository repository) {
    PackInserter inserter = repository.getObjectDatabase().newPackInserter();
    inserter.checkExisting(false);
    return inserter;
  }

  private Path mainRef() {
    return repository().resolve(MAIN);
  }

  /** A loose ref wins over what {@code git pack-refs} wrote. */
  private void moved(ObjectId tip) throws IOException {
    Files.createDirectories(mainRef().getParent());
    Files.writeString(mainRef(), tip.name() + "\n");
  }

  private void trust(ObjectId root) throws IOException, Refusal {
    GitId commit = new GitId(root.name());
    try (GitObjects objects = GitObjects.open(repository())) {
      String sha512 = objects.treeSha512(objects.rootTree(commit));
      Files.writeString(file("trust-root"), root.name() + ":" + sha512 + "\n");
    }
  }

  /** {@code FOLDER KIND COMMITS [REVIEWS]} or {@code FOLDER --append COMMITS}. */
  public static void main(String[] words) throws IOException, Refusal {
    List<String> args = Arrays.asList(words);
    if (args.size() == 3 && args.get(1).equals("--append")) {
      at(Path.of(args.get(0))).append(Integer.parseInt(args.get(2)));
      return;
    }
    if (args.size() != 3 && args.size() != 4) {
      throw new IllegalArgumentException("FOLDER KIND COMMITS [REVIEWS] | FOLDER --append COMMITS");
    }
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(k -> k.word().equals(args.get(1)))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("unknown kind " + args.get(1)));
    int reviews = args.size() == 4 ? Integer.parseInt(args.get(3)) : 0;
    make(Path.of(args.get(0)), kind, reviews, Integer.parseInt(args.get(2)));
  }
}
