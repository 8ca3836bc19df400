package dev.sallyport.history;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.gitobject.TreeEntry;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.policy.PolicyFiles;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The policy as each commit's own tree carries it, below {@code .sallyport}. */
public final class TreePolicies implements PolicySource {
  public static final String FOLDER = ".sallyport";
  private static final long LARGEST_FILE = 1 << 20;

  /** Reads a policy from its files. */
  public interface Reader {
    PolicyInForce read(String where, PolicyFiles files) throws Refusal;
  }

  private final GitObjects objects;
  private final Reader reader;
  private final Map<GitId, State> states = new ConcurrentHashMap<>();

  public TreePolicies(GitObjects objects, Reader reader) {
    this.objects = objects;
    this.reader = reader;
  }

  @Override
  public boolean fromOutside() {
    return false;
  }

  @Override
  public State in(GitId tree) throws Refusal {
    Optional<TreeEntry> folder = objects.entry(tree, FOLDER);
    if (folder.isEmpty()) {
      return new State.Unusable("none", Rule.POLICY_MISSING, "there is no " + FOLDER);
    }
    if (folder.get().mode() != TreeEntry.Mode.TREE) {
      return new State.Unusable(
          folder.get().id().hex(), Rule.POLICY_INVALID, FOLDER + " is not a folder");
    }
    GitId id = folder.get().id();
    State known = states.get(id);
    if (known == null) {
      known = read(id);
      states.put(id, known);
    }
    return known;
  }

  private State read(GitId folder) throws Refusal {
    try {
      PolicyInForce policy =
          reader.read(FOLDER + "/" + PolicyFiles.POLICY, path -> file(folder, path));
      return new State.Usable(folder.hex(), policy);
    } catch (Refusal e) {
      Rule rule = e.finding().rule();
      if (rule == Rule.POLICY_INVALID || rule == Rule.POLICY_MISSING) {
        return new State.Unusable(folder.hex(), rule, factOf(e.finding()));
      }
      throw e;
    }
  }

  private Optional<byte[]> file(GitId folder, String path) throws Refusal {
    Optional<TreeEntry> entry = objects.entry(folder, path);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    return switch (entry.get().mode()) {
      case FILE, EXECUTABLE -> Optional.of(objects.blob(entry.get().id(), LARGEST_FILE));
      case LINK, TREE, SUBMODULE ->
          throw new Refusal(
              Rule.POLICY_INVALID,
              FOLDER + "/" + path,
              "is not a regular file but has mode " + entry.get().mode().octal(),
              "put the file itself there");
    };
  }

  private static String factOf(Finding finding) {
    String fact = finding.rule().meaning();
    if (finding.evidence() instanceof Evidence.Fact text) {
      fact = text.text();
    } else if (finding.evidence() instanceof Evidence.Mismatch mismatch) {
      fact = "expected " + mismatch.expected() + ", found " + mismatch.actual();
    }
    return finding.subject() + ": " + fact;
  }
}
