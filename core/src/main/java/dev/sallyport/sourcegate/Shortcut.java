package dev.sallyport.sourcegate;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.history.HistoryQuestion;
import dev.sallyport.history.Judgement;
import dev.sallyport.history.PolicyInForce;
import dev.sallyport.history.PolicySource;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.objects.ObjectKind;
import dev.sallyport.policy.Policy;
import dev.sallyport.policy.PolicyException;
import dev.sallyport.policy.PolicyKey;
import dev.sallyport.policy.Principal;
import dev.sallyport.verdict.Refusal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Starts a judgement at what was judged before. Used only where nothing that the earlier verdict
 * rested on can have changed: same tool, trust root, branch and policy up to the new tip, every
 * review statement still there, no key or exception ended since.
 */
final class Shortcut {
  private final CheckpointFolder folder;
  private final String question;
  private final Instant now;

  private Shortcut(CheckpointFolder folder, String question, Instant now) {
    this.folder = folder;
    this.question = question;
    this.now = now;
  }

  /**
   * For a question.
   *
   * @param policy digest of a policy from outside, or a word for the repository's own
   */
  static Optional<Shortcut> open(
      SourceRequest request,
      GitObjects objects,
      TrustRoot root,
      String ref,
      String policy,
      Instant now) {
    if (request.cache().isEmpty() || request.since().isPresent() || root.treeSha512().isEmpty()) {
      return Optional.empty();
    }
    SourceRequest.Cache cache = request.cache().get();
    String question =
        DigestUtils.sha256Hex(String.join("\n", cache.tool(), root.toString(), ref, policy));
    return CheckpointFolder.open(cache.folder(), objects.root())
        .map(folder -> new Shortcut(folder, question, now));
  }

  /** The earlier verdict, if it still holds. */
  Optional<Checkpoint> found(HistoryQuestion asked, Set<String> evidence) throws Refusal {
    Optional<Checkpoint> found = folder.read(question);
    if (found.isEmpty()
        || !found.get().holdsAt(now)
        || !asked.witnessed().isEmpty()
        || !evidence.containsAll(found.get().evidence())) {
      return Optional.empty();
    }
    return isOnChain(found.get(), asked) ? found : Optional.empty();
  }

  private static boolean isOnChain(Checkpoint point, HistoryQuestion asked) throws Refusal {
    GitObjects objects = asked.objects();
    try {
      byte[] raw = objects.raw(point.tip(), ObjectKind.COMMIT);
      if (!DigestUtils.sha256Hex(raw).equals(point.payload())) {
        return false;
      }
      Optional<List<GitId>> newer = objects.firstParents(asked.tip(), point.tip());
      if (newer.isEmpty()) {
        return false;
      }
      for (GitId commit : newer.get()) {
        if (!asked.policies().in(objects.rootTree(commit)).key().equals(point.policy())) {
          return false;
        }
      }
      return asked.policies().in(objects.rootTree(point.tip())).key().equals(point.policy());
    } catch (Refusal missing) {
      return false;
    }
  }

  /**
   * Keeps a verdict that nothing speaks against. Not where something besides the policy at the tip
   * had a say: a witness, an exception, a revocation that is no longer named.
   */
  void keep(HistoryQuestion asked, Judgement judgement, Set<String> evidence) throws Refusal {
    boolean more =
        judgement.policy().isEmpty()
            || !judgement.policy().get().policy().exceptions().isEmpty()
            || !judgement.endsWithAllRevocations()
            || !asked.witnessed().isEmpty()
            || evidence.size() + judgement.passing().size() > Checkpoint.MOST_NAMES;
    if (more) {
      return;
    }
    GitObjects objects = asked.objects();
    PolicySource.State state = asked.policies().in(objects.rootTree(asked.tip()));
    Instant until =
        judgement.policies().stream().map(this::end).min(Instant::compareTo).orElse(now);
    folder.write(
        new Checkpoint(
            question,
            asked.tip(),
            DigestUtils.sha256Hex(objects.raw(asked.tip(), ObjectKind.COMMIT)),
            state.key(),
            judgement.steps(),
            judgement.commits(),
            now,
            until,
            evidence,
            judgement.passing()));
  }

  private Instant end(PolicyInForce policy) {
    Policy rules = policy.policy();
    Stream<Instant> keys =
        rules.principals().values().stream()
            .map(Principal::keys)
            .flatMap(List::stream)
            .map(PolicyKey::key)
            .flatMap(key -> key.nextChange(now).stream());
    Stream<Instant> exceptions =
        rules.exceptions().values().stream()
            .map(PolicyException::until)
            .map(day -> day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    return Stream.concat(keys, exceptions)
        .filter(time -> time.isAfter(now))
        .min(Instant::compareTo)
        .orElse(Instant.parse("9999-01-01T00:00:00Z"));
  }
}
