package dev.sallyport.sourcegate;

import dev.sallyport.gitobject.CommitObject;
import dev.sallyport.gitobject.GitId;
import dev.sallyport.gitobject.Ident;
import dev.sallyport.gitobject.SignedBytes;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.signature.Checked;
import dev.sallyport.signature.KeyRing;
import dev.sallyport.signature.SignatureCheck;
import dev.sallyport.signature.SignatureFacts;
import dev.sallyport.signature.SshPublicKey;
import dev.sallyport.signature.TrustedKey;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Finds out which key signed each commit of a range. Every signature is checked: a key that a
 * signature merely names is somebody's claim.
 */
final class ProposalScan {
  private static final int CHUNK = 128;

  private final GitObjects objects;
  private final Set<GitId> steps;
  private final ProposalKeys keys;
  private final SignatureCheck given;
  private final Instant now;
  private final Map<String, SignatureCheck> seen = new ConcurrentHashMap<>();

  ProposalScan(GitObjects objects, Set<GitId> steps, ProposalKeys keys, Instant now) {
    this.objects = objects;
    this.steps = steps;
    this.keys = keys;
    this.given = keys.ring(now);
    this.now = now;
  }

  /** In the order of the ids. */
  List<ProposalCommit> of(List<GitId> ids, int threads) throws Refusal {
    ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads));
    try {
      List<Future<List<ProposalCommit>>> parts = new ArrayList<>();
      for (int i = 0; i < ids.size(); i += CHUNK) {
        List<GitId> part = ids.subList(i, Math.min(ids.size(), i + CHUNK));
        parts.add(pool.submit(() -> part(part)));
      }
      List<ProposalCommit> all = new ArrayList<>(ids.size());
      for (Future<List<ProposalCommit>> part : parts) {
        all.addAll(part.get());
      }
      return all;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private List<ProposalCommit> part(List<GitId> ids) throws Refusal {
    List<ProposalCommit> part = new ArrayList<>(ids.size());
    for (GitId id : ids) {
      part.add(commit(id));
    }
    return part;
  }

  private ProposalCommit commit(GitId id) throws Refusal {
    CommitObject commit;
    try {
      commit = objects.commit(id);
    } catch (Refusal e) {
      Rule rule = e.finding().rule();
      if (rule == Rule.COMMIT_MALFORMED
          || rule == Rule.COMMIT_SIGNATURE_FORM
          || rule == Rule.TAG_MALFORMED) {
        return new ProposalCommit(
            id,
            steps.contains(id),
            false,
            Optional.empty(),
            Optional.empty(),
            new ProposalCommit.Why.Refused(rule.id(), rule.meaning()));
      }
      throw e;
    }
    boolean merge = commit.parents().size() > 1;
    if (commit.signature().isEmpty()) {
      return of(id, merge, commit.committer(), new ProposalCommit.Why.Unsigned());
    }
    return signed(id, merge, commit.committer(), commit.signature().get());
  }

  private ProposalCommit signed(GitId id, boolean merge, Ident committer, SignedBytes bytes) {
    SignatureFacts facts = SignatureFacts.of(bytes.block());
    SignatureCheck check = given;
    if (facts instanceof SignatureFacts.Ssh ssh) {
      SshPublicKey key = ssh.key();
      if (!keys.given().containsKey(key.fingerprint())) {
        if (keys.onlyThese()) {
          return of(id, merge, committer, new ProposalCommit.Why.NotListed(key.fingerprint()));
        }
        check = seen.computeIfAbsent(key.fingerprint(), f -> KeyRing.of(List.of(key), now));
      }
    }
    Checked checked = check.check(bytes.payload(), bytes.block(), "git");
    if (checked instanceof Checked.Good good) {
      return new ProposalCommit(
          id,
          steps.contains(id),
          merge,
          Optional.of(committer),
          Optional.of(good.key()),
          new ProposalCommit.Why.Proven());
    }
    Checked.Refused refused = (Checked.Refused) checked;
    return of(
        id,
        merge,
        committer,
        refused.rule() == Rule.KEY_UNKNOWN && facts instanceof SignatureFacts.OpenPgp openPgp
            ? new ProposalCommit.Why.NoCertificate(openPgp.issuer())
            : new ProposalCommit.Why.Refused(refused.rule().id(), refused.fact()));
  }

  private ProposalCommit of(GitId id, boolean merge, Ident committer, ProposalCommit.Why why) {
    Optional<TrustedKey> nobody = Optional.empty();
    return new ProposalCommit(id, steps.contains(id), merge, Optional.of(committer), nobody, why);
  }
}
