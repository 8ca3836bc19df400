package dev.sallyport.source;

import dev.sallyport.digest.Sha256;
import java.util.Set;

/**
 * What a release consists of, by content, for holding its source against it.
 *
 * @param archives every output and published archive
 * @param mainClasses the class entries of main artifacts; those of tests are not among them
 */
public record Published(Set<Sha256> archives, Set<Sha256> mainClasses) {
  public Published {
    archives = Set.copyOf(archives);
    mainClasses = Set.copyOf(mainClasses);
  }
}
