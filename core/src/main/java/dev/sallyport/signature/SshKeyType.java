package dev.sallyport.signature;

import java.util.Arrays;
import java.util.Optional;

/** The SSH key types that are accepted, with their names on the wire. */
enum SshKeyType {
  ED25519("ssh-ed25519", "ed25519"),
  ECDSA_P256("ecdsa-sha2-nistp256", "ecdsa-nistp256"),
  ECDSA_P384("ecdsa-sha2-nistp384", "ecdsa-nistp384"),
  ECDSA_P521("ecdsa-sha2-nistp521", "ecdsa-nistp521"),
  RSA("ssh-rsa", "rsa"),
  SK_ED25519("sk-ssh-ed25519@openssh.com", "sk-ed25519"),
  SK_ECDSA("sk-ecdsa-sha2-nistp256@openssh.com", "sk-ecdsa");

  private final String wire;
  private final String shortName;

  SshKeyType(String wire, String shortName) {
    this.wire = wire;
    this.shortName = shortName;
  }

  static Optional<SshKeyType> of(String wire) {
    return Arrays.stream(values()).filter(type -> type.wire.equals(wire)).findFirst();
  }

  String wire() {
    return wire;
  }

  String shortName() {
    return shortName;
  }

  /** Whether the key lives in a security key that signs its flags and counter too. */
  boolean isSecurityKey() {
    return this == SK_ED25519 || this == SK_ECDSA;
  }

  /** The curve of an ECDSA key, empty for the others. */
  Optional<EcKey.Curve> curve() {
    return switch (this) {
      case ECDSA_P256, SK_ECDSA -> Optional.of(EcKey.Curve.NISTP256);
      case ECDSA_P384 -> Optional.of(EcKey.Curve.NISTP384);
      case ECDSA_P521 -> Optional.of(EcKey.Curve.NISTP521);
      case ED25519, RSA, SK_ED25519 -> Optional.empty();
    };
  }
}
