package dev.sallyport.recipe;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything about a build but its source.
 *
 * @param jdk major version ({@code 8}, {@code 17}) or an exact one ({@code 17.0.15})
 * @param maven version of {@code org.apache.maven:apache-maven}
 * @param goals phases and goals, in order, without the deployment that Sallyport adds
 * @param profiles switched on with {@code -P}
 * @param properties passed as {@code -Dname=value}
 * @param umask as octal digits, {@code 022}
 * @param timezone an id that {@code TZ} and {@link java.time.ZoneId} know
 * @param locale of the form {@code en_US}
 * @param newline {@code lf} or {@code crlf}
 * @param user the name that {@code user.name} has in the build
 * @param branch the branch that HEAD is on; empty means detached
 * @param workingDirectory the absolute folder in the sandbox that the source tree is put in
 */
public record Environment(
    Sourced<String> jdk,
    Sourced<String> maven,
    Sourced<List<String>> goals,
    Sourced<List<String>> profiles,
    Sourced<Map<String, String>> properties,
    Sourced<String> umask,
    Sourced<String> timezone,
    Sourced<String> locale,
    Sourced<String> newline,
    Sourced<String> user,
    Sourced<Optional<String>> branch,
    Sourced<String> workingDirectory) {}
