package dev.sallyport.app;

import dev.sallyport.digest.Digests;
import dev.sallyport.sourcegate.VerifySource;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Which bytes judge: so that what one version found good is not believed by another. */
final class ToolIdentity {
  private ToolIdentity() {}

  /** Empty when the program does not run from a jar, as while it is being written. */
  static Optional<String> ofProcess() {
    CodeSource source = VerifySource.class.getProtectionDomain().getCodeSource();
    try {
      if (source == null || !Files.isRegularFile(Path.of(source.getLocation().toURI()))) {
        return Optional.empty();
      }
      String jar = Digests.of(Path.of(source.getLocation().toURI())).sha256().hex();
      String others = System.getProperty("java.class.path", "");
      return Optional.of(jar + " " + others + " " + Runtime.version());
    } catch (IOException | URISyntaxException | RuntimeException unknown) {
      return Optional.empty();
    }
  }
}
