package dev.sallyport.app;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.history.PolicyInForce;
import dev.sallyport.history.PolicySource;
import dev.sallyport.history.TreePolicies;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.policy.KeyReader;
import dev.sallyport.policy.PolicyFiles;
import dev.sallyport.policy.PolicyFolder;
import dev.sallyport.policy.PolicyLoader;
import dev.sallyport.signature.KeyRing;
import dev.sallyport.signature.OpenPgpCertificate;
import dev.sallyport.signature.SshPublicKey;
import dev.sallyport.signature.TrustedKey;
import dev.sallyport.verdict.Refusal;
import java.nio.file.Path;
import java.time.Instant;

/** Policies with their keys as they stand now. */
final class PolicyAt implements KeyReader {
  private final Instant now;

  PolicyAt(Instant now) {
    this.now = now;
  }

  /**
   * The policy in the tree of a commit.
   *
   * @throws Refusal {@code policy.missing}, {@code policy.invalid}
   */
  PolicyInForce in(GitObjects objects, GitId commit) throws Refusal {
    PolicySource.State state = new TreePolicies(objects, this::read).in(objects.rootTree(commit));
    if (state instanceof PolicySource.State.Usable usable) {
      return usable.policy();
    }
    PolicySource.State.Unusable unusable = (PolicySource.State.Unusable) state;
    throw new Refusal(
        unusable.rule(),
        commit.hex(),
        unusable.fact(),
        "commit a policy first, or name what it would: --repository ID");
  }

  /** The policy in a file. */
  PolicyInForce from(Path file) throws Refusal {
    return read(file.toString(), PolicyFolder.of(file));
  }

  private PolicyInForce read(String where, PolicyFiles files) throws Refusal {
    return PolicyInForce.of(PolicyLoader.load(where, files, this), keys -> KeyRing.of(keys, now));
  }

  @Override
  public TrustedKey openPgp(String where, byte[] bytes) throws Refusal {
    return OpenPgpCertificate.read(where, bytes);
  }

  @Override
  public TrustedKey ssh(String where, String line) throws Refusal {
    return SshPublicKey.fromLine(where, line);
  }
}
