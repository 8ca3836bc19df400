package dev.sallyport.gitobject;

import static dev.sallyport.gitobject.Samples.ID;
import static dev.sallyport.verdict.Rule.TREE_CASE_TWINS;
import static dev.sallyport.verdict.Rule.TREE_MALFORMED;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sallyport.verdict.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeParserTest {
  private static List<TreeEntry> parse(TreeBytes tree) throws Refusal {
    return TreeParser.parse(ID, tree.bytes());
  }

  private static void refused(String fact, TreeBytes tree) {
    Refused.by(TREE_MALFORMED, fact, () -> parse(tree));
  }

  private static TreeBytes utf8(String name) {
    return new TreeBytes().with("100644", name.getBytes(StandardCharsets.UTF_8), ID);
  }

  @Test
  void readsEveryMode() throws Exception {
    TreeBytes tree =
        new TreeBytes()
            .with("100644", "a")
            .with("100755", "b")
            .with("120000", "c")
            .with("40000", "d")
            .with("160000", "e");
    assertEquals(
        List.of(TreeEntry.Mode.values()), parse(tree).stream().map(TreeEntry::mode).toList());
    assertArrayEquals(tree.bytes(), TreeBytes.of(parse(tree)));
    assertEquals(List.of(), parse(new TreeBytes()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"100664", "040000", "0100644", "100600", "160755", "120755", "0", "", "100644 "})
  void refusesOtherModes(String mode) {
    refused(
        mode.endsWith(" ") ? "order" : "mode", new TreeBytes().with("100644", "z").with(mode, "a"));
  }

  @Test
  void keepsNamesThatAreNotUtf8Apart() throws Exception {
    byte[] latin = {(byte) 0xe9};
    byte[] cesu = {(byte) 0xed, (byte) 0xb3, (byte) 0xa9};
    List<TreeEntry> entries =
        parse(new TreeBytes().with("100644", latin, ID).with("100644", cesu, ID));
    assertEquals("\udce9", entries.get(0).name());
    assertEquals("\udced\udcb3\udce9".length(), entries.get(1).name().length());
    assertArrayEquals(latin, GitText.encode(entries.get(0).name()));
    assertArrayEquals(cesu, GitText.encode(entries.get(1).name()));
    assertEquals("é😀", parse(utf8("é😀")).get(0).name());
    assertArrayEquals("é😀".getBytes(StandardCharsets.UTF_8), GitText.encode("é😀"));
  }

  @Test
  void holdsToGitsOrder() throws Exception {
    parse(new TreeBytes().with("100644", "a.b").with("40000", "a").with("100644", "a0"));
    refused("order", new TreeBytes().with("40000", "a").with("100644", "a.b"));
    refused("order", new TreeBytes().with("100644", "b").with("100644", "a"));
    refused("order", new TreeBytes().with("100644", "a").with("100644", "a"));
    refused("order", new TreeBytes().with("100644", new byte[] {-1}, ID).with("100644", "a"));
  }

  @Test
  void refusesAFileAndAFolderOfOneName() {
    refused("twice", new TreeBytes().with("100644", "a").with("40000", "a"));
    refused("twice", new TreeBytes().with("160000", "a").with("100644", "a-").with("40000", "a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "/", "a/"})
  void refusesNamesOfNoFile(String name) {
    refused("names no file", new TreeBytes().with("100644", name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".git",
        ".GIT",
        ".Git",
        ".git.",
        ".git ",
        ".git . .",
        "git~1",
        "GIT~1",
        "git~1.",
        ".git::$INDEX_ALLOCATION",
        ".g\u200cit",
        "\ufeff.git",
        ".gi\u202et",
        ".git\\config",
        "a\\.git\\config",
        "a\\git~1"
      })
  void refusesNamesThatAreGitToSomeSystem(String name) {
    refused("take for .git", utf8(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {".gitignore", ".github", "git", "git~2", "a.git", "..git", ".git-x", "é"})
  void acceptsNamesNearGit(String name) throws Exception {
    assertEquals(name, parse(utf8(name)).get(0).name());
  }

  @Test
  void refusesWhatEndsTooSoon() {
    byte[] whole = new TreeBytes().with("100644", "a").bytes();
    for (int length = 1; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      Refused.by(TREE_MALFORMED, () -> TreeParser.parse(ID, cut));
    }
  }

  @Test
  void findsTwinsThatSomeFileSystemsDoNotTellApart() throws Exception {
    String[][] twins = {
      {"README", "readme"},
      {"Stra\u00dfe", "strasse"},
      {"\u00e9", "e\u0301"},
      {"\u00c9", "e\u0301"},
      {"a\u200db", "ab"},
      {"\u03c3", "\u03c2"}
    };
    for (String[] pair : twins) {
      List<TreeEntry> entries = List.of(file(pair[0]), file("other"), file(pair[1]));
      assertEquals(
          "src/" + pair[1],
          Refused.by(TREE_CASE_TWINS, () -> CaseTwins.check("src", entries)).subject());
    }
    CaseTwins.check("", List.of(file("a"), file("b"), file("\udce9"), file("\udcea")));
  }

  private static TreeEntry file(String name) {
    return new TreeEntry(TreeEntry.Mode.FILE, name, ID);
  }
}
