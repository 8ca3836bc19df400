package dev.sallyport.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A temporary folder outside with what is generated for one build; gone when closed. */
record RunFolder(Path path) implements AutoCloseable {

  static RunFolder create() throws IOException {
    return new RunFolder(Files.createTempDirectory("sallyport-sandbox-"));
  }

  void writeEtc(String user, String home) throws IOException {
    Path etc = Files.createDirectory(path.resolve("etc"));
    Files.writeString(
        etc.resolve("passwd"),
        "root:x:0:0:root:/nonexistent:/bin/sh\n"
            + (user + ":x:1000:1000:" + user + ":" + home + ":/bin/sh\n")
            + "nobody:x:65534:65534:nobody:/nonexistent:/bin/sh\n");
    Files.writeString(etc.resolve("group"), "root:x:0:\n" + user + ":x:1000:\nnogroup:x:65534:\n");
    Files.writeString(etc.resolve("hosts"), "127.0.0.1 localhost\n::1 localhost\n");
    Files.writeString(
        etc.resolve("nsswitch.conf"), "passwd: files\ngroup: files\nhosts: files dns\n");
    Files.writeString(etc.resolve("resolv.conf"), "");
  }

  /** Leaves what cannot be removed. */
  void remove() {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException | UncheckedIOException inUse) {
      // it is below the folder for temporary files
    }
  }

  @Override
  public void close() {
    remove();
  }
}
