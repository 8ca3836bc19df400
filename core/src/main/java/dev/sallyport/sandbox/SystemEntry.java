package dev.sallyport.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One file, folder or link of an operating system that a build may read.
 *
 * @param path absolute, the same in the system it comes from and inside
 * @param target of a symbolic link
 */
record SystemEntry(String path, Optional<String> target) {
  private static final List<String> TOP =
      List.of("usr", "bin", "sbin", "lib", "lib32", "lib64", "libx32");

  /** What is made anew for every build instead of being taken from a system. */
  static final Set<String> GENERATED =
      Set.of("passwd", "group", "hosts", "nsswitch.conf", "resolv.conf");

  /**
   * Of a machine's own /etc only what programs need to start. Not in it: whatever may hold a
   * secret, such as Maven's global settings.
   */
  private static final List<String> FROM_THIS_MACHINE =
      List.of(
          "ld.so.cache",
          "ld.so.conf",
          "ld.so.conf.d",
          "alternatives",
          "ssl/certs",
          "pki/tls/certs",
          "pki/ca-trust/extracted",
          "fonts",
          "mime.types",
          "protocols",
          "services");

  /** Names in another system's /etc that are left out although that system should be public. */
  private static final Set<String> LEFT_OUT =
      Set.of("shadow", "shadow-", "gshadow", "gshadow-", "ssh", "machine-id", "hostname", "mtab");

  static List<SystemEntry> ofThisMachine() {
    List<SystemEntry> entries = top(Path.of("/"), TOP);
    for (String name : FROM_THIS_MACHINE) {
      Path path = Path.of("/etc", name);
      if (Files.exists(path)) {
        entries.add(new SystemEntry(path.toString(), Optional.empty()));
      }
    }
    for (Path path : children(Path.of("/etc"))) {
      if (path.getFileName().toString().startsWith("java") && Files.isDirectory(path)) {
        entries.add(of(path, path.toString()));
      }
    }
    return entries;
  }

  static List<SystemEntry> ofRoot(Path root) {
    List<String> names = new ArrayList<>(TOP);
    names.add("opt");
    List<SystemEntry> entries = top(root, names);
    for (Path path : children(root.resolve("etc"))) {
      String name = path.getFileName().toString();
      if (!GENERATED.contains(name) && !LEFT_OUT.contains(name)) {
        entries.add(of(path, "/etc/" + name));
      }
    }
    return entries;
  }

  private static List<SystemEntry> top(Path root, List<String> names) {
    List<SystemEntry> entries = new ArrayList<>();
    for (String name : names) {
      Path path = root.resolve(name);
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        entries.add(of(path, "/" + name));
      }
    }
    return entries;
  }

  private static SystemEntry of(Path path, String inside) {
    try {
      return new SystemEntry(inside, Optional.of(Files.readSymbolicLink(path).toString()));
    } catch (IOException | UnsupportedOperationException notALink) {
      return new SystemEntry(inside, Optional.empty());
    }
  }

  private static List<Path> children(Path folder) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(children::add);
    } catch (IOException none) {
      return List.of();
    }
    children.sort(null);
    return children;
  }
}
