package dev.sallyport.toolchain;

import dev.sallyport.digest.Sha256;
import dev.sallyport.repository.Answer;
import dev.sallyport.repository.RepositoryClient;
import dev.sallyport.repository.RepositoryPath;
import dev.sallyport.store.Store;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Maven as an ordinary artifact of a repository: {@code org.apache.maven:apache-maven:V:bin}.
 *
 * @param archive digest of the archive that it was unpacked from
 */
public record MavenDistribution(String version, Sha256 archive) {

  /**
   * Asks the repository for that version. It is never replaced by another: default plugin versions
   * differ, and with them the bytes that come out.
   */
  public static MavenDistribution of(String version, RepositoryClient client, String repositoryId)
      throws Refusal {
    String path = "org/apache/maven/apache-maven/" + version + "/apache-maven-" + version;
    Optional<RepositoryPath> archive = RepositoryPath.parse(path + "-bin.tar.gz");
    if (archive.isPresent()
        && client.get(repositoryId, archive.get()) instanceof Answer.Found found) {
      return new MavenDistribution(version, found.digests().sha256());
    }
    throw new Refusal(
        Rule.TOOL_MAVEN_MISSING,
        "Maven " + version,
        "the repository has no org.apache.maven:apache-maven:" + version + ":bin (tar.gz)",
        "name another one with --maven VERSION; the default plugin versions come with it");
  }

  /** Unpacks into a fresh folder, from bytes that are hashed again; returns Maven's home. */
  public Path unpack(Store store, Path folder) throws Refusal {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new GzipCompressorInputStream(new ByteArrayInputStream(store.read(archive))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, folder);
      }
    } catch (IOException unreadable) {
      throw new Refusal(
          Rule.TOOL_MAVEN_MISSING,
          "Maven " + version,
          "its archive cannot be unpacked: " + unreadable.getMessage(),
          "free disk space, or name another version with --maven VERSION");
    }
    return folder;
  }

  private static void unpack(TarArchiveEntry entry, TarArchiveInputStream tar, Path folder)
      throws IOException {
    String name = entry.getName();
    int slash = name.indexOf('/');
    Path target = folder.resolve(slash < 0 ? "" : name.substring(slash + 1)).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("an entry leaves the archive's folder");
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
    } else if (entry.isFile() && !entry.isLink() && !entry.isSymbolicLink()) {
      Files.createDirectories(target.getParent());
      Files.copy(tar, target);
      boolean executable = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }
}
