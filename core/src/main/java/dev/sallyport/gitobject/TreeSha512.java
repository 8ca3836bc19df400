package dev.sallyport.gitobject;

import dev.sallyport.verdict.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The SHA-512 name of a tree, as {@code docs/formats/tree-sha512.md} defines it: SHA-512 over
 * {@code mode SP name NUL digest} of each entry in git's order.
 */
public final class TreeSha512 {
  /** Of a digest, in bytes. */
  public static final int LENGTH = 64;

  private TreeSha512() {}

  /** Gives the digest of what an entry names. */
  public interface Contents {
    /** SHA-512 of the bytes of a file or link, or the tree digest of a folder. */
    byte[] digest(TreeEntry entry) throws Refusal;
  }

  /**
   * The digest of one tree.
   *
   * @param contents asked for every entry but submodules
   */
  public static byte[] of(List<TreeEntry> entries, Contents contents) throws Refusal {
    MessageDigest sha512 = DigestUtils.getSha512Digest();
    for (TreeEntry entry : entries) {
      byte[] content =
          entry.mode() == TreeEntry.Mode.SUBMODULE ? submodule(entry) : contents.digest(entry);
      sha512.update(entry.mode().octal().getBytes(StandardCharsets.US_ASCII));
      sha512.update((byte) ' ');
      sha512.update(GitText.encode(entry.name()));
      sha512.update((byte) 0);
      sha512.update(content);
    }
    return sha512.digest();
  }

  private static byte[] submodule(TreeEntry entry) {
    return DigestUtils.sha512(entry.id().hex().getBytes(StandardCharsets.US_ASCII));
  }
}
