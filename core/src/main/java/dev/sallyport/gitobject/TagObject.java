package dev.sallyport.gitobject;

import java.util.Optional;

/**
 * An annotated tag.
 *
 * @param target the object it names
 * @param type {@code commit}, {@code tag}, {@code tree} or {@code blob}
 * @param name the name it was made under, without {@code refs/tags/}
 * @param tagger absent in very old tags
 */
public record TagObject(
    GitId target,
    String type,
    String name,
    Optional<Ident> tagger,
    Optional<SignedBytes> signature,
    String message) {}
