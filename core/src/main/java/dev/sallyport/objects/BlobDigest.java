package dev.sallyport.objects;

import dev.sallyport.gitobject.GitId;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.eclipse.jgit.util.sha1.SHA1;
import org.eclipse.jgit.util.sha1.Sha1CollisionException;

/**
 * What git would call some bytes if they were a blob, without filters or line ending conversion.
 *
 * @param id empty for bytes that are made to collide with others of the same SHA-1
 * @param sha512 of the bytes alone, 128 lower-case hexadecimal digits
 */
public record BlobDigest(Optional<GitId> id, String sha512) {

  /**
   * Reads to the end; memory use does not depend on the size.
   *
   * @param size in bytes, known before, because git puts it in front of the content
   * @throws IOException also when the stream has more or fewer bytes than that
   */
  public static BlobDigest of(InputStream in, long size) throws IOException {
    SHA1 sha1 = SHA1.newInstance().setDetectCollision(true);
    MessageDigest sha512 = DigestUtils.getSha512Digest();
    sha1.update((ObjectKind.BLOB.word() + " " + size + "\0").getBytes(StandardCharsets.US_ASCII));
    byte[] buffer = new byte[1 << 16];
    long left = size;
    for (int n = in.read(buffer); n >= 0 && left >= 0; n = in.read(buffer)) {
      sha1.update(buffer, 0, n);
      sha512.update(buffer, 0, n);
      left -= n;
    }
    if (left != 0) {
      throw new EOFException("it changed while it was read");
    }
    return new BlobDigest(id(sha1), Hex.encodeHexString(sha512.digest()));
  }

  private static Optional<GitId> id(SHA1 sha1) {
    try {
      return Optional.of(new GitId(sha1.toObjectId().name()));
    } catch (Sha1CollisionException collision) {
      return Optional.empty();
    }
  }
}
