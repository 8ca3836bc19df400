package dev.sallyport.store;

import java.io.IOException;

/** A stream had more bytes than it may; nothing of it was kept. */
public final class TooLarge extends IOException {
  private static final long serialVersionUID = 1L;

  TooLarge(long maxBytes) {
    super("more than " + maxBytes + " bytes");
  }
}
