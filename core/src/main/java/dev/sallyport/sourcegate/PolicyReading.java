package dev.sallyport.sourcegate;

import dev.sallyport.history.PolicyInForce;
import dev.sallyport.history.PolicySource;
import dev.sallyport.history.TreePolicies;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.policy.Policy;
import dev.sallyport.policy.PolicyFiles;
import dev.sallyport.policy.PolicyFolder;
import dev.sallyport.policy.PolicyLoader;
import dev.sallyport.policy.SignatureKeys;
import dev.sallyport.signature.KeyRing;
import dev.sallyport.verdict.Refusal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Reads policies with the real readers of keys. */
final class PolicyReading {
  private final Instant now;

  /** Keys are judged as they are at {@code now}. */
  PolicyReading(Instant now) {
    this.now = now;
  }

  /** The policy of each commit, or the one that the caller gave. */
  PolicySource source(Optional<Path> file, GitObjects objects) throws Refusal {
    return file.isPresent()
        ? PolicySource.outside(fromFile(file.get()))
        : new TreePolicies(objects, this::read);
  }

  private PolicyInForce fromFile(Path file) throws Refusal {
    return read(file.toString(), PolicyFolder.of(file));
  }

  private PolicyInForce read(String where, PolicyFiles files) throws Refusal {
    Policy policy = PolicyLoader.load(where, files, new SignatureKeys());
    return PolicyInForce.of(policy, keys -> KeyRing.of(keys, now));
  }
}
