package dev.sallyport.recorder.facts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * An object of git.
 *
 * @param type commit, tree, blob or tag
 */
@SuppressWarnings("ArrayRecordComponent") // passed on at once and never compared
record GitObject(String type, byte[] content) {

  /** What git calls an object with this content, as hex. */
  String id() {
    MessageDigest digest = Sha.digest("SHA-1");
    digest.update((type + " " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
    return Sha.hex(digest.digest(content));
  }
}
