package dev.sallyport.history;

import dev.sallyport.gitobject.TreeEntry;
import dev.sallyport.objects.Change;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.verdict.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises what {@code release:prepare} pushes: nothing changes but POMs, and in them nothing but
 * the project's own versions, the scm tag and the outputTimestamp. Versions of dependencies,
 * parents and plugins count as the project's own only where they name a module that changes in the
 * same commit from the same version to the same version.
 */
final class ReleaseCommits {
  private static final long LARGEST_POM = 4 << 20;
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+:-]{0,99}");
  private static final Set<String> FREE =
      Set.of(
          "/project/version",
          "/project/scm/tag",
          "/project/properties/project.build.outputTimestamp");

  private final GitObjects objects;

  ReleaseCommits(GitObjects objects) {
    this.objects = objects;
  }

  boolean isOne(List<Change> changes) throws Refusal {
    List<PomChange> poms = new ArrayList<>();
    for (Change change : changes) {
      Optional<PomChange> pom = pom(change);
      if (pom.isEmpty()) {
        return false;
      }
      poms.add(pom.get());
    }
    Map<String, PomChange> modules = new HashMap<>();
    poms.forEach(pom -> modules.put(pom.before().artifactId(), pom));
    return !poms.isEmpty() && poms.stream().allMatch(pom -> isConfined(pom, modules));
  }

  private record PomChange(PomText before, PomText after) {}

  private Optional<PomChange> pom(Change change) throws Refusal {
    if (change.before().isEmpty() || change.after().isEmpty()) {
      return Optional.empty();
    }
    TreeEntry before = change.before().get();
    TreeEntry after = change.after().get();
    String name = change.path().substring(change.path().lastIndexOf('/') + 1);
    if (!name.equals("pom.xml")
        || before.mode() != TreeEntry.Mode.FILE
        || after.mode() != TreeEntry.Mode.FILE) {
      return Optional.empty();
    }
    Optional<PomText> old = PomText.read(objects.blob(before.id(), LARGEST_POM));
    Optional<PomText> now = PomText.read(objects.blob(after.id(), LARGEST_POM));
    return old.isPresent() && now.isPresent()
        ? Optional.of(new PomChange(old.get(), now.get()))
        : Optional.empty();
  }

  private static boolean isConfined(PomChange pom, Map<String, PomChange> modules) {
    List<PomText.Token> before = pom.before().tokens();
    List<PomText.Token> after = pom.after().tokens();
    if (before.size() != after.size()) {
      return false;
    }
    Set<Integer> own = new HashSet<>();
    for (int i = 0; i < before.size(); i++) {
      PomText.Token old = before.get(i);
      PomText.Token now = after.get(i);
      if (!old.equals(now)) {
        own.add(i);
        if (!old.path().equals(now.path())
            || !VALUE.matcher(old.text().strip()).matches()
            || !VALUE.matcher(now.text().strip()).matches()
            || !(FREE.contains(old.path()) || isModuleVersion(old, now, modules))) {
          return false;
        }
      }
    }
    return !own.isEmpty();
  }

  /** Modules name each other by the group itself or by Maven's word for it. */
  private static boolean isGroupOf(PomText module, String named) {
    return named.equals(module.groupId())
        || named.equals("${project.groupId}")
        || named.equals("${pom.groupId}");
  }

  private static boolean isModuleVersion(
      PomText.Token old, PomText.Token now, Map<String, PomChange> modules) {
    PomChange module = modules.get(now.artifactId());
    return old.path().endsWith("/version")
        && old.artifactId().equals(now.artifactId())
        && module != null
        && isGroupOf(module.after(), now.groupId())
        && module.before().version().equals(old.text().strip())
        && module.after().version().equals(now.text().strip());
  }
}
