package dev.sallyport.sourcegate;

import dev.sallyport.policy.AllowedSigners;
import dev.sallyport.signature.KeyRing;
import dev.sallyport.signature.OpenPgpCertificate;
import dev.sallyport.signature.SshPublicKey;
import dev.sallyport.signature.TrustedKey;
import dev.sallyport.signature.UserId;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The keys that the caller gives, with the addresses that their files vouch for.
 *
 * @param given by fingerprint
 * @param onlyThese whether SSH keys that are not among them are left out
 */
record ProposalKeys(Map<String, Given> given, boolean onlyThese, List<Finding> notes) {
  private static final long LARGEST = 64 << 20;

  /** Where the name of a user id ends: at its comment or its address. */
  private static final Pattern NAME_END = Pattern.compile("[<(]");

  /**
   * One key.
   *
   * @param emails lower-cased
   * @param names as its file has them
   */
  record Given(TrustedKey key, NavigableSet<String> emails, List<String> names) {}

  static ProposalKeys read(List<Path> rings, Optional<Path> allowedSigners) throws Refusal {
    Map<String, Given> given = new LinkedHashMap<>();
    List<Finding> notes = new ArrayList<>();
    for (Path ring : rings) {
      for (OpenPgpCertificate certificate :
          OpenPgpCertificate.readRing(ring.toString(), bytes(ring))) {
        given.putIfAbsent(certificate.fingerprint(), given(certificate));
      }
    }
    if (allowedSigners.isPresent()) {
      String where = allowedSigners.get().toString();
      AllowedSigners signers = AllowedSigners.read(where, bytes(allowedSigners.get()));
      notes.addAll(signers.notes());
      for (AllowedSigners.Entry entry : signers.entries()) {
        SshPublicKey key = SshPublicKey.fromLine(where + ":" + entry.line(), entry.keyLine());
        Given known = new Given(key, new TreeSet<>(), List.of());
        given.putIfAbsent(key.fingerprint(), known);
        given.getOrDefault(key.fingerprint(), known).emails().addAll(entry.emails());
      }
    }
    return new ProposalKeys(given, allowedSigners.isPresent(), notes);
  }

  private static Given given(OpenPgpCertificate certificate) {
    NavigableSet<String> emails = new TreeSet<>();
    List<String> names = new ArrayList<>();
    for (UserId user : certificate.userIds()) {
      user.email().ifPresent(emails::add);
      String name = NAME_END.split(user.text(), 2)[0].strip();
      if (!name.isEmpty() && name.indexOf('@') < 0) {
        names.add(name);
      }
    }
    return new Given(certificate, emails, names);
  }

  KeyRing ring(Instant now) {
    return KeyRing.of(given.values().stream().map(Given::key).toList(), now);
  }

  private static byte[] bytes(Path file) throws Refusal {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        throw unreadable(file, "is not a file of at most " + LARGEST + " bytes");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw unreadable(file, "cannot be read: " + e.getMessage());
    }
  }

  private static Refusal unreadable(Path file, String fact) {
    return new Refusal(Rule.POLICY_INVALID, file.toString(), fact, "name the file of the keys");
  }
}
