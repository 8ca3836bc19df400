package dev.sallyport.artifact;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Holds the bytes of two files of one name against each other, by what they are. */
final class ContentCauses {
  private ContentCauses() {}

  /** Not empty for bytes that differ. */
  static List<Cause> between(String name, byte[] published, byte[] rebuilt, int nesting) {
    if (name.endsWith("MANIFEST.MF")) {
      List<Cause> causes = ManifestCauses.between(published, rebuilt);
      if (!causes.isEmpty()) {
        return causes;
      }
    }
    if (ClassShape.isClass(published) && ClassShape.isClass(rebuilt)) {
      return ClassCauses.between(published, rebuilt);
    }
    if (isArchive(published) && isArchive(rebuilt)) {
      return List.of(nested(name, published, rebuilt, nesting));
    }
    List<Cause> hashes = SbomCauses.between(published, rebuilt);
    if (!hashes.isEmpty()) {
      return hashes;
    }
    Optional<String> before = Text.decode(published);
    Optional<String> after = Text.decode(rebuilt);
    return List.of(
        before.isPresent() && after.isPresent()
            ? TextCauses.between(before.get(), after.get())
            : binary(published, rebuilt));
  }

  private static Cause binary(byte[] published, byte[] rebuilt) {
    String sizes = published.length + " vs " + rebuilt.length + " bytes";
    int at = Arrays.mismatch(published, rebuilt);
    return new Cause(CauseKind.CONTENT, "binary, " + sizes + ", different from byte " + at + " on");
  }

  private static Cause nested(String name, byte[] published, byte[] rebuilt, int nesting) {
    if (nesting >= ReadLimits.NESTING) {
      return new Cause(CauseKind.NESTED, "a nested archive differs, not opened");
    }
    try (RandomBytes before = RandomBytes.of(published);
        RandomBytes after = RandomBytes.of(rebuilt)) {
      List<Cause> causes = Causes.between(name, before, after, nesting + 1);
      String more = causes.size() > 1 ? " (and " + (causes.size() - 1) + " more)" : "";
      return new Cause(CauseKind.NESTED, "nested archive differs: " + causes.get(0).text() + more);
    } catch (IOException cannotBe) {
      return new Cause(CauseKind.NESTED, "a nested archive differs and cannot be read");
    }
  }

  private static boolean isArchive(byte[] bytes) {
    boolean zip =
        bytes.length > 4
            && bytes[0] == 'P'
            && bytes[1] == 'K'
            && (bytes[2] == 3 || bytes[2] == 5)
            && bytes[3] == bytes[2] + 1;
    boolean gzip = bytes.length > 4 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b;
    return zip || gzip;
  }
}
