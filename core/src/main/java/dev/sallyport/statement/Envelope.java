package dev.sallyport.statement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.verdict.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A DSSE envelope, version 1: bytes, what they are, and signatures over both. Nothing in it is
 * verified by reading it.
 *
 * @param payloadType ASCII, e.g. {@link Statement#PAYLOAD_TYPE}
 * @param signatures may be empty in an envelope that is still to be signed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Envelope(String payloadType, byte[] payload, List<Signature> signatures) {
  private static final int MAX_SIGNATURES = 16;
  private static final Pattern PAYLOAD_TYPE = Pattern.compile("[\\x21-\\x7e]{1,255}");

  public Envelope {
    signatures = List.copyOf(signatures);
  }

  /**
   * One signature over {@link #pae()}.
   *
   * @param keyid a hint which key made it, never trusted; may be empty
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Signature(String keyid, byte[] sig) {}

  /**
   * Reads an envelope. Both alphabets of base64 are read, as DSSE demands; padding must be there
   * and bits that carry nothing must be zero, so that one envelope is not two texts.
   *
   * @param source names it in findings
   * @throws Refusal {@code evidence.malformed}
   */
  public static Envelope read(String source, byte[] bytes) throws Refusal {
    JsonFields fields = StrictJson.object(source, bytes);
    List<Signature> signatures = new ArrayList<>();
    for (JsonFields signature : fields.objects("signatures", MAX_SIGNATURES)) {
      signatures.add(
          new Signature(signature.optionalText("keyid").orElse(""), base64(signature, "sig")));
    }
    return new Envelope(
        fields.text("payloadType", PAYLOAD_TYPE, "a media type"),
        base64(fields, "payload"),
        signatures);
  }

  /** The file: deterministic, as {@link JsonText}; standard base64. */
  public byte[] write() {
    ObjectNode root = JsonText.object();
    root.put("payloadType", payloadType);
    root.put("payload", Base64.getEncoder().encodeToString(payload));
    ArrayNode array = root.putArray("signatures");
    for (Signature signature : signatures) {
      array
          .addObject()
          .put("keyid", signature.keyid())
          .put("sig", Base64.getEncoder().encodeToString(signature.sig()));
    }
    return JsonText.bytes(root);
  }

  /** What a signature of this envelope is over. */
  public byte[] pae() {
    return pae(payloadType, payload);
  }

  /**
   * The pre-authentication encoding of DSSE version 1: lengths in bytes, decimal, so that no two
   * pairs of type and payload give the same text.
   */
  public static byte[] pae(String payloadType, byte[] payload) {
    byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + type.length + 32);
    ascii(out, "DSSEv1 " + type.length + " ");
    out.writeBytes(type);
    ascii(out, " " + payload.length + " ");
    out.writeBytes(payload);
    return out.toByteArray();
  }

  private static void ascii(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] base64(JsonFields fields, String field) throws Refusal {
    String text = fields.text(field);
    boolean url = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
    try {
      byte[] bytes = (url ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(text);
      Base64.Encoder encoder = url ? Base64.getUrlEncoder() : Base64.getEncoder();
      if (encoder.encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException notBase64) {
      throw fields.malformed(field, "is not base64");
    }
    throw fields.malformed(field, "is not base64 in canonical form");
  }
}
