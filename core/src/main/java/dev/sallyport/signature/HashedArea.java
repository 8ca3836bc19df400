package dev.sallyport.signature;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * The signed subpackets of a document signature (RFC 9580, section 5.2.3.7). Exactly one creation
 * time; the other ones that are read at most once; a critical one that is not understood, and every
 * critical notation, refuses the signature.
 */
record HashedArea(
    Instant created,
    Optional<Instant> expires,
    Optional<Issuer> issuer,
    Optional<Long> issuerKeyId) {
  static final int ISSUER_KEY_ID = 16;
  static final HashedArea EMPTY =
      new HashedArea(Instant.EPOCH, Optional.empty(), Optional.empty(), Optional.empty());

  private static final int CREATED = 2;
  private static final int EXPIRES = 3;
  private static final int SIGNER_USER_ID = 28;
  private static final int ISSUER_FINGERPRINT = 33;
  private static final int CRITICAL = 0x80;

  static HashedArea read(byte[] body, int from, int to) throws Rejected {
    Reading reading = new Reading(body, to);
    int at = from;
    while (at < to) {
      at = reading.one(at);
    }
    return reading.result();
  }

  static long number(byte[] bytes, int from, int width) {
    long number = 0;
    for (int i = from; i < from + width; i++) {
      number = (number << 8) | (bytes[i] & 0xff);
    }
    return number;
  }

  private static final class Reading {
    private final byte[] body;
    private final int to;
    private Optional<Long> created = Optional.empty();
    private Optional<Long> lifetime = Optional.empty();
    private Optional<Issuer> issuer = Optional.empty();
    private Optional<Long> keyId = Optional.empty();

    Reading(byte[] body, int to) {
      this.body = body;
      this.to = to;
    }

    /** Reads the subpacket at {@code at} and returns where the next one starts. */
    int one(int at) throws Rejected {
      int first = body[at] & 0xff;
      int width = first < 192 ? 1 : first < 255 ? 2 : 5;
      if (to - at < width) {
        throw malformed();
      }
      long length =
          switch (width) {
            case 1 -> first;
            case 2 -> ((first - 192L) << 8) + (body[at + 1] & 0xff) + 192;
            default -> HashedArea.number(body, at + 1, 4);
          };
      if (length < 1 || length > to - at - width) {
        throw malformed();
      }
      int end = at + width + (int) length;
      value(body[at + width] & 0xff, at + width + 1, end);
      return end;
    }

    private void value(int tag, int from, int end) throws Rejected {
      switch (tag & ~CRITICAL) {
        case CREATED -> created = once(created, number(from, end, 4));
        case EXPIRES -> lifetime = once(lifetime, number(from, end, 4));
        case ISSUER_KEY_ID -> keyId = once(keyId, number(from, end, 8));
        case ISSUER_FINGERPRINT -> issuer = once(issuer, fingerprint(from, end));
        case SIGNER_USER_ID -> {}
        default -> {
          if ((tag & CRITICAL) != 0) {
            throw Rejected.form(
                "the signature has a critical subpacket " + (tag & ~CRITICAL) + ", not understood");
          }
        }
      }
    }

    private long number(int from, int end, int width) throws Rejected {
      if (end - from != width) {
        throw malformed();
      }
      return HashedArea.number(body, from, width);
    }

    private Issuer fingerprint(int from, int end) throws Rejected {
      int version = from < end ? body[from] : 0;
      int length = version == 4 ? 20 : version == 6 ? 32 : -1;
      if (end - from - 1 != length) {
        throw malformed();
      }
      return Issuer.of(version, Arrays.copyOfRange(body, from + 1, end));
    }

    private static <T> Optional<T> once(Optional<T> before, T value) throws Rejected {
      if (before.isPresent()) {
        throw Rejected.form("the signature says one thing twice");
      }
      return Optional.of(value);
    }

    private static Rejected malformed() {
      return Rejected.form("a subpacket of the signature is malformed");
    }

    HashedArea result() throws Rejected {
      Instant made =
          Instant.ofEpochSecond(
              created.orElseThrow(
                  () -> Rejected.form("the signature has no signed creation time")));
      Optional<Instant> end = lifetime.filter(seconds -> seconds != 0).map(made::plusSeconds);
      return new HashedArea(made, end, issuer, keyId);
    }
  }
}
