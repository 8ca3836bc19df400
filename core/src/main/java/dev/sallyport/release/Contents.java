package dev.sallyport.release;

import dev.sallyport.artifact.ReleaseFile;
import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import dev.sallyport.source.Published;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What release files consist of, by content, for holding a source against them. */
final class Contents {
  private static final int LARGEST_CLASS = 16 << 20;
  private static final int MOST_CLASSES = 200_000;

  private Contents() {}

  /**
   * Reads the files.
   *
   * @param unread gets the names of main artifacts whose classes could not be listed
   */
  static Published of(List<ReleaseFile> files, List<String> unread) throws IOException {
    Set<Sha256> archives = new HashSet<>();
    Set<Sha256> classes = new HashSet<>();
    for (ReleaseFile file : files) {
      archives.add(file.digests().sha256());
      if (file.isHere() && isMain(file) && !collect(file, classes)) {
        unread.add(file.path());
      }
    }
    return new Published(archives, classes);
  }

  private static boolean isMain(ReleaseFile file) {
    String name = file.name().replaceFirst(".*" + Pattern.quote(file.gav().version()), "");
    return name.matches(".*\\.(jar|war|ear|rar|aar|hpi)")
        && !name.matches("-(tests|test-sources|sources|javadoc)\\.jar");
  }

  private static boolean collect(ReleaseFile file, Set<Sha256> classes) {
    try (ZipFile zip = new ZipFile(file.file().toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (entry.getName().endsWith(".class")) {
          try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(LARGEST_CLASS + 1);
            if (bytes.length > LARGEST_CLASS || classes.size() >= MOST_CLASSES) {
              return false;
            }
            classes.add(Digests.of(bytes).sha256());
          }
        }
      }
      return true;
    } catch (IOException | IllegalArgumentException unsound) {
      return false;
    }
  }
}
