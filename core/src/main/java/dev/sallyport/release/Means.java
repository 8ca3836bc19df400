package dev.sallyport.release;

import dev.sallyport.repository.Upstreams;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.store.Store;
import dev.sallyport.toolchain.Jdks;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What the machine lends to a verification.
 *
 * @param upstreams with Central, or what the caller put in its place, under {@code central}
 * @param central the id of the repository that inputs, tools and parents come from
 * @param cache holds clones and hints; losing it loses nothing
 * @param work an empty folder with a short path, removed when the run is over
 */
public record Means(
    Store store,
    Upstreams upstreams,
    String central,
    Jdks jdks,
    Sandbox sandbox,
    Path cache,
    Path work,
    InstantSource clock,
    Progress progress) {}
