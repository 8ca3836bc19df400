package dev.sallyport.recorder.enforce;

import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.inject.Named;
import javax.inject.Singleton;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.spi.resolution.ArtifactResolverPostProcessor;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.jspecify.annotations.Nullable;

/**
 * Takes away from Maven every artifact that is not, byte for byte, one that the lock names: the
 * resolution then fails, and nothing of it is loaded or read. The resolver calls it from version
 * 1.9 on, which is Maven 3.9; Maven 3.8 does not know it. Modules of the reactor are let through,
 * and so are {@code system} dependencies, which no repository has. Metadata never comes here.
 */
@Named("sallyport")
@Singleton
public final class LockEnforcer implements ArtifactResolverPostProcessor {
  private static final System.Logger LOG = System.getLogger(LockEnforcer.class.getName());

  private final FileHashes hashes = new FileHashes();
  private final Map<Path, LockedFiles> locks = new ConcurrentHashMap<>();
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  @Override
  public void postProcess(RepositorySystemSession session, List<ArtifactResult> results) {
    Optional<Path> lock;
    try {
      lock = LockInForce.of(System.getenv(), session.getUserProperties());
    } catch (InvalidPathException unusable) {
      results.forEach(result -> refuse(result, "input.lock-missing: " + unusable.getMessage()));
      return;
    }
    if (lock.isPresent()) {
      LockedFiles locked = locks.computeIfAbsent(lock.get(), LockedFiles::read);
      String maven = session.getSystemProperties().getOrDefault("maven.version", "");
      for (ArtifactResult result : results) {
        if (isFromRepository(result)) {
          fault(result.getArtifact(), locked, lock.get(), maven)
              .ifPresent(fault -> refuse(result, fault));
        }
      }
    }
  }

  /** A file of a module or of {@code system} scope comes from no repository. */
  private static boolean isFromRepository(ArtifactResult result) {
    boolean local =
        result.getArtifact() != null && result.getArtifact().getProperty("localPath", null) != null;
    return result.isResolved()
        && !local
        && !(result.getRepository() instanceof WorkspaceRepository);
  }

  private Optional<String> fault(Artifact artifact, LockedFiles locked, Path lock, String maven) {
    if (locked.defect().isPresent()) {
      return Optional.of("input.lock-invalid " + lock + ": " + locked.defect().get());
    }
    String path = path(artifact);
    String digest = locked.sha256(path);
    if (digest == null) {
      String other =
          maven.equals(locked.maven())
              ? ""
              : "; it was made with Maven " + locked.maven() + ", this is " + maven;
      return Optional.of(
          "input.added " + path + ": the lock " + lock + " does not name it" + other);
    }
    String expected = "sha256 " + digest;
    String actual = actual(artifact.getFile());
    return expected.equals(actual)
        ? Optional.empty()
        : Optional.of(
            "input.differs "
                + path
                + ": expected "
                + expected
                + ", actual "
                + actual
                + " in "
                + artifact.getFile());
  }

  private String actual(@Nullable File file) {
    try {
      return file == null ? "nothing" : "sha256 " + hashes.sha256(file);
    } catch (IOException unreadable) {
      return "unreadable bytes (" + unreadable.getMessage() + ")";
    }
  }

  private void refuse(ArtifactResult result, String found) {
    Artifact artifact = result.getArtifact();
    // coordinates come from POMs, and this goes to a terminal
    String fault = found.replaceAll("[^\\x20-\\x7e]", "?");
    if (told.add(fault)) {
      // Maven 4 loses the exception of a POM on its way to the console
      LOG.log(System.Logger.Level.ERROR, fault);
    }
    RemoteRepository from =
        result.getRepository() instanceof RemoteRepository remote ? remote : null;
    result.setArtifact(artifact.setFile(null));
    // not ArtifactNotFoundException: Maven goes on without a POM that is merely not there
    result.addException(new ArtifactTransferException(artifact, from, fault));
  }

  /** As the record and the lock name it. */
  static String path(Artifact artifact) {
    String classifier = artifact.getClassifier().isEmpty() ? "" : "-" + artifact.getClassifier();
    return artifact.getGroupId().replace('.', '/')
        + "/"
        + artifact.getArtifactId()
        + "/"
        + artifact.getBaseVersion()
        + "/"
        + artifact.getArtifactId()
        + "-"
        + artifact.getVersion()
        + classifier
        + "."
        + artifact.getExtension();
  }
}
