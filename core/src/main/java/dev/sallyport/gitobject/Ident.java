package dev.sallyport.gitobject;

/**
 * An {@code author}, {@code committer} or {@code tagger} line. Everything in it is a claim.
 *
 * @param epochSecond as written, may be absurd
 * @param zone as written, e.g. {@code +0200}
 */
public record Ident(String name, String email, long epochSecond, String zone) {}
