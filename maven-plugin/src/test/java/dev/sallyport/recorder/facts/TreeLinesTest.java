package dev.sallyport.recorder.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Against the vectors of docs/formats/tree-sha512.md, which other hands made. */
class TreeLinesTest {
  private static final Pattern ROW = Pattern.compile("\\| `?(.*?)`? \\| `([0-9a-f]{128})` \\|");
  private static final Pattern ENTRY =
      Pattern.compile("([0-7]{5,6}) (\\S+)(?: \"([^\"]*)\"| ([0-9a-f]{40}))");

  @Test
  void agreesWithTheDocumentedVectors() throws IOException {
    int rows = 0;
    for (String line : Files.readAllLines(Path.of("..", "docs", "formats", "tree-sha512.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows++;
        assertEquals(row.group(2), digest(row.group(1)), row.group(1));
      }
    }
    assertEquals(8, rows);
  }

  private static String digest(String tree) {
    TreeLines root = new TreeLines();
    Map<String, TreeLines> folders = new TreeMap<>();
    Matcher entry = ENTRY.matcher(tree);
    boolean found = false;
    while (entry.find()) {
      found = true;
      int mode = Integer.parseInt(entry.group(1), 8);
      String content = entry.group(3) == null ? entry.group(4) : entry.group(3);
      String path = bytes(entry.group(2));
      int slash = path.indexOf('/');
      TreeLines lines =
          slash < 0
              ? root
              : folders.computeIfAbsent(path.substring(0, slash), name -> new TreeLines());
      lines.add(
          path.substring(slash + 1),
          mode,
          Sha.digest("SHA-512").digest(bytes(content).getBytes(StandardCharsets.ISO_8859_1)));
    }
    assertTrue(found || tree.equals("(empty)"), tree);
    new HashMap<>(folders)
        .forEach((name, lines) -> root.add(name, IndexEntry.FOLDER, lines.sha512()));
    return HexFormat.of().formatHex(root.sha512());
  }

  private static String bytes(String text) {
    Matcher hex = Pattern.compile("\\\\x([0-9a-f]{2})").matcher(text.replace("\\n", "\n"));
    return hex.replaceAll(
        found ->
            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }
}
