package dev.sallyport.release;

import dev.sallyport.repository.NamedBy;
import dev.sallyport.repository.RemoteRepository;
import dev.sallyport.repository.Upstreams;
import dev.sallyport.verdict.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;

/** Repositories that a project names: claims, each asked under its own id and nowhere else. */
final class ModelRepositories {
  private ModelRepositories() {}

  /** Whether an id can stand in the door's paths and is not one of ours. */
  static boolean isUsable(String id) {
    return id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
        && !id.equals(VerifyRelease.REFERENCE)
        && !id.equals("unknown");
  }

  /** What the caller named stays; an address that is none is not added. */
  static Upstreams add(Upstreams known, Map<String, String> repositories) throws Refusal {
    Upstreams all = known;
    for (Map.Entry<String, String> repository : repositories.entrySet()) {
      Optional<URI> uri = uri(repository.getValue());
      if (uri.isPresent() && !known.ids().contains(repository.getKey())) {
        all = all.plus(new RemoteRepository(repository.getKey(), uri.get()), NamedBy.MODEL);
      }
    }
    return all;
  }

  /**
   * Empty where the address is none: the build gets 404, as from any place that cannot be asked.
   */
  private static Optional<URI> uri(String address) {
    try {
      return Optional.of(new URI(address)).filter(URI::isAbsolute);
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }
}
