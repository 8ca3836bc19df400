package dev.sallyport.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A temporary folder that is gone when the run is over, also when the run is stopped. */
record WorkFolder(Path path, Thread hook) implements AutoCloseable {

  static WorkFolder create() throws IOException {
    Path path = Files.createTempDirectory("sallyport");
    Thread hook = new Thread(() -> remove(path));
    Runtime.getRuntime().addShutdownHook(hook);
    return new WorkFolder(path, hook);
  }

  private static void remove(Path path) {
    try {
      OutFolder.delete(path);
    } catch (IOException busy) {
      path.toFile().deleteOnExit();
    }
  }

  @Override
  public void close() {
    remove(path);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stopping) {
      // the hook runs already and finds nothing to do
    }
  }
}
