package dev.sallyport.store;

import java.io.IOException;
import java.nio.file.Path;

/** A store folder that somebody else could have filled; nothing was read from it. */
public final class UnsafeStore extends IOException {
  private static final long serialVersionUID = 1L;

  UnsafeStore(Path dir, String why) {
    super(dir + ": " + why);
  }
}
