package dev.sallyport.app;

import dev.sallyport.sourcegate.VerifySource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/** Which bytes judge: so that what one version found good is not believed by another. */
final class ToolIdentity {
  private static final long DIRECTORY_BYTES = 256 * 1024;

  private ToolIdentity() {}

  /** Empty when the program does not run from a jar, as while it is being written. */
  static Optional<String> ofProcess() {
    CodeSource source = VerifySource.class.getProtectionDomain().getCodeSource();
    try {
      if (source == null || !Files.isRegularFile(Path.of(source.getLocation().toURI()))) {
        return Optional.empty();
      }
      String jar = directoryDigest(Path.of(source.getLocation().toURI()));
      String others = System.getProperty("java.class.path", "");
      return Optional.of(jar + " " + others + " " + Runtime.version());
    } catch (IOException | URISyntaxException | RuntimeException unknown) {
      return Optional.empty();
    }
  }

  /** The directory at a jar's end has size and checksum of every class; hashing all takes 0.5 s. */
  private static String directoryDigest(Path jar) throws IOException {
    long size = Files.size(jar);
    try (InputStream in = Files.newInputStream(jar)) {
      in.skipNBytes(Math.max(0, size - DIRECTORY_BYTES));
      return size + " " + DigestUtils.sha256Hex(in.readAllBytes());
    }
  }
}
