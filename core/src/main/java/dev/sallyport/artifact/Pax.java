package dev.sallyport.artifact;

import java.util.Arrays;
import java.util.Map;

/** The attributes of a POSIX extended header: {@code "<length> <key>=<value>\n"} each. */
final class Pax {
  private Pax() {}

  static void read(byte[] record, Map<String, String> into) throws UnreadableArchive {
    int at = 0;
    while (at < record.length && record[at] != 0) {
      int space = at;
      int length = 0;
      while (space < record.length && record[space] >= '0' && record[space] <= '9') {
        length = Math.min(10 * length + record[space] - '0', ReadLimits.TAR_RECORD_BYTES);
        space++;
      }
      int end = at + length;
      if (space >= record.length || record[space] != ' ' || end > record.length || end <= space) {
        throw UnreadableArchive.because("an extended header of the tar is malformed");
      }
      String line = ZipRecord.decode(Arrays.copyOfRange(record, space + 1, end));
      int equals = line.indexOf('=');
      if (equals < 0 || !line.endsWith("\n")) {
        throw UnreadableArchive.because("an extended header of the tar is malformed");
      }
      into.put(line.substring(0, equals), line.substring(equals + 1, line.length() - 1));
      at = end;
    }
  }
}
