package dev.sallyport.repository;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * A repository as a model, the settings or the caller name it.
 *
 * @param id what mirrors and servers of the settings refer to
 */
public record RemoteRepository(String id, URI uri) {
  public RemoteRepository {
    requireNonNull(id, "id is null");
    requireNonNull(uri, "uri is null");
  }
}
