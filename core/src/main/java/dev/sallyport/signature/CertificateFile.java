package dev.sallyport.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A file of OpenPGP certificates, armored or not, cut into one run of packets per certificate.
 * Unlike the armor of a signature its armor may have any header: nothing is named by its bytes.
 */
final class CertificateFile {
  private static final int MAX_SIZE = 1 << 24;
  private static final String BEGIN = "-----BEGIN PGP PUBLIC KEY BLOCK-----";
  private static final String END = "-----END PGP PUBLIC KEY BLOCK-----";
  private static final String PRIVATE = "-----BEGIN PGP PRIVATE KEY BLOCK-----";
  private static final int PRIMARY = 6;
  private static final int SUBKEY = 14;
  private static final Set<Integer> SECRET = Set.of(5, 7);
  private static final int TRUST = 12;
  private static final int MARKER = 10;
  private static final Set<Integer> PARTS = Set.of(PacketHeader.SIGNATURE, 13, 17, SUBKEY);

  private CertificateFile() {}

  /** The packets of each certificate, in the file's order. */
  static List<byte[]> split(byte[] file) throws Rejected {
    if (file.length > MAX_SIZE) {
      throw Rejected.form("the file is longer than " + MAX_SIZE + " bytes");
    }
    if (file.length > 0 && (file[0] & 0x80) != 0) {
      return packets(file);
    }
    List<byte[]> certificates = new ArrayList<>();
    for (byte[] data : dearmor(new String(file, ISO_8859_1))) {
      certificates.addAll(packets(data));
    }
    return certificates;
  }

  private static List<byte[]> dearmor(String text) throws Rejected {
    List<byte[]> blocks = new ArrayList<>();
    List<String> lines = text.lines().map(String::strip).toList();
    int at = 0;
    while (at < lines.size()) {
      String line = lines.get(at++);
      if (line.equals(PRIVATE)) {
        throw Rejected.form("it holds a secret key, which has no place here");
      }
      if (line.equals(BEGIN)) {
        int end = at + lines.subList(at, lines.size()).indexOf(END);
        if (end < at) {
          throw Rejected.form("the line '" + END + "' is missing");
        }
        blocks.add(body(lines.subList(at, end)));
        at = end + 1;
      } else if (!line.isEmpty()) {
        throw Rejected.form("it holds text that is not an OpenPGP certificate");
      }
    }
    return blocks;
  }

  private static byte[] body(List<String> lines) throws Rejected {
    int empty = lines.indexOf("");
    boolean headers = !lines.isEmpty() && lines.get(0).contains(":");
    if (empty < 0 && headers) {
      throw Rejected.form("the armor has no empty line after its headers");
    }
    List<String> rest = new ArrayList<>(lines.subList(headers ? empty + 1 : 0, lines.size()));
    rest.removeIf(String::isEmpty);
    String sum = "";
    if (!rest.isEmpty() && rest.get(rest.size() - 1).startsWith("=")) {
      sum = rest.remove(rest.size() - 1).substring(1);
    }
    byte[] text = String.join("", rest).getBytes(ISO_8859_1);
    byte[] data = Base64Body.decode(text, text.length);
    if (!sum.isEmpty()) {
      byte[] read = sum.getBytes(ISO_8859_1);
      if (!Arrays.equals(Base64Body.decode(read, read.length), Crc24.of(data))) {
        throw Rejected.form("the checksum of the armor is wrong");
      }
    }
    return data;
  }

  private static List<byte[]> packets(byte[] data) throws Rejected {
    List<byte[]> certificates = new ArrayList<>();
    ByteArrayOutputStream current = new ByteArrayOutputStream();
    boolean kept = true;
    for (int at = 0; at < data.length; ) {
      PacketHeader header = PacketHeader.read(data, at);
      int tag = header.tag();
      if (SECRET.contains(tag)) {
        throw Rejected.form("it holds a secret key, which has no place here");
      }
      if (tag == PRIMARY) {
        flush(current, certificates);
        kept = true;
      } else if (tag == SUBKEY) {
        kept = KeyAlgorithms.isReadable(data, header);
      }
      if (tag != PRIMARY && !(PARTS.contains(tag) && current.size() > 0)) {
        if (tag != TRUST && tag != MARKER) {
          throw Rejected.form("a packet of type " + tag + " has no place in a certificate");
        }
      } else if (kept) {
        current.write(data, at, header.end() - at);
      }
      at = header.end();
    }
    flush(current, certificates);
    return certificates;
  }

  private static void flush(ByteArrayOutputStream current, List<byte[]> certificates) {
    if (current.size() > 0) {
      certificates.add(current.toByteArray());
      current.reset();
    }
  }
}
