package dev.sallyport.sandbox;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces paths inside by the folders that stand for them where there is no inside. Works on
 * arguments and environment only, not on what files say.
 */
final class OutsidePaths {
  private static final Comparator<String> LONGEST_FIRST =
      Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());

  private final Map<String, Path> outside = new TreeMap<>(LONGEST_FIRST);

  OutsidePaths(Job job, Places places, Path folder) {
    for (String area : places.areas()) {
      // the machine's own /tmp stays: too much on a machine refers to it
      if (!area.equals("/tmp")) {
        outside.put(area, folder.resolve("tree" + area));
      }
    }
    outside.put(job.outputs(), folder.resolve("outputs"));
    job.readOnly().forEach(mount -> outside.put(mount.inside(), mount.outside()));
  }

  Path path(String inside) {
    return Path.of(text(inside));
  }

  String text(String text) {
    Map<String, String> all = new LinkedHashMap<>();
    outside.forEach((inside, path) -> all.put(inside, path.toAbsolutePath().toString()));
    if (all.isEmpty()) {
      return text;
    }
    String any = String.join("|", all.keySet().stream().map(Pattern::quote).toList());
    // whole names only: /build is not in /rebuild, nor in /build-2 or /home/build
    Pattern whole = Pattern.compile("(?<![A-Za-z0-9._-])(" + any + ")(?![A-Za-z0-9._-])");
    return whole
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(all.getOrDefault(found.group(1), "")));
  }
}
