package dev.sallyport.signature;

import java.util.Locale;
import java.util.Optional;

/**
 * A user id that an OpenPGP certificate claims for itself. A claim: it proves no identity.
 *
 * @param text as it stands in the certificate
 */
public record UserId(String text) {

  /** The address inside angle brackets, or the whole text when it is one; lower-case. */
  public Optional<String> email() {
    int open = text.lastIndexOf('<');
    int close = text.lastIndexOf('>');
    String address = open >= 0 && close > open ? text.substring(open + 1, close) : text;
    boolean one =
        address.indexOf('@') > 0
            && address.indexOf('@') == address.lastIndexOf('@')
            && address.chars().allMatch(c -> c > ' ' && c != '<' && c != '>' && c != 0x7f);
    return one ? Optional.of(address.toLowerCase(Locale.ROOT)) : Optional.empty();
  }
}
