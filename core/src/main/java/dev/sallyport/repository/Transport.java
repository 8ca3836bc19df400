package dev.sallyport.repository;

import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Gets bytes from one kind of place. */
interface Transport {

  /** Takes the bytes of a file; may be called again from the start after a failure. */
  interface Body<T> {
    T take(InputStream in) throws IOException, Refusal;
  }

  /** Hands a file's bytes to the body; empty where the place says that it has no such file. */
  <T> Optional<T> fetch(Upstream upstream, String path, Body<T> body) throws Refusal;

  /** The names in a folder, sorted; empty where the place does not list. */
  Optional<List<String>> list(Upstream upstream, String folder) throws Refusal;
}
