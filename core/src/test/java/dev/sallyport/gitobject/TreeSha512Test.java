package dev.sallyport.gitobject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.verdict.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;

/** The vectors of the documentation, which another program made. */
class TreeSha512Test {
  private static final Pattern ROW =
      Pattern.compile("\\| (?:`(.*)`|\\(empty\\)) \\| `([0-9a-f]{128})` \\|");
  private static final Pattern ENTRY =
      Pattern.compile("(\\d+) (?:([^ /]+)/)?([^ /]+) (?:\"(.*?)\"|([0-9a-f]{40}))");

  @Test
  void isWhatTheDocumentationSays() throws Exception {
    int rows = 0;
    for (String line : Files.readAllLines(Path.of("..", "docs", "formats", "tree-sha512.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        String tree = row.group(1) == null ? "" : row.group(1);
        assertEquals(row.group(2), Hex.encodeHexString(digest(tree)), tree);
        rows++;
      }
    }
    assertTrue(rows >= 8, rows + " vectors");
  }

  private static byte[] digest(String text) throws Refusal {
    Map<TreeEntry, byte[]> digests = new LinkedHashMap<>();
    Matcher entry = ENTRY.matcher(text);
    while (entry.find()) {
      TreeEntry.Mode mode = mode(entry.group(1));
      GitId id = entry.group(5) == null ? Samples.ID : new GitId(entry.group(5));
      TreeEntry file = new TreeEntry(mode, name(entry.group(3)), id);
      byte[] content = entry.group(4) == null ? new byte[0] : raw(entry.group(4));
      byte[] digest = DigestUtils.sha512(content);
      if (entry.group(2) == null) {
        digests.put(file, digest);
      } else {
        digests.put(
            new TreeEntry(TreeEntry.Mode.TREE, name(entry.group(2)), Samples.ID),
            TreeSha512.of(List.of(file), one -> digest));
      }
    }
    return TreeSha512.of(
        new ArrayList<>(digests.keySet()), one -> digests.getOrDefault(one, new byte[0]));
  }

  private static TreeEntry.Mode mode(String octal) {
    for (TreeEntry.Mode mode : TreeEntry.Mode.values()) {
      if (mode.octal().equals(octal)) {
        return mode;
      }
    }
    throw new IllegalArgumentException(octal);
  }

  private static String name(String text) {
    byte[] raw = raw(text);
    return GitText.decode(raw, 0, raw.length);
  }

  private static byte[] raw(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Matcher part = Pattern.compile("\\\\n|\\\\x(..)|.").matcher(text);
    while (part.find()) {
      String found = part.group();
      if (found.equals("\\n")) {
        out.write('\n');
      } else if (part.group(1) != null) {
        out.write(Integer.parseInt(part.group(1), 16));
      } else {
        out.write(found.charAt(0));
      }
    }
    return out.toByteArray();
  }
}
