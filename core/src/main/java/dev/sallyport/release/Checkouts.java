package dev.sallyport.release;

import dev.sallyport.recipe.Environment;
import dev.sallyport.source.Checkout;
import java.util.Optional;

/** How a recipe wants the source written out. */
final class Checkouts {
  private Checkouts() {}

  static Checkout of(Environment environment) {
    return new Checkout(
        Integer.parseInt(environment.umask().value(), 8),
        environment.newline().value().equals("crlf") ? Checkout.Newline.CRLF : Checkout.Newline.LF,
        environment.branch().value(),
        Optional.empty());
  }
}
