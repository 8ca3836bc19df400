package dev.sallyport.lint;

import java.util.Optional;

/**
 * A plugin that once gave, or still gives, other bytes each time.
 *
 * @param key {@code groupId:artifactId}
 * @param minimum the first version that is known to give the same bytes; empty where none is
 * @param cause what differs
 * @param instead where no version helps: what to use
 * @param source the issues this is known from
 */
record KnownPlugin(
    String key, Optional<String> minimum, String cause, String instead, String source) {}
