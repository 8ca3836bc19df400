package dev.sallyport.artifact;

import static dev.sallyport.artifact.ArchiveBuilder.archive;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileArchiveTest {
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;

  private final Path folder;

  HostileArchiveTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static byte[] sound() {
    return archive().file("a.txt", "some text").file("b.txt", "more text").zip();
  }

  @Test
  void aSoundArchiveHasNoOddities() throws IOException {
    assertEquals(List.of(), oddities(sound()));
    assertEquals(List.of(), oddities(archive().file("a", "x").directory("d/").tarGz()));
    assertEquals(List.of(), oddities(archive().zip()));
  }

  @Test
  void aNameThatOccursTwice() {
    byte[] twice = archive().file("a.txt", "some text").file("a.txt", "other text").zip();
    assertEquals(CauseKind.CONTAINER, first(twice).kind());
    assertTrue(first(twice).text().contains("more than once"));
  }

  @Test
  void bytesInFrontBehindAndBetween() {
    byte[] script = "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8);
    for (byte[] odd :
        List.of(concat(script, sound()), concat(sound(), script), withGap(sound(), script))) {
      assertEquals(CauseKind.CONTAINER, first(odd).kind(), first(odd)::text);
      assertTrue(first(odd).text().startsWith("published: 10 bytes"), first(odd)::text);
    }
  }

  @Test
  void aLocalHeaderThatSaysOtherwise() {
    byte[] otherName = sound();
    otherName[30] = 'z';
    assertTrue(first(otherName).text().contains("says otherwise"), first(otherName)::text);
    byte[] otherTime = sound();
    otherTime[10] ^= 1;
    assertTrue(first(otherTime).text().contains("says otherwise"), first(otherTime)::text);
  }

  @Test
  void aChecksumThatIsNotOfTheBytes() {
    byte[] zip = sound();
    zip[14] ^= 1;
    zip[position(zip, CENTRAL) + 16] ^= 1;
    assertTrue(first(zip).text().contains("checksum"), first(zip)::text);
  }

  @Test
  void truncationAtEveryByteIsSaid() {
    byte[] whole = sound();
    for (int length = 4; length < whole.length; length++) {
      List<Cause> causes = causes(Arrays.copyOf(whole, length), whole);
      CauseKind kind = causes.get(0).kind();
      assertTrue(kind == CauseKind.TRUNCATED || kind == CauseKind.UNREADABLE, causes::toString);
    }
    byte[] tar = archive().file("a.txt", "some text").file("b.txt", "more").tarGz();
    for (int length = 20; length < tar.length - 8; length++) {
      List<Cause> causes = causes(Arrays.copyOf(tar, length), tar);
      assertEquals(CauseKind.TRUNCATED, causes.get(0).kind(), causes::toString);
    }
  }

  @Test
  void zip64ThatLies() {
    byte[] zip = sound();
    int end = position(zip, END);
    ByteBuffer lie = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    lie.putShort(end + 8, (short) 0xffff).putShort(end + 10, (short) 0xffff);
    assertEquals(CauseKind.UNREADABLE, first(zip).kind());

    byte[] record = new byte[76];
    ByteBuffer record64 = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
    record64.putInt(0, 0x06064b50).putLong(4, 44).putLong(32, Long.MAX_VALUE);
    record64.putLong(40, Long.MAX_VALUE).putLong(48, Long.MIN_VALUE);
    record64.putInt(56, 0x07064b50).putLong(64, end).putInt(72, 1);
    byte[] tail = Arrays.copyOfRange(zip, end, zip.length);
    byte[] big = concat(concat(Arrays.copyOf(zip, end), record), tail);
    assertEquals(CauseKind.UNREADABLE, first(big).kind());
  }

  @Test
  void entriesThatShareBytes() {
    byte[] zip = sound();
    int second = position(zip, CENTRAL, 2);
    ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(second + 42, 0);
    Cause cause = first(zip);
    assertEquals(CauseKind.UNREADABLE, cause.kind());
    assertTrue(cause.text().contains("shares bytes"), cause::text);
  }

  @Test
  void aBombOfAnnouncedSizeOnlyIsReadInPieces() {
    byte[] zeros = new byte[40 << 20];
    byte[] published = archive().file("bomb", zeros).zip();
    zeros[zeros.length - 1] = 1;
    byte[] rebuilt = archive().file("bomb", zeros).zip();
    List<Cause> causes = causes(published, rebuilt);
    assertEquals(CauseKind.CONTENT, causes.get(0).kind(), causes::toString);
  }

  @Test
  void aTarThatLiesAboutSizes() {
    byte[] tar = archive().file("a.txt", "some text").tar();
    byte[] lie = tar.clone();
    lie[124] = (byte) 0x80;
    Arrays.fill(lie, 125, 136, (byte) 0x7f);
    fixChecksum(lie);
    List<Cause> causes = causes(lie, tar);
    assertEquals(CauseKind.UNREADABLE, causes.get(0).kind(), causes::toString);
  }

  @Test
  void anAnnotationThatNestsWithoutEnd() {
    byte[] broken = ClassBuilder.thing().bytes();
    Arrays.fill(broken, broken.length / 2, broken.length, (byte) '@');
    byte[] published = archive().file("a.class", broken).zip();
    byte[] rebuilt = archive().file("a.class", ClassBuilder.thing().bytes()).zip();
    assertEquals(CauseKind.CLASS_BYTES, causes(published, rebuilt).get(0).kind());
  }

  @Test
  void anyBytesGetAnAnswer() {
    Random random = new Random(20261122);
    byte[] jar =
        archive()
            .manifest("A: b")
            .file("a.class", ClassBuilder.thing().lazyConcat().bytes())
            .file("lib/x.jar", sound())
            .zip();
    byte[] tar = archive().owner("a", "b").file("n".repeat(120), "text").tar();
    for (byte[] whole : List.of(jar, tar)) {
      for (int i = 0; i < 150; i++) {
        byte[] damaged = whole.clone();
        for (int flips = 1 + random.nextInt(6); flips > 0; flips--) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        boolean same = Arrays.equals(damaged, whole);
        assertEquals(same, causes(damaged, whole).isEmpty());
        Path file = ArchiveBuilder.write(folder.resolve("damaged"), damaged);
        JarFacts.read(file);
        ArchiveModes.read(file);
      }
    }
  }

  @Test
  void aFileThatIsNotThereIsACauseToo() {
    List<Cause> causes = Causes.between(folder.resolve("absent"), folder.resolve("absent-too"));
    assertEquals(CauseKind.UNREADABLE, causes.get(0).kind());
    assertFalse(JarFacts.read(folder.resolve("absent")).isPresent());
  }

  private Cause first(byte[] published) {
    return causes(published, sound()).get(0);
  }

  private List<Cause> causes(byte[] published, byte[] rebuilt) {
    return Causes.between(
        ArchiveBuilder.write(folder.resolve("published"), published),
        ArchiveBuilder.write(folder.resolve("rebuilt"), rebuilt));
  }

  private static List<String> oddities(byte[] bytes) throws IOException {
    List<String> oddities = new ArrayList<>();
    Archive.read(RandomBytes.of(bytes)).ifPresent(a -> oddities.addAll(a.oddities()));
    return oddities;
  }

  private static byte[] withGap(byte[] zip, byte[] gap) {
    int central = position(zip, CENTRAL);
    byte[] front = concat(Arrays.copyOf(zip, central), gap);
    byte[] odd = concat(front, Arrays.copyOfRange(zip, central, zip.length));
    ByteBuffer end = ByteBuffer.wrap(odd).order(ByteOrder.LITTLE_ENDIAN);
    end.putInt(position(odd, END) + 16, central + gap.length);
    return odd;
  }

  private static void fixChecksum(byte[] tar) {
    Arrays.fill(tar, 148, 156, (byte) ' ');
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += tar[i] & 0xff;
    }
    byte[] digits = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, tar, 148, 8);
  }

  private static int position(byte[] bytes, int signature) {
    return position(bytes, signature, 1);
  }

  private static int position(byte[] bytes, int signature, int occurrence) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int seen = 0;
    for (int i = 0; i + 4 <= bytes.length; i++) {
      if (buffer.getInt(i) == signature && ++seen == occurrence) {
        return i;
      }
    }
    throw new IllegalArgumentException("no such signature");
  }

  private static byte[] concat(byte[] first, byte[] second) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(first);
    out.writeBytes(second);
    return out.toByteArray();
  }
}
