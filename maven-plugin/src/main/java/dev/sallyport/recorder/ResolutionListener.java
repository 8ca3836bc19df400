package dev.sallyport.recorder;

import org.eclipse.aether.AbstractRepositoryListener;
import org.eclipse.aether.RepositoryEvent;

/**
 * Writes every file that Maven resolves into the ledger. Maven swallows what a listener throws, so
 * what fails here is written down as well.
 */
public final class ResolutionListener extends AbstractRepositoryListener {
  private final boolean awake = WayIn.ofThisClass().isAwake();

  @Override
  public void artifactResolved(RepositoryEvent event) {
    if (awake) {
      try {
        Ledger.OF_THIS_MAVEN.artifact(event);
      } catch (RuntimeException | LinkageError e) {
        Ledger.OF_THIS_MAVEN.fault("the resolution of " + event.getArtifact() + ": " + e);
      }
    }
  }

  @Override
  public void metadataResolved(RepositoryEvent event) {
    if (awake) {
      try {
        Ledger.OF_THIS_MAVEN.metadata(event);
      } catch (RuntimeException | LinkageError e) {
        Ledger.OF_THIS_MAVEN.fault("the resolution of " + event.getMetadata() + ": " + e);
      }
    }
  }
}
