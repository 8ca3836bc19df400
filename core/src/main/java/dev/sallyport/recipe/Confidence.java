package dev.sallyport.recipe;

/** How far a field of a recipe can be relied on. */
public enum Confidence {
  /** The caller said so. */
  GIVEN,
  /** Read from published bytes, or stated by the release and then checked. */
  PROVEN,
  /** Stated by the release; nothing contradicts it. */
  STATED,
  /** A default; nothing speaks for it. */
  GUESSED
}
