package dev.sallyport.recipe;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where in the sandbox a source tree may be put. */
final class InsidePath {
  /** Of the system that the build runs in: nothing may be laid over them. */
  private static final Set<String> SYSTEM =
      Set.of(
          "bin", "boot", "dev", "etc", "lib", "lib32", "lib64", "libx32", "proc", "run", "sbin",
          "sys", "usr");

  /** Roots that hold other things than this build; a folder below them is fine. */
  private static final Set<String> SHARED = Set.of("home", "opt", "root", "tmp", "var");

  private InsidePath() {}

  static Optional<String> problem(String path) {
    if (!path.startsWith("/") || path.length() > 1024 || RecipeForm.hasControl(path)) {
      return Optional.of("is not an absolute path");
    }
    List<String> parts = List.of(path.substring(1).split("/", -1));
    if (parts.contains("") || parts.contains(".") || parts.contains("..")) {
      return Optional.of("is not a normalised absolute path");
    }
    if (SYSTEM.contains(parts.get(0)) || (parts.size() == 1 && SHARED.contains(parts.get(0)))) {
      return Optional.of("is a folder of the system that the build runs in");
    }
    return Optional.empty();
  }
}
