package dev.sallyport.attack;

import static dev.sallyport.attack.CommitPlan.by;

import dev.sallyport.attack.Cast.Actor;
import dev.sallyport.attack.Content.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A bare repository that is told step by step: {@code commit(by(ALICE).file("a.txt",
 * "1").reviewedBy(BOB))}. The first step makes the root, with the standard policy, first. Times are
 * an hour apart and the same in every run.
 */
final class Story {
  static final Instant BEGIN = Instant.parse("2026-01-05T09:00:00Z");
  static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  static final String MAIN = "refs/heads/main";
  static final String REVIEWS = "refs/sallyport/reviews";
  static final String WITNESS = "refs/sallyport/witness";

  /** A commit of the story. */
  record Made(String id, List<Made> parents, Content content, Content.Written tree) {}

  final Path folder;
  final LooseObjects objects;
  private final Map<String, Made> labels = new HashMap<>();
  private final Map<String, String> tagObjects = new HashMap<>();
  private final Map<String, String> payloads = new HashMap<>();
  private final Map<String, Made> tips = new TreeMap<>();
  private final Map<String, byte[]> reviewFiles = new TreeMap<>();
  private final Map<String, byte[]> witnessFiles = new TreeMap<>();
  private UnaryOperator<PolicyText> policy = p -> p;
  private String branch = MAIN;
  private Instant clock = BEGIN;
  private Optional<Made> root = Optional.empty();
  private boolean reviewsPublished = true;
  private UnaryOperator<Question> question = q -> q;

  private Story(Path folder) {
    this.folder = folder;
    this.objects = new LooseObjects(folder);
  }

  static Story in(Path folder) {
    Story story = new Story(folder);
    story.text("HEAD", "ref: " + MAIN + "\n");
    story.text("config", "[core]\n\trepositoryformatversion = 0\n\tbare = true\n");
    story.text("objects/info/.keep", "");
    story.text("refs/heads/.keep", "");
    story.remove("objects/info/.keep");
    story.remove("refs/heads/.keep");
    return story;
  }

  /** Changes the policy that the root holds. */
  Story policy(UnaryOperator<PolicyText> change) {
    UnaryOperator<PolicyText> before = policy;
    policy = p -> change.apply(before.apply(p));
    return this;
  }

  /** The root's policy with a change, for a later commit. */
  PolicyText policyWith(UnaryOperator<PolicyText> change) {
    return change.apply(policy.apply(PolicyText.standard()));
  }

  static Content withPolicy(Content content, PolicyText policy) {
    Content changed = content.without(".sallyport");
    for (var file : policy.files().entrySet()) {
      changed = changed.with(".sallyport/" + file.getKey(), new Entry("100644", file.getValue()));
    }
    return changed;
  }

  Story root(CommitPlan plan) {
    PolicyText text = policy.apply(PolicyText.standard());
    plan.edits.add(0, content -> withPolicy(content, text));
    root = Optional.of(make(plan.as(plan.name.isEmpty() ? "root" : plan.name), List.of()));
    return this;
  }

  private void begin() {
    if (root.isEmpty()) {
      root(by(Cast.ALICE).file("README", "Widgets\n").file("pom.xml", Poms.PLAIN));
    }
  }

  /** A commit on top of the current branch. */
  Story commit(CommitPlan plan) {
    begin();
    make(plan, List.of(tip()));
    return this;
  }

  /** Makes a branch at the current tip and goes there. */
  Story branch(String name) {
    begin();
    tips.put(full(name), tip());
    return on(name);
  }

  /** Makes a branch at a labelled commit and goes there. */
  Story branch(String name, String label) {
    begin();
    tips.put(full(name), made(label));
    return on(name);
  }

  /** Goes to a branch, which may be unborn: the next commit then has no parent. */
  Story on(String name) {
    branch = full(name);
    return this;
  }

  /** A commit without a parent on a new branch. */
  Story orphan(String name, CommitPlan plan) {
    begin();
    on(name);
    make(plan, List.of());
    return this;
  }

  /** Merges branches into the current one, as {@code git merge --no-ff} does. */
  Story merge(CommitPlan plan, String... branches) {
    begin();
    List<Made> parents = new ArrayList<>(List.of(tip()));
    for (String other : branches) {
      Made theirs = tips.get(full(other));
      Content merged = Content.merged(base(tip(), theirs), tip().content(), theirs.content());
      plan.edits.add(parents.size() - 1, content -> merged);
      parents.add(theirs);
    }
    make(plan, parents);
    return this;
  }

  private static Content base(Made ours, Made theirs) {
    Set<Made> seen = ancestors(ours);
    return ancestors(theirs).stream()
        .filter(seen::contains)
        .findFirst()
        .map(Made::content)
        .orElse(Content.empty());
  }

  /** Breadth first, itself included. */
  private static Set<Made> ancestors(Made made) {
    Set<Made> seen = new LinkedHashSet<>(List.of(made));
    List<Made> queue = new ArrayList<>(seen);
    for (int i = 0; i < queue.size(); i++) {
      for (Made parent : queue.get(i).parents()) {
        if (seen.add(parent)) {
          queue.add(parent);
        }
      }
    }
    return seen;
  }

  private Made make(CommitPlan plan, List<Made> parents) {
    clock = clock.plus(Duration.ofHours(1));
    Content content = parents.isEmpty() ? Content.empty() : parents.get(0).content();
    for (UnaryOperator<Content> edit : plan.edits) {
      content = edit.apply(content);
    }
    Content.Written tree = content.write(objects, plan.rows);
    ObjectText text = new ObjectText(this);
    byte[] body = text.commit(plan, tree.id(), parents, clock);
    Made made = new Made(objects.write("commit", body), parents, content, tree);
    payloads.put(made.id(), HexFormat.of().formatHex(Wire.digest("SHA-256", text.payload())));
    if (!plan.name.isEmpty()) {
      labels.put(plan.name, made);
    }
    tips.put(branch, made);
    for (ReviewPlan review : plan.reviews) {
      addReview(review, parents.isEmpty() ? made : parents.get(0), made);
    }
    return made;
  }

  /** A review statement that stands by itself; by default of the tip since its parent. */
  Story review(ReviewPlan plan) {
    Made made = tip();
    addReview(plan, made.parents().isEmpty() ? made : made.parents().get(0), made);
    return this;
  }

  private void addReview(ReviewPlan plan, Made from, Made made) {
    Made base = plan.from.map(this::made).orElse(from);
    Made reviewed = plan.of.map(this::made).orElse(made);
    String ref = plan.ref.orElse(MAIN);
    byte[] file =
        ReviewFile.write(
            plan,
            new ReviewFile.Subject(
                ref, base.id(), reviewed.id(), reviewed.tree().id(), reviewed.tree().hex()),
            clock.plus(Duration.ofMinutes(1)));
    reviewFiles.put(nameOf(file), file);
  }

  private static String nameOf(byte[] file) {
    return HexFormat.of().formatHex(Wire.digest("SHA-256", file)) + ".dsse.json";
  }

  /** Somebody says to have seen the tip at that time. */
  Story witness(Actor witness, Instant seen) {
    byte[] file = WitnessFile.write(witness.key(), tip(), seen);
    witnessFiles.put(nameOf(file), file);
    return this;
  }

  /** All review statements so far are gone; the ref may be empty, or not there at all. */
  Story forgetReviews() {
    reviewFiles.clear();
    return this;
  }

  Story withoutReviewsRef() {
    reviewsPublished = false;
    return this;
  }

  Story tag(String name, TagPlan plan) {
    String ref = full("refs/tags/" + name);
    String target = plan.target.map(this::idOf).orElse(tip().id());
    String body = new ObjectText(this).tag(plan, target, plan.name.orElse(name), clock);
    String id = objects.write("tag", Wire.latin1(body));
    tagObjects.put(name, id);
    text(ref, id + "\n");
    return this;
  }

  /** A ref that names a commit or tag of the story. */
  Story ref(String name, String label) {
    text(full(name), idOf(label) + "\n");
    return this;
  }

  /** Moves the current branch to a labelled commit. */
  Story reset(String label) {
    tips.put(branch, made(label));
    return this;
  }

  Story ask(UnaryOperator<Question> change) {
    UnaryOperator<Question> before = question;
    question = q -> change.apply(before.apply(q));
    return this;
  }

  /** An earlier verdict saw the ref at that commit or tag. */
  Story remembered(String ref, String label) {
    String id = idOf(label);
    return ask(q -> q.remembering(full(ref), id));
  }

  Made made(String label) {
    Made made = labels.get(label);
    if (made == null) {
      throw new IllegalArgumentException("no commit is labelled " + label);
    }
    return made;
  }

  String idOf(String label) {
    String tag = tagObjects.get(label);
    return tag != null ? tag : made(label).id();
  }

  /** SHA-256 of a commit's bytes as they were signed, for exceptions. */
  String payloadOf(String label) {
    return payloads.get(made(label).id());
  }

  Made tip() {
    return tips.get(branch);
  }

  Instant clock() {
    return clock;
  }

  /** Writes refs and reviews, and says what is to be judged. */
  Question told() {
    begin();
    tips.forEach((ref, made) -> text(ref, made.id() + "\n"));
    if (reviewsPublished) {
      publish(REVIEWS, reviewFiles);
    }
    if (!witnessFiles.isEmpty()) {
      publish(WITNESS, witnessFiles);
    }
    Made start = root.orElseThrow();
    Question plain = Question.of(folder, start.id() + ":" + start.tree().hex());
    return question.apply(plain);
  }

  private void publish(String ref, Map<String, byte[]> files) {
    Content content = Content.empty();
    for (var file : files.entrySet()) {
      content = content.with(file.getKey(), new Entry("100644", file.getValue()));
    }
    String tree = content.write(objects, UnaryOperator.identity()).id();
    Actor anybody = Cast.ERIN;
    CommitPlan plan = by(anybody).unsigned().message("Statements\n");
    byte[] body = new ObjectText(this).commit(plan, tree, List.of(), clock);
    text(ref, objects.write("commit", body) + "\n");
  }

  private static String full(String name) {
    return name.startsWith("refs/") ? name : "refs/heads/" + name;
  }

  /** A file of the repository itself. */
  Story text(String path, String content) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, Wire.latin1(content));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Story remove(String path) {
    try {
      Files.delete(folder.resolve(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
