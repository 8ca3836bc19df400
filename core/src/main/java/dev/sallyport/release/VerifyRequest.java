package dev.sallyport.release;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.sandbox.Limits;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller asks for. Everything not given is inferred from the release, and the report says
 * how.
 *
 * @param gav of the release, or of one module of it
 * @param record a build record to rebuild from, instead of inferring
 * @param wholeRelease every module that the reactor publishes, not only this one
 * @param source URL, folder, bare repository or archive
 * @param expectSource the only source URL that is accepted
 * @param recipe a file laid over the inferred recipe
 * @param sourceMirrors prefix of a source URL to template
 * @param jdks version as wanted, to home
 * @param offline nothing is asked of a repository; inputs come from a record and the store
 * @param referenceRepository where the published files are, if not in the default repository
 * @param repository used in place of Central for inputs and, by default, for published files
 * @param supplies what of this machine a rebuild from a session's record may use
 * @param out folder for report, record, log and both sets of artifacts
 * @param trace watch the build from outside for inputs that nobody records
 */
public record VerifyRequest(
    Gav gav,
    Optional<Path> record,
    boolean wholeRelease,
    Optional<String> source,
    Optional<String> ref,
    Optional<String> expectSource,
    Optional<Path> recipe,
    Map<String, String> sourceMirrors,
    Map<String, Path> jdks,
    Optional<String> maven,
    Optional<Path> buildRoot,
    String sandbox,
    boolean offline,
    Optional<String> referenceRepository,
    Optional<String> repository,
    boolean includeJavadoc,
    Supplies supplies,
    Path out,
    Limits limits,
    boolean trace) {}
