package dev.sallyport.review;

import dev.sallyport.policy.Policy;
import dev.sallyport.policy.Principal;
import dev.sallyport.review.StatementFiles.Unverified;
import dev.sallyport.signature.SignatureCheck;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All witness statements under {@code refs/sallyport/witness}. */
public final class Witnesses {
  /** Where they are. */
  public static final String REF = "refs/sallyport/witness";

  private final StatementFiles<WitnessStatement> files;

  private Witnesses(StatementFiles<WitnessStatement> files) {
    this.files = files;
  }

  /** What became of the statements. */
  public record Verified(List<VerifiedWitness> witnesses, List<RejectedFile> rejected) {
    public Verified {
      witnesses = List.copyOf(witnesses);
      rejected = List.copyOf(rejected);
    }
  }

  /** What a repository without any witness has. */
  public static Witnesses none() {
    return new Witnesses(StatementFiles.none());
  }

  /**
   * Reads every file.
   *
   * @throws Refusal {@code history.limit} when there are too many, or what the files themselves
   *     throw; one bad file is no reason
   */
  public static Witnesses read(ReviewFiles files) throws Refusal {
    return new Witnesses(StatementFiles.read(REF, files, WitnessStatement::read));
  }

  /** Files that could not be read: {@code evidence.ignored} or {@code evidence.malformed}. */
  public List<RejectedFile> unreadable() {
    return List.copyOf(files.rejected());
  }

  /** Checks all statements; only people with the role of a witness count. */
  public Verified verify(Policy policy, SignatureCheck check) {
    Signers signers = new Signers(policy, check, WitnessStatement.NAMESPACE);
    Set<String> allowed = policy.roles().getOrDefault(Policy.WITNESS, Set.of());
    List<VerifiedWitness> witnesses = new ArrayList<>();
    List<RejectedFile> rejected = new ArrayList<>();
    for (Unverified<WitnessStatement> file : files.statements()) {
      try {
        Signers.Signed signed = signers.signer(file.file(), file.envelope());
        witnesses.add(
            new VerifiedWitness(
                file.file(),
                witness(file.file(), signed.by(), allowed),
                file.content(),
                signed.signature()));
      } catch (Refusal refusal) {
        rejected.add(new RejectedFile(file.file(), refusal.finding(), Optional.empty()));
      }
    }
    return new Verified(witnesses, rejected);
  }

  private static String witness(String file, Principal signer, Set<String> allowed) throws Refusal {
    if (signer instanceof Principal.Person person && allowed.contains(person.id())) {
      return person.id();
    }
    throw new Refusal(
        Rule.KEY_NOT_ALLOWED,
        file,
        signer.id() + " is not a witness",
        "give the person the role `" + Policy.WITNESS + "`, or have a witness sign");
  }
}
