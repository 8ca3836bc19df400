package dev.sallyport.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.digest.Digests;
import dev.sallyport.digest.Sha256;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTest {
  private static final int LARGE = 3 << 20;
  private Path dir;
  private Store store;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    dir = folder.resolve("a/store");
    store = Store.open(dir);
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private Path file(Sha256 digest) {
    return dir.resolve("bytes").resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
  }

  private List<Path> temporary() throws IOException {
    try (Stream<Path> all = Files.walk(dir.resolve("temp"))) {
      return all.filter(Files::isRegularFile)
          .filter(f -> !f.endsWith("lock") && !f.endsWith("guard"))
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1000, 1 << 20, (1 << 20) + 1, LARGE})
  void givesBackWhatItWasGiven(int size) throws Exception {
    Digests digests = store.put(new ByteArrayInputStream(bytes(size)), size);
    assertEquals(Digests.of(bytes(size)), digests);
    assertArrayEquals(bytes(size), store.read(digests.sha256()));
    assertTrue(store.has(digests.sha256()));

    Path copy = dir.resolveSibling("copy");
    store.copyTo(digests.sha256(), copy);
    assertArrayEquals(bytes(size), Files.readAllBytes(copy));
    assertEquals(List.of(), temporary());
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 1 << 20, LARGE})
  void refusesWhatIsTooLarge(int limit) throws Exception {
    byte[] more = bytes(limit + 1);
    assertThrows(TooLarge.class, () -> store.put(new ByteArrayInputStream(more), limit));
    assertFalse(store.has(Digests.of(more).sha256()));
    assertEquals(List.of(), temporary());
  }

  @ParameterizedTest
  @ValueSource(ints = {10, LARGE})
  void neverDeliversChangedBytes(int size) throws Exception {
    Sha256 digest = store.put(bytes(size)).sha256();
    byte[] changed = bytes(size);
    changed[size - 1]++;
    Files.write(file(digest), changed);

    Refusal refusal = assertThrows(Refusal.class, () -> store.read(digest));
    assertEquals(Rule.INPUT_CHANGED, refusal.finding().rule());
    assertFalse(store.has(digest));
    try (Stream<Path> aside = Files.list(dir.resolve("changed"))) {
      assertEquals(1, aside.count());
    }
    store.put(bytes(size));
    assertArrayEquals(bytes(size), store.read(digest));
  }

  @Test
  void holdsTheLastPieceBackWhenBytesChangeWhileTheyAreRead() throws Exception {
    Sha256 digest = store.put(bytes(LARGE)).sha256();
    try (InputStream in = store.openVerified(digest);
        FileChannel file = FileChannel.open(file(digest), StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5}), 5);
      assertThrows(IOException.class, in::readAllBytes);
    }
  }

  @Test
  void replacesAChangedFileWhenTheRightBytesComeAgain() throws Exception {
    Sha256 digest = store.put(bytes(10)).sha256();
    Files.write(file(digest), bytes(11));
    store.put(bytes(10));
    assertArrayEquals(bytes(10), store.read(digest));
  }

  @Test
  void doesNotFollowALinkInPlaceOfAFile() throws Exception {
    Sha256 digest = store.put(bytes(10)).sha256();
    Path elsewhere = Files.write(dir.resolveSibling("elsewhere"), bytes(10));
    Files.delete(file(digest));
    Files.createSymbolicLink(file(digest), elsewhere);
    assertFalse(store.has(digest));
    assertThrows(IOException.class, () -> store.read(digest));
  }

  @Test
  void saysWhenBytesAreGone() {
    Sha256 never = Digests.of(bytes(5)).sha256();
    Refusal refusal = assertThrows(Refusal.class, () -> store.read(never));
    assertEquals(Rule.INPUT_CHANGED, refusal.finding().rule());
  }

  @ParameterizedTest
  @ValueSource(ints = {10, LARGE})
  void leavesNothingHalfWrittenOnAFullDisk(int size) throws Exception {
    TempFiles full = file -> FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE);
    Store onFullDisk = new Store(StoreFolder.open(dir), full);
    Refusal refusal =
        assertThrows(
            Refusal.class, () -> onFullDisk.put(new ByteArrayInputStream(bytes(size)), LARGE));
    assertEquals(Rule.TOOL_DISK_FULL, refusal.finding().rule());
    assertFalse(store.has(Digests.of(bytes(size)).sha256()));
    assertEquals(List.of(), temporary());
  }

  @Test
  void removesABrokenDownload() throws Exception {
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(bytes(LARGE)),
            new InputStream() {
              @Override
              public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("cut");
              }

              @Override
              public int read() throws IOException {
                throw new IOException("cut");
              }
            });
    assertThrows(IOException.class, () -> store.put(broken, 2L * LARGE));
    assertEquals(List.of(), temporary());
  }

  @Test
  void sweepsWhatAKilledRunLeft() throws Exception {
    Path dead = Files.createDirectory(dir.resolve("temp/1-2-dead"));
    Files.write(dead.resolve("half"), bytes(10));
    Store.open(dir);
    assertFalse(Files.exists(dead));
    store.put(bytes(10));
  }

  @Test
  void leavesALivingRunAlone() throws Exception {
    Path alive = Files.createDirectory(dir.resolve("temp/1-2-alive"));
    Files.write(alive.resolve("half"), bytes(10));
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                alive.resolve("lock").toString())
            .start();
    try {
      assertEquals('!', other.getInputStream().read());
      Store.open(dir);
      assertTrue(Files.exists(alive.resolve("half")));
    } finally {
      other.destroyForcibly().waitFor();
    }
    Store.open(dir);
    assertFalse(Files.exists(alive));
  }

  @Test
  void isForItsOwnerOnly() throws Exception {
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(dir)));
    Sha256 digest = store.put(bytes(10)).sha256();
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file(digest))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwx---", "rwx----w-", "rwxrwxrwx"})
  void refusesAFolderThatOthersMayWriteTo(String permissions) throws Exception {
    Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString(permissions));
    assertThrows(UnsafeStore.class, () -> Store.open(dir));
  }

  @Test
  void refusesAFolderOfAnotherUser() throws Exception {
    try {
      Files.setAttribute(dir, "unix:uid", 12345);
    } catch (IOException notRoot) {
      Assumptions.abort("only root can give a folder away");
    }
    assertThrows(UnsafeStore.class, () -> Store.open(dir));
  }

  @Test
  void takesTheSameBytesFromSeveralSidesAtOnce() throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Digests>> puts =
          Stream.generate(() -> (Callable<Digests>) () -> Store.open(dir).put(bytes(1000)))
              .limit(40)
              .toList();
      for (Future<Digests> put : threads.invokeAll(puts)) {
        assertEquals(Digests.of(bytes(1000)), put.get());
      }
    } finally {
      threads.shutdown();
    }
    assertEquals(List.of(), temporary());
    assertEquals(
        "", new String(store.read(store.put(new byte[0]).sha256()), StandardCharsets.UTF_8));
  }
}
