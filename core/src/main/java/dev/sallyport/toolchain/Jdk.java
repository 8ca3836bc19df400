package dev.sallyport.toolchain;

import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * An installed JDK, as its {@code release} file or its class library describes it.
 *
 * @param home outside, on this machine
 * @param inside where a build sees it: the same path, or the path within a build root
 * @param version e.g. {@code 17.0.15} or {@code 1.8.0_504}
 * @param release digest of the {@code release} file, or of {@code rt.jar} where there is none
 */
public record Jdk(Path home, String inside, String version, String vendor, Sha256 release) {
  private static final long MAX_RELEASE_FILE = 1 << 20;

  /** The JDK in that folder; empty where there is no compiler or nothing says which it is. */
  public static Optional<Jdk> at(Path home, String inside) {
    Path release = home.resolve("release");
    Path runtime = home.resolve("jre/lib/rt.jar");
    if (!Files.isExecutable(home.resolve("bin/javac"))) {
      return Optional.empty();
    }
    try {
      if (Files.isRegularFile(release)) {
        return byRelease(home, inside, release);
      }
      return Files.isRegularFile(runtime) ? byRuntime(home, inside, runtime) : Optional.empty();
    } catch (IOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Jdk> byRelease(Path home, String inside, Path release)
      throws IOException {
    if (Files.size(release) > MAX_RELEASE_FILE) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(release);
    Properties facts = new Properties();
    facts.load(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
    String version = unquoted(facts.getProperty("JAVA_VERSION", ""));
    String vendor = unquoted(facts.getProperty("IMPLEMENTOR", "unknown vendor"));
    return majorOf(version).isEmpty()
        ? Optional.empty()
        : Optional.of(new Jdk(home, inside, version, vendor, Digests.of(bytes).sha256()));
  }

  /** Debian's JDK 8 has no {@code release} file; its class library says who made it. */
  private static Optional<Jdk> byRuntime(Path home, String inside, Path runtime)
      throws IOException {
    try (JarFile jar = new JarFile(runtime.toFile())) {
      Attributes facts = jar.getManifest().getMainAttributes();
      String version = facts.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
      String vendor = facts.getValue(Attributes.Name.IMPLEMENTATION_VENDOR);
      return version == null
          ? Optional.empty()
          : Optional.of(
              new Jdk(
                  home,
                  inside,
                  version,
                  vendor == null ? "unknown vendor" : vendor,
                  Digests.of(runtime).sha256()));
    }
  }

  private static String unquoted(String value) {
    return value.replace("\"", "").strip();
  }

  /** {@code 8} for {@code 1.8.0_504}, {@code 17} for {@code 17.0.15}. */
  public String major() {
    return majorOf(version);
  }

  static String majorOf(String version) {
    String rest = modern(version);
    int end = 0;
    while (end < rest.length() && Character.isDigit(rest.charAt(end))) {
      end++;
    }
    return rest.substring(0, end);
  }

  /** Whether this JDK is one that was asked for by major ({@code 17}) or exact version. */
  public boolean isWanted(String wanted) {
    return modern(wanted).equals(modern(version)) || modern(wanted).equals(major());
  }

  /** {@code 1.8.0_504} as {@code 8.0.504}; {@code 1.8} as {@code 8}. */
  static String modern(String version) {
    return version.startsWith("1.") ? version.substring(2).replace('_', '.') : version;
  }

  @Override
  public String toString() {
    return version + " (" + vendor + ")";
  }
}
