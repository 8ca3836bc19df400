package dev.sallyport.artifact;

import static dev.sallyport.artifact.ArchiveBuilder.archive;
import static dev.sallyport.artifact.ClassBuilder.thing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.Opcodes;

class CausesTest {
  private static final LocalDateTime NOON = LocalDateTime.of(2024, 5, 6, 12, 0);

  private final Path folder;

  CausesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static ArchiveBuilder base() {
    return archive().manifest("Build-Jdk-Spec: 17").directory("a/").file("a/one.txt", "one", "two");
  }

  /** One difference each; the expected kinds are all that may be found. */
  static Stream<Arguments> oneDifference() {
    byte[] plain = thing().bytes();
    ArchiveBuilder two = archive().file("a.txt", "a").file("b.txt", "b");
    ArchiveBuilder owned = archive().owner("herve", "herve").file("a.txt", "a");
    return Stream.of(
        one(CauseKind.ENTRIES_ONLY_PUBLISHED, base().directory("empty/").zip(), base().zip()),
        one(CauseKind.ENTRIES_ONLY_REBUILT, base().zip(), base().file("new.txt", "").zip()),
        one(
            CauseKind.MANIFEST,
            archive().manifest("SCM-Git-Branch: master").zip(),
            archive().manifest("SCM-Git-Branch: ad898966c0d1af36").zip()),
        one(CauseKind.CONTENT, file("x.txt", "a\nb\n"), file("x.txt", "a\nc\n")),
        one(CauseKind.CONTENT, file("x.bin", "\0\1\2"), file("x.bin", "\0\1\3")),
        one(CauseKind.LINE_ENDINGS, file("x.txt", "a\r\nb\r\n"), file("x.txt", "a\nb\n")),
        one(CauseKind.LINE_ORDER, file("x.txt", "a\nb\n"), file("x.txt", "b\na\n")),
        one(CauseKind.CLASS_BYTES, classFile(plain), classFile(thing().answer(43).bytes())),
        one(CauseKind.CLASS_BYTES, classFile(plain), classFile(thing().line(8).bytes())),
        one(
            CauseKind.CLASS_BYTES,
            classFile(plain),
            classFile(thing().version(Opcodes.V11).bytes())),
        one(
            CauseKind.STRING_CONCAT,
            classFile(thing().lazyConcat().bytes()),
            classFile(thing().eagerConcat().bytes())),
        one(
            CauseKind.NESTED,
            archive().file("lib/x.jar", base().zip()).zip(),
            archive().file("lib/x.jar", base().file("more", "").zip()).zip()),
        one(CauseKind.DEPENDENCY_HASH, file("bom.json", bom("aa")), file("bom.json", bom("bb"))),
        one(CauseKind.DEPENDENCY_HASH, file("bom.xml", xml("aa")), file("bom.xml", xml("bb"))),
        one(
            CauseKind.ENTRY_ORDER,
            two.zip(),
            archive().file("b.txt", "b").file("a.txt", "a").zip()),
        one(CauseKind.ENTRY_TIMES, at(NOON).zip(), at(NOON.plusSeconds(34)).zip()),
        one(CauseKind.TIMEZONE, at(NOON.plusHours(2)).zip(), at(NOON).zip()),
        one(CauseKind.TIMEZONE, at(NOON).zip(), at(NOON.plusMinutes(330)).zip()),
        one(CauseKind.ENTRY_TIMES, at(NOON.plusHours(2)).tar(), at(NOON).tar()),
        one(CauseKind.UMASK, withModes(0664, 0775).zip(), withModes(0644, 0755).zip()),
        one(CauseKind.UMASK, withModes(0664, 0775).tarGz(), withModes(0644, 0755).tarGz()),
        one(CauseKind.ENTRY_MODES, withModes(0744, 0755).zip(), withModes(0644, 0755).zip()),
        one(CauseKind.ENTRY_MODES, withModes(-1, -1).zip(), withModes(0644, 0755).zip()),
        one(CauseKind.ENTRY_OWNERS, owned.tarGz(), archive().file("a.txt", "a").tarGz()),
        one(CauseKind.COMPRESSION, long9().level(1).zip(), long9().level(9).zip()),
        one(CauseKind.CONTAINER, base().zip(), base().tar()),
        one(CauseKind.CONTAINER, base().zip(), "no archive".getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("oneDifference")
  void namesOneDifference(CauseKind kind, byte[] published, byte[] rebuilt) {
    assertEquals(List.of(kind), kinds(published, rebuilt));
    assertEquals(List.of(mirrored(kind)), kinds(rebuilt, published));
    assertEquals(List.of(), kinds(published, published));
  }

  @Test
  void saysWhichSideHasWhat() {
    assertEquals(
        List.of("only published: empty directory empty/"),
        texts(base().directory("empty/").zip(), base().zip()));
    assertEquals(
        List.of("manifest: Build-Jdk-Spec: 17 vs 21"),
        texts(
            archive().manifest("Build-Jdk-Spec: 17").zip(),
            archive().manifest("Build-Jdk-Spec: 21").zip()));
    assertEquals(
        List.of("all times differ by +2 h: timezone"),
        texts(at(NOON.plusHours(2)).zip(), at(NOON).zip()));
    assertEquals(
        List.of("a.class: methods differ: answer(List)"),
        texts(classFile(thing().bytes()), classFile(thing().answer(1).bytes())));
  }

  @Test
  void keepsOneOfEveryKindWhenThereIsTooMuchToSay() {
    ArchiveBuilder published = archive().time(NOON);
    ArchiveBuilder rebuilt = archive().time(NOON.plusSeconds(10)).modes(0600, 0700);
    rebuilt.file("z-first.txt", "z");
    published.manifest("A: 1", "B: 1", "C: 1", "D: 1", "E: 1", "F: 1");
    for (int i = 0; i < 50; i++) {
      published.file("t" + i + ".txt", "published").file("p" + i, "x");
      rebuilt.file("t" + i + ".txt", "rebuilt " + i).file("r" + i, "x");
    }
    published.file("z-first.txt", "z");
    rebuilt.manifest("A: 2", "B: 2", "C: 2", "D: 2", "E: 2", "F: 2");
    List<Cause> causes = causes(published.zip(), rebuilt.zip());
    assertTrue(causes.size() <= ReadLimits.LINES, causes::toString);
    assertEquals(
        List.of(
            CauseKind.ENTRIES_ONLY_PUBLISHED,
            CauseKind.ENTRIES_ONLY_REBUILT,
            CauseKind.MANIFEST,
            CauseKind.CONTENT,
            CauseKind.ENTRY_ORDER,
            CauseKind.ENTRY_TIMES,
            CauseKind.UMASK),
        causes.stream().map(Cause::kind).distinct().toList());
  }

  @Test
  void escapesWhatAnArchiveSays() {
    byte[] hostile = archive().file("x\u001b[31m\ny", "a").zip();
    String text = texts(hostile, archive().zip()).get(0);
    assertTrue(text.chars().allMatch(c -> c >= ' ' && c <= '~'), text);
  }

  @Test
  void doesNotDependOnTheOrderOfEntriesForContents() {
    byte[] published = archive().file("a.txt", "1").file("b.txt", "1").zip();
    byte[] rebuilt = archive().file("a.txt", "2").file("b.txt", "2").zip();
    byte[] turned = archive().file("b.txt", "2").file("a.txt", "2").zip();
    List<Cause> withOrder = new ArrayList<>(causes(published, turned));
    withOrder.removeIf(cause -> cause.kind() == CauseKind.ENTRY_ORDER);
    assertEquals(causes(published, rebuilt), withOrder);
  }

  private static Arguments one(CauseKind kind, byte[] published, byte[] rebuilt) {
    return Arguments.of(kind, published, rebuilt);
  }

  private static CauseKind mirrored(CauseKind kind) {
    return switch (kind) {
      case ENTRIES_ONLY_PUBLISHED -> CauseKind.ENTRIES_ONLY_REBUILT;
      case ENTRIES_ONLY_REBUILT -> CauseKind.ENTRIES_ONLY_PUBLISHED;
      default -> kind;
    };
  }

  private static byte[] file(String name, String content) {
    return archive().file(name, content.getBytes(StandardCharsets.ISO_8859_1)).zip();
  }

  private static byte[] classFile(byte[] content) {
    return archive().file("a.class", content).zip();
  }

  private static ArchiveBuilder at(LocalDateTime time) {
    return archive().time(time).directory("a/").file("a/b.txt", "text");
  }

  private static ArchiveBuilder withModes(int files, int directories) {
    return archive().modes(files, directories).directory("a/").file("a/b.txt", "text");
  }

  private static ArchiveBuilder long9() {
    return archive().file("long.txt", "abcdefgh ".repeat(400) + "xyz abc fgh ".repeat(300));
  }

  private static String bom(String hash) {
    return """
        {"bomFormat": "CycloneDX", "components": [{"name": "x", "purl": "pkg:maven/g/x@1",
         "hashes": [{"alg": "SHA-256", "content": "%s"}]}]}
        """
        .formatted(hash);
  }

  private static String xml(String hash) {
    return """
        <bom><components><component><name>x</name><hashes><hash alg="SHA-256">%s</hash></hashes>
        <purl>pkg:maven/g/x@1?type=jar</purl></component></components></bom>
        """
        .formatted(hash);
  }

  private List<CauseKind> kinds(byte[] published, byte[] rebuilt) {
    return causes(published, rebuilt).stream().map(Cause::kind).toList();
  }

  private List<String> texts(byte[] published, byte[] rebuilt) {
    return causes(published, rebuilt).stream().map(Cause::text).toList();
  }

  private List<Cause> causes(byte[] published, byte[] rebuilt) {
    return Causes.between(
        ArchiveBuilder.write(folder.resolve("published"), published),
        ArchiveBuilder.write(folder.resolve("rebuilt"), rebuilt));
  }
}
