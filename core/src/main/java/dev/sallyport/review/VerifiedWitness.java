package dev.sallyport.review;

import dev.sallyport.signature.Checked;

/**
 * A witness statement by somebody who is a witness by the policy.
 *
 * @param file the name of the file it stands in
 * @param signature what the signature shows; the age of a witness's key is still to be judged
 */
public record VerifiedWitness(
    String file, String person, WitnessStatement statement, Checked.Good signature) {}
