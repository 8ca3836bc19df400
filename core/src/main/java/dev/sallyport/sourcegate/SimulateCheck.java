package dev.sallyport.sourcegate;

import dev.sallyport.signature.Checked;
import dev.sallyport.signature.SignatureCheck;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.codec.digest.DigestUtils;

/** Remembers what became of each signature: a simulation asks for the same ones several times. */
final class SimulateCheck implements SignatureCheck {
  private record Asked(String payload, String block, String namespace) {}

  private final SignatureCheck check;
  private final Map<Asked, Checked> known = new ConcurrentHashMap<>();

  SimulateCheck(SignatureCheck check) {
    this.check = check;
  }

  @Override
  public Checked check(byte[] payload, byte[] block, String namespace) {
    Asked asked =
        new Asked(DigestUtils.sha256Hex(payload), DigestUtils.sha256Hex(block), namespace);
    return known.computeIfAbsent(asked, a -> check.check(payload, block, namespace));
  }
}
