package dev.sallyport.attack;

import static dev.sallyport.attack.Wire.bytes;
import static dev.sallyport.attack.Wire.concat;
import static dev.sallyport.attack.Wire.mpi;
import static dev.sallyport.attack.Wire.u16;
import static dev.sallyport.attack.Wire.u32;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.DSAKeyPairGenerator;
import org.bouncycastle.crypto.generators.DSAParametersGenerator;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.DSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.DSAPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.DSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.RSADigestSigner;

/** One OpenPGP v4 key pair: its public packet body, and a way to sign with it. */
final class PgpMaterial {
  static final int RSA = 1;
  static final int DSA = 17;
  static final int EDDSA = 22;

  static final int MD5 = 1;
  static final int SHA1 = 2;
  static final int RIPEMD160 = 3;
  static final int SHA256 = 8;
  static final int SHA512 = 10;

  private interface Mathematics {
    /** The algorithm-specific end of a signature packet over these bytes. */
    byte[] sign(int hash, byte[] data) throws CryptoException;
  }

  final int algorithm;

  /** Version, creation time, algorithm, numbers. */
  final byte[] body;

  private final Mathematics mathematics;

  private PgpMaterial(int algorithm, Instant created, byte[] numbers, Mathematics mathematics) {
    this.algorithm = algorithm;
    this.body = concat(bytes(4), u32(created.getEpochSecond()), bytes(algorithm), numbers);
    this.mathematics = mathematics;
  }

  static PgpMaterial ed25519(String name, Instant created) {
    Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(new SeededRandom(name));
    byte[] curve = HexFormat.of().parseHex("092b06010401da470f01");
    byte[] point = concat(bytes(0x40), key.generatePublicKey().getEncoded());
    return new PgpMaterial(
        EDDSA,
        created,
        concat(curve, mpi(point)),
        (hash, data) -> {
          Ed25519Signer signer = new Ed25519Signer();
          signer.init(true, key);
          byte[] digest = digest(hash, data);
          signer.update(digest, 0, digest.length);
          byte[] rs = signer.generateSignature();
          return concat(mpi(Arrays.copyOf(rs, 32)), mpi(Arrays.copyOfRange(rs, 32, 64)));
        });
  }

  static PgpMaterial rsa(String name, int bits, Instant created) {
    RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
    generator.init(
        new RSAKeyGenerationParameters(
            BigInteger.valueOf(65537), new SeededRandom(name), bits, 80));
    AsymmetricCipherKeyPair pair = generator.generateKeyPair();
    RSAKeyParameters open = (RSAKeyParameters) pair.getPublic();
    byte[] n = open.getModulus().toByteArray();
    return new PgpMaterial(
        RSA,
        created,
        concat(mpi(n), mpi(open.getExponent().toByteArray())),
        (hash, data) -> {
          RSADigestSigner signer = new RSADigestSigner(hash(hash));
          signer.init(true, pair.getPrivate());
          signer.update(data, 0, data.length);
          return mpi(signer.generateSignature());
        });
  }

  /** DSA with 1024 bits, as it was made in the 1990s. */
  static PgpMaterial dsa(String name, Instant created) {
    SeededRandom random = new SeededRandom(name);
    DSAParametersGenerator parameters = new DSAParametersGenerator();
    parameters.init(1024, 20, random);
    DSAKeyPairGenerator generator = new DSAKeyPairGenerator();
    generator.init(new DSAKeyGenerationParameters(random, parameters.generateParameters()));
    AsymmetricCipherKeyPair pair = generator.generateKeyPair();
    DSAPublicKeyParameters open = (DSAPublicKeyParameters) pair.getPublic();
    var p = open.getParameters();
    byte[] numbers =
        concat(
            mpi(p.getP().toByteArray()),
            mpi(p.getQ().toByteArray()),
            mpi(p.getG().toByteArray()),
            mpi(open.getY().toByteArray()));
    return new PgpMaterial(
        DSA,
        created,
        numbers,
        (hash, data) -> {
          DSASigner signer = new DSASigner(new HMacDSAKCalculator(new SHA256Digest()));
          signer.init(true, pair.getPrivate());
          BigInteger[] rs = signer.generateSignature(Arrays.copyOf(digest(hash, data), 20));
          return concat(mpi(rs[0].toByteArray()), mpi(rs[1].toByteArray()));
        });
  }

  byte[] sign(int hash, byte[] data) {
    try {
      return mathematics.sign(hash, data);
    } catch (CryptoException e) {
      throw new AssertionError(e);
    }
  }

  /** The key as it goes into the hash of a binding. */
  byte[] hashed() {
    return concat(bytes(0x99), u16(body.length), body);
  }

  byte[] fingerprint() {
    return Wire.digest("SHA-1", hashed());
  }

  byte[] keyId() {
    return Arrays.copyOfRange(fingerprint(), 12, 20);
  }

  static byte[] digest(int hash, byte[] data) {
    Digest digest = hash(hash);
    digest.update(data, 0, data.length);
    byte[] out = new byte[digest.getDigestSize()];
    digest.doFinal(out, 0);
    return out;
  }

  private static Digest hash(int id) {
    return switch (id) {
      case MD5 -> new MD5Digest();
      case SHA1 -> new SHA1Digest();
      case RIPEMD160 -> new RIPEMD160Digest();
      case SHA256 -> new SHA256Digest();
      case SHA512 -> new SHA512Digest();
      default -> throw new IllegalArgumentException("hash " + id);
    };
  }
}
