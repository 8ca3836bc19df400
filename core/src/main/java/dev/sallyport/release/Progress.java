package dev.sallyport.release;

/** Told what is being done, for a person who waits. Lines may hold text of strangers. */
@FunctionalInterface
public interface Progress {
  void step(String what);
}
