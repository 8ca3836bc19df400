package dev.sallyport.trace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Variables with values that occur nowhere else, to see where they turn up: those that a source
 * names as POMs, Ant and Java do, and those that a record names.
 */
public final class Canaries {
  /** With what every value begins. */
  public static final String MARK = "sallyport-canary-";

  private static final int NAMES = 200;
  private static final int FILES = 20_000;
  private static final int FILE_BYTES = 1 << 20;
  private static final long ALL_BYTES = 256L << 20;

  private static final Pattern READ =
      Pattern.compile(".*(\\.(xml|properties|java|kt|kts|groovy|scala|yml|yaml|conf|config)|pom)");

  private static final String NAME = "([A-Za-z_][A-Za-z0-9_]{0,63})";
  private static final Pattern NAMED =
      Pattern.compile(
          "\\benv\\."
              + NAME
              + "|\\bgetenv\\(\\s*\""
              + NAME
              + "\""
              + "|\\bgetenv\\(\\)\\s*\\.\\s*(?:get|getOrDefault|containsKey)\\(\\s*\""
              + NAME
              + "\""
              + "|EnvironmentVariable\\([^)]{0,80}named\\s*=\\s*\""
              + NAME
              + "\"");

  /**
   * What shells, the C library, Java, Maven and the sandbox obey: another value is another build.
   */
  private static final Pattern OBEYED =
      Pattern.compile(
          "(?i)PATH|HOME|USER|LOGNAME|SHELL|PWD|OLDPWD|TERM|TZ|LANG|LANGUAGE|IFS|ENV|BASH_ENV|PS[0-9]"
              + "|TMPDIR|TEMP|TMP|HOSTNAME|M2_HOME|M2|CLASSPATH|CDPATH|COLUMNS|LINES|_"
              + "|(LC|LD|JAVA|JDK|MAVEN|MVN|MVNW|ANT|GRADLE|GIT|XDG|MALLOC|GLIBC)_.*"
              + "|_JAVA_.*|JDKS?[0-9]*|(http|https|ftp|all|no)_proxy|SOURCE_DATE_EPOCH");

  private final SortedMap<String, String> variables;

  private Canaries(NavigableSet<String> names) {
    this.variables = new TreeMap<>();
    names.forEach(name -> variables.put(name, MARK + name));
  }

  /**
   * Looks for names.
   *
   * @param source a folder; links in it are not followed
   * @param recorded further names
   */
  public static Canaries of(Path source, Set<String> recorded) throws IOException {
    NavigableSet<String> names = new TreeSet<>();
    new Search(names).in(source);
    names.removeIf(name -> OBEYED.matcher(name).matches());
    while (names.size() > NAMES) {
      names.pollLast();
    }
    // a record may name every variable of its machine; those that the source reads come first
    for (String name : new TreeSet<>(recorded)) {
      if (names.size() < NAMES && name.matches(NAME) && !OBEYED.matcher(name).matches()) {
        names.add(name);
      }
    }
    return new Canaries(names);
  }

  public Set<String> names() {
    return variables.keySet();
  }

  /** Name to value. */
  public Map<String, String> variables() {
    return Map.copyOf(variables);
  }

  /** Whose value it is. */
  public String nameOf(String value) {
    return value.substring(MARK.length());
  }

  /** A walk through a source, that ends when it has read enough. */
  private static final class Search extends SimpleFileVisitor<Path> {
    private final Set<String> names;
    private int files;
    private long bytes;

    Search(Set<String> names) {
      this.names = names;
    }

    void in(Path source) throws IOException {
      try {
        Files.walkFileTree(source, this);
      } catch (UncheckedIOException failure) {
        throw failure.getCause();
      }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return folder.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (files >= FILES || bytes >= ALL_BYTES) {
        return FileVisitResult.TERMINATE;
      }
      if (attributes.isRegularFile() && READ.matcher(file.getFileName().toString()).matches()) {
        files++;
        try (InputStream in = Files.newInputStream(file)) {
          byte[] content = in.readNBytes(FILE_BYTES);
          bytes += content.length;
          find(new String(content, StandardCharsets.ISO_8859_1));
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }

    private void find(String text) {
      Matcher matcher = NAMED.matcher(text);
      while (matcher.find()) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
          if (matcher.group(group) != null) {
            names.add(matcher.group(group));
          }
        }
      }
    }
  }
}
