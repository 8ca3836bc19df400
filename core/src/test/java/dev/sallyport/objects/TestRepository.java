package dev.sallyport.objects;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.gitobject.GitId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import org.apache.commons.codec.digest.DigestUtils;

/** A bare repository, written file by file so that it may also hold what no program writes. */
final class TestRepository {
  static final GitId NOWHERE = new GitId("e".repeat(40));

  final Path folder;
  private long time = 1_700_000_000L;

  TestRepository(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("objects"));
    Files.createDirectories(folder.resolve("refs/heads"));
    file("HEAD", "ref: refs/heads/main\n");
    file("config", "[core]\n\trepositoryformatversion = 0\n\tbare = true\n");
  }

  TestRepository file(String path, String content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, content);
    return this;
  }

  TestRepository ref(String name, GitId id) throws IOException {
    return file(name, id + "\n");
  }

  /** Puts a loose object where its id belongs. */
  GitId object(String kind, byte[] content) throws IOException {
    byte[] whole = whole(kind + " " + content.length, content);
    GitId id = new GitId(DigestUtils.sha1Hex(whole));
    loose(id, whole);
    return id;
  }

  /** Puts these bytes where an object of this id is looked for. */
  void loose(GitId id, byte[] whole) throws IOException {
    Path file = path(id);
    Files.createDirectories(file.resolveSibling(""));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(whole);
    }
    Files.write(file, packed.toByteArray());
  }

  Path path(GitId id) {
    return folder.resolve("objects/" + id.hex().substring(0, 2) + "/" + id.hex().substring(2));
  }

  static byte[] whole(String header, byte[] content) {
    byte[] start = (header + "\0").getBytes(UTF_8);
    byte[] whole = Arrays.copyOf(start, start.length + content.length);
    System.arraycopy(content, 0, whole, start.length, content.length);
    return whole;
  }

  GitId blob(String content) throws IOException {
    return object("blob", content.getBytes(UTF_8));
  }

  /** A tree of files: path and content by turns; {@code x:}, {@code l:} and {@code m:} as modes. */
  GitId tree(String... files) throws IOException {
    Map<String, String> flat = new TreeMap<>();
    for (int i = 0; i < files.length; i += 2) {
      flat.put(files[i], files[i + 1]);
    }
    return tree(flat);
  }

  GitId tree(Map<String, String> files) throws IOException {
    Map<String, Map<String, String>> folders = new TreeMap<>();
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, String> file : files.entrySet()) {
      int slash = file.getKey().indexOf('/');
      if (slash < 0) {
        entries.add(entry(file.getKey(), file.getValue()));
      } else {
        folders
            .computeIfAbsent(file.getKey().substring(0, slash), name -> new TreeMap<>())
            .put(file.getKey().substring(slash + 1), file.getValue());
      }
    }
    for (Map.Entry<String, Map<String, String>> folder : folders.entrySet()) {
      entries.add(new Entry("40000", folder.getKey(), tree(folder.getValue())));
    }
    return entries(entries);
  }

  private Entry entry(String name, String content) throws IOException {
    String rest = content.length() > 2 ? content.substring(2) : "";
    if (content.startsWith("m:")) {
      return new Entry("160000", name, new GitId(rest));
    }
    if (content.startsWith("l:")) {
      return new Entry("120000", name, blob(rest));
    }
    return content.startsWith("x:")
        ? new Entry("100755", name, blob(rest))
        : new Entry("100644", name, blob(content));
  }

  /** One entry of a tree to be. */
  record Entry(String mode, String name, GitId id) {
    byte[] sortedAs() {
      return (mode.equals("40000") ? name + "/" : name).getBytes(UTF_8);
    }
  }

  GitId entries(List<Entry> entries) throws IOException {
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort((a, b) -> Arrays.compareUnsigned(a.sortedAs(), b.sortedAs()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Entry entry : sorted) {
      out.writeBytes((entry.mode() + " " + entry.name() + "\0").getBytes(UTF_8));
      out.writeBytes(HexFormat.of().parseHex(entry.id().hex()));
    }
    return object("tree", out.toByteArray());
  }

  GitId commit(GitId tree, GitId... parents) throws IOException {
    time += 60;
    return commitAt(time, tree, parents);
  }

  GitId commitAt(long at, GitId tree, GitId... parents) throws IOException {
    return object("commit", commitText(at, tree, parents).getBytes(UTF_8));
  }

  static String commitText(long at, GitId tree, GitId... parents) {
    StringBuilder text = new StringBuilder("tree " + tree + "\n");
    for (GitId parent : parents) {
      text.append("parent ").append(parent).append('\n');
    }
    String who = "A <a@repo.example> " + at + " +0000\n";
    return text.append("author ")
        .append(who)
        .append("committer ")
        .append(who)
        .append("\nDo\n")
        .toString();
  }

  GitId tag(GitId target, String type, String name) throws IOException {
    String text =
        "object "
            + target
            + "\ntype "
            + type
            + "\ntag "
            + name
            + "\ntagger A <a@repo.example> 1700000000 +0000\n\nRelease\n";
    return object("tag", text.getBytes(UTF_8));
  }

  GitObjects open() throws Exception {
    return GitObjects.open(folder);
  }
}
