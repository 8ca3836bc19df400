package dev.sallyport.rebuild;

import dev.sallyport.digest.Digests;
import dev.sallyport.door.Ledger;
import dev.sallyport.sandbox.Ended;
import dev.sallyport.verdict.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/**
 * What one build left behind.
 *
 * @param outputs repository path to digests, of what was deployed; checksums and metadata left out
 * @param refused outputs whose names no repository file has
 * @param folder holds the outputs under their repository paths
 */
public record Rebuilt(
    Ended ended,
    SortedMap<String, Digests> outputs,
    Path folder,
    Ledger ledger,
    Path log,
    List<String> command,
    List<Finding> refused) {}
