package dev.sallyport.inputs;

import dev.sallyport.digest.Digests;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where the bytes of inputs may lie on this machine. */
public interface BytesPlace {

  /** What this place calls itself in messages. */
  String name();

  /**
   * What lies there where this input should be. Of metadata there may be a file for each
   * repository; one that is the input's comes first.
   */
  List<Held> find(BuildInput input);

  /** Only for messages: what the place itself says about where the file came from. */
  Optional<String> origin(BuildInput input);

  /**
   * A file that was looked at.
   *
   * @param name as a person would find it
   */
  record Held(String name, Bytes bytes) {
    /** Hashed anew. */
    Digests digests() throws IOException {
      return bytes.digests();
    }
  }

  /** Hashes when asked. */
  interface Bytes {
    Digests digests() throws IOException;
  }
}
