package dev.sallyport.release;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.repository.Answer;
import dev.sallyport.repository.RepositoryClient;
import dev.sallyport.repository.RepositoryPath;
import dev.sallyport.store.Store;
import dev.sallyport.verdict.Refusal;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.ModelSource2;
import org.apache.maven.model.resolution.ModelResolver;
import org.apache.maven.model.resolution.UnresolvableModelException;
import org.jspecify.annotations.Nullable;

/**
 * POMs from the repositories that the caller trusts for them. Repositories that a POM adds are not
 * asked here: what a stranger's POM names is only reached through the door of a build.
 */
final class RemotePoms {
  private final RepositoryClient client;
  private final List<String> repositoryIds;
  private final Store store;
  private final Map<Gav, Optional<byte[]>> asked = new HashMap<>();
  private @Nullable Refusal lastRefusal;

  /**
   * @param repositoryIds asked in this order
   */
  RemotePoms(RepositoryClient client, List<String> repositoryIds, Store store) {
    this.client = client;
    this.repositoryIds = List.copyOf(repositoryIds);
    this.store = store;
  }

  /** The published POM; empty where the repository does not have it. Asked once. */
  Optional<byte[]> get(Gav gav) throws Refusal {
    Optional<byte[]> known = asked.get(gav);
    if (known == null) {
      known = ask(gav);
      asked.put(gav, known);
    }
    return known;
  }

  private Optional<byte[]> ask(Gav gav) throws Refusal {
    Optional<RepositoryPath> path = RepositoryPath.parse(gav.file(".pom"));
    for (String id : path.isPresent() ? repositoryIds : List.<String>of()) {
      if (client.get(id, path.orElseThrow()) instanceof Answer.Found found) {
        return Optional.of(Stored.bytes(store, found.digests().sha256()));
      }
    }
    return Optional.empty();
  }

  /** Why the last model could not be had, where a repository was the reason. */
  Optional<Refusal> lastRefusal() {
    return Optional.ofNullable(lastRefusal);
  }

  void forgetRefusal() {
    lastRefusal = null;
  }

  ModelResolver resolver() {
    return new Resolver();
  }

  /** A POM in memory. */
  static final class Pom implements ModelSource2 {
    private final String location;
    private final byte[] bytes;

    Pom(String location, byte[] bytes) {
      this.location = location;
      this.bytes = bytes.clone();
    }

    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public String getLocation() {
      return location;
    }

    @Override
    public @Nullable ModelSource2 getRelatedSource(String relativePath) {
      return null;
    }

    @Override
    public URI getLocationURI() {
      return URI.create("pom:/");
    }
  }

  private final class Resolver implements ModelResolver {
    @Override
    public ModelSource2 resolveModel(String groupId, String artifactId, String version)
        throws UnresolvableModelException {
      try {
        Gav gav = new Gav(groupId, artifactId, version);
        byte[] pom =
            get(gav)
                .orElseThrow(
                    () ->
                        new UnresolvableModelException(
                            "not in " + repositoryIds, groupId, artifactId, version));
        return new Pom(gav.toString(), pom);
      } catch (Refusal refusal) {
        lastRefusal = refusal;
        throw new UnresolvableModelException(
            refusal.getMessage(), groupId, artifactId, version, refusal);
      } catch (IllegalArgumentException malformed) {
        throw new UnresolvableModelException(
            "not a coordinate (a version range?)", groupId, artifactId, version, malformed);
      }
    }

    @Override
    public ModelSource2 resolveModel(Parent parent) throws UnresolvableModelException {
      return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
    }

    @Override
    public ModelSource2 resolveModel(Dependency dependency) throws UnresolvableModelException {
      return resolveModel(
          dependency.getGroupId(), dependency.getArtifactId(), dependency.getVersion());
    }

    @Override
    public void addRepository(Repository repository) {
      // see the class comment
    }

    @Override
    public void addRepository(Repository repository, boolean replace) {
      // see the class comment
    }

    @Override
    public ModelResolver newCopy() {
      return this;
    }
  }
}
