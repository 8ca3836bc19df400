package dev.sallyport.policy;

import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The {@code allowed_signers} file of OpenSSH ({@code ssh-keygen(1)}, ALLOWED SIGNERS), which git
 * uses for SSH signatures.
 *
 * @param entries in the order of the file
 * @param notes what a policy cannot say in the way that the file does
 */
public record AllowedSigners(List<Entry> entries, List<Finding> notes) {
  public AllowedSigners {
    entries = List.copyOf(entries);
    notes = List.copyOf(notes);
  }

  /**
   * One line.
   *
   * @param line its number
   * @param emails lower-cased, at least one
   * @param keyLine type, base64 and comment; not looked into
   * @param validAfter when the key begins to count; git holds it against the committer's date
   * @param validBefore when the key ends to count
   */
  public record Entry(
      int line,
      List<String> emails,
      String keyLine,
      Optional<Instant> validAfter,
      Optional<Instant> validBefore) {
    public Entry {
      emails = List.copyOf(emails);
    }
  }

  /**
   * Reads a file strictly: what a policy cannot take over as it is meant is refused rather than
   * read as something wider or narrower.
   *
   * @param where what to call the file in findings
   * @throws Refusal {@code policy.invalid} at {@code where:line:column}: wildcards, certificate
   *     authorities, lines that are not for git, times without a {@code Z}
   */
  public static AllowedSigners read(String where, byte[] bytes) throws Refusal {
    return new AllowedSignersReader(where).read(bytes);
  }

  /**
   * Writes the SSH keys of a policy so that {@code git log --show-signature} knows them.
   *
   * @return lines sorted by id; comments alone when there is no SSH key
   */
  public static String write(Policy policy) {
    return new AllowedSignersText(policy, new SignatureKeys()).text();
  }
}
