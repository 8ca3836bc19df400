package dev.sallyport.source;

import dev.sallyport.coordinate.Gav;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The tag names a release may have been made from, likeliest first. The order follows the tags of
 * the releases in Reproducible Central (2026-08).
 */
public final class TagCandidates {
  private static final List<String> FORMS =
      List.of(
          "{a}-{v}",
          "{v}",
          "v{v}",
          "release-{v}",
          "rel/{a}-{v}",
          "v_{v}",
          "rel/{v}",
          "r{v}",
          "rel/release-{v}",
          "{a}_releases/{v}",
          "release/{v}",
          "Version-{v}",
          "{a}-root-{v}",
          "{a}-parent-{v}",
          "{a}/{v}",
          "{a}/v{v}",
          "{a}-v{v}",
          "{a}_{v}",
          "releases/{v}",
          "releases/v{v}",
          "release/v{v}",
          "release-v{v}",
          "release_{v}",
          "version-{v}",
          "V{v}",
          "{v}.RELEASE",
          "{v}-RELEASE",
          "{v}-release",
          "REL_{v}",
          "R_{v}",
          "{A}_{v}");

  private TagCandidates() {}

  /** The names to try whatever the repository has; {@code rootNames} as in {@link Release}. */
  public static List<String> of(Gav gav, Optional<String> scmTag, List<String> rootNames) {
    Set<String> names = new LinkedHashSet<>();
    scmTag
        .map(String::strip)
        .map(tag -> tag.startsWith("refs/tags/") ? tag.substring(10) : tag)
        .filter(TagCandidates::isName)
        .ifPresent(names::add);
    for (String version : versions(gav.version())) {
      for (String form : FORMS) {
        for (String artifact : artifacts(gav, rootNames)) {
          names.add(
              form.replace("{a}", artifact)
                  .replace("{A}", artifact.replace('-', '_').toUpperCase(Locale.ROOT))
                  .replace("{v}", version));
        }
      }
    }
    return List.copyOf(names);
  }

  /** The last resort: tags of the repository that end with the version, sorted by name. */
  public static List<String> endingWith(String version, Collection<String> tags) {
    Set<String> found = new LinkedHashSet<>();
    List<String> sorted = tags.stream().sorted().toList();
    for (String variant : versions(version)) {
      for (String before : List.of("-", "/", "_", "v", "V", "@", "r")) {
        sorted.stream().filter(tag -> tag.endsWith(before + variant)).forEach(found::add);
      }
    }
    return List.copyOf(found);
  }

  /** After the last resort: tags that hold the version with something after it, as -RC1 has. */
  static List<String> holding(String version, Collection<String> tags) {
    Pattern whole =
        Pattern.compile("(?:^|.*[^0-9.])" + Pattern.quote(version) + "(?:[^0-9.].*|\\.[^0-9].*)");
    return tags.stream().sorted().filter(tag -> whole.matcher(tag).matches()).toList();
  }

  private static boolean isName(String tag) {
    return !tag.isEmpty() && !tag.equalsIgnoreCase("HEAD") && !tag.contains("${");
  }

  private static List<String> versions(String version) {
    Set<String> all = new LinkedHashSet<>();
    all.add(version);
    all.add(version.replace('.', '_'));
    all.add(version.replace('.', '-'));
    // Hibernate's, and those that publish several flavours from one tag
    all.add(version.replaceFirst("\\.(Final|RELEASE|GA)$", ""));
    all.add(version.replaceFirst("-(?=[A-Za-z]+$).*", ""));
    return List.copyOf(all);
  }

  private static List<String> artifacts(Gav gav, List<String> rootNames) {
    List<String> names = new ArrayList<>();
    names.add(gav.artifactId());
    for (String root : rootNames) {
      names.add(root);
      if (root.endsWith("-parent")) {
        names.add(root.substring(0, root.length() - "-parent".length()));
      }
    }
    return names;
  }
}
