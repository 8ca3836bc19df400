package dev.sallyport.signature;

import dev.sallyport.verdict.Rule;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;

/**
 * The keys that count, and nothing else: no keyring of the user, no key server. What certificates
 * say of themselves (end, revocation) is judged at one time, given from outside, never at a time
 * that a signer chose.
 */
public final class KeyRing implements SignatureCheck {
  private final OpenPgpCheck openPgp;
  private final SshCheck ssh = new SshCheck();

  private KeyRing(Instant now) {
    this.openPgp = new OpenPgpCheck(now);
  }

  /** Makes a ring of OpenPGP certificates and SSH keys as they stand at {@code now}. */
  public static KeyRing of(Collection<? extends TrustedKey> keys, Instant now) {
    KeyRing ring = new KeyRing(now);
    for (TrustedKey key : keys) {
      if (key instanceof OpenPgpCertificate certificate) {
        ring.openPgp.add(certificate);
      } else if (key instanceof SshPublicKey sshKey) {
        ring.ssh.add(sshKey);
      } else {
        throw new IllegalArgumentException("not a key of this package: " + key.kind());
      }
    }
    return ring;
  }

  @Override
  public Checked check(byte[] payload, byte[] block, String namespace) {
    try {
      return switch (Armor.kind(block)) {
        case OPENPGP -> openPgp.check(payload, Armor.openPgp(block));
        case SSH -> ssh.check(payload, Armor.ssh(block), namespace);
        case X509 -> unprovable(block);
        case OTHER -> throw Rejected.form("the signature is of no known kind");
      };
    } catch (Rejected e) {
      return e.by("");
    }
  }

  /**
   * Checks a signature without armor: an SSHSIG blob or one OpenPGP signature packet.
   *
   * @param namespace the SSHSIG namespace wanted; OpenPGP has none
   */
  public Checked checkBinary(byte[] payload, byte[] signature, String namespace) {
    try {
      if (signature.length > Armor.MAX_BLOCK) {
        throw Rejected.form("the signature is longer than " + Armor.MAX_BLOCK + " bytes");
      }
      byte[] magic = SshSignature.MAGIC;
      boolean isSsh =
          signature.length >= magic.length
              && Arrays.equals(signature, 0, magic.length, magic, 0, magic.length);
      return isSsh ? ssh.check(payload, signature, namespace) : openPgp.check(payload, signature);
    } catch (Rejected e) {
      return e.by("");
    }
  }

  private static Checked unprovable(byte[] block) throws Rejected {
    String claimed = CmsClaim.of(Armor.cms(block));
    return new Checked.Refused(
        Rule.COMMIT_SIGNATURE_UNPROVABLE,
        "an X.509 signature without a log entry cannot be proven offline"
            + (claimed.isEmpty() ? "" : "; it claims to be by " + claimed),
        claimed);
  }
}
