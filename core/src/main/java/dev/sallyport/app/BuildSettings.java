package dev.sallyport.app;

import dev.sallyport.sourcegate.SourceRequest;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a build is to be judged. What the environment says counts; what the build says of itself may
 * only be the same, or is counted and found fault with.
 */
final class BuildSettings {
  static final String ROOT = GivenTrustRoot.VARIABLE;
  static final String ROOT_FILE = ROOT + "_FILE";
  static final String BRANCH = "SALLYPORT_BRANCH";
  static final String POLICY = "SALLYPORT_POLICY";
  static final String STATE = "SALLYPORT_STATE";
  private static final String HEADS = "refs/heads/";

  private final BuildRequest request;
  private final Machine machine;
  private final Path repository;
  private final RepositoryPlace place;
  private final List<Finding> findings = new ArrayList<>();

  BuildSettings(BuildRequest request, Machine machine, Path repository) {
    this.request = request;
    this.machine = machine;
    this.repository = repository;
    this.place = new RepositoryPlace(repository);
  }

  /**
   * The question for the source gate: {@code HEAD}, as the tip of the protected branch.
   *
   * @param headBranch the branch that is checked out
   */
  SourceRequest source(Optional<String> headBranch) throws Refusal {
    GivenTrustRoot root = trustRoot();
    return new SourceRequest(
        repository,
        branch(headBranch),
        Optional.empty(),
        Optional.of("HEAD"),
        root.text(),
        root.fromSubject(),
        policy(),
        state(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** What was wrong with the settings, known after {@link #source}. */
  List<Finding> findings() {
    return findings;
  }

  private GivenTrustRoot trustRoot() throws Refusal {
    GivenTrustRoot outside = outsideRoot();
    Optional<String> own = request.trustRoot().map(String::strip).filter(text -> !text.isEmpty());
    if (outside.text().isEmpty()) {
      return new GivenTrustRoot(own, own.isPresent());
    }
    String given = outside.text().get().strip();
    if (own.isPresent() && !own.get().equals(given)) {
      findings.add(
          Finding.of(
              Rule.POLICY_ROOT_MISMATCH,
              "sallyport.trustRoot",
              "the build names another trust root than " + ROOT,
              "find out who changed it in the POM, in .mvn or on the command line; it may be left"
                  + " out there"));
    }
    return new GivenTrustRoot(Optional.of(given), outside.fromSubject());
  }

  private GivenTrustRoot outsideRoot() throws Refusal {
    Optional<Path> file = variable(ROOT_FILE).map(Path::of);
    Optional<String> text = variable(ROOT);
    if (file.isEmpty()) {
      return new GivenTrustRoot(text, false);
    }
    try {
      GivenTrustRoot read = GivenTrustRoot.of(machine, Optional.empty(), file, repository);
      if (text.isEmpty()) {
        return read;
      }
    } catch (UnusableOption unreadable) {
      throw new Refusal(
          Rule.POLICY_ROOT_MISSING,
          ROOT_FILE,
          file.get() + " is not a file that can be read",
          "let it name a file outside the checkout that holds COMMIT:SHA512");
    }
    throw new Refusal(
        Rule.POLICY_ROOT_MISSING,
        ROOT,
        ROOT_FILE + " is set too, so it is not clear which of the two counts",
        "set one of them");
  }

  /** A commit on a branch that few rules protect must not choose to be judged as that branch. */
  private Optional<String> branch(Optional<String> headBranch) {
    Optional<String> outside = variable(BRANCH).map(BuildSettings::full);
    Optional<String> trusted = outside.isPresent() ? outside : headBranch;
    Optional<String> own =
        request
            .branch()
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .map(BuildSettings::full);
    if (own.isPresent() && !own.equals(trusted)) {
      findings.add(
          Finding.of(
              Rule.BRANCH_AMBIGUOUS,
              own.get(),
              trusted
                  .map(name -> "the build says that it is on this branch, but it is on " + name)
                  .orElse("HEAD is detached, and only the build itself says which branch it is"),
              "name the protected branch from outside: " + BRANCH + "=" + HEADS + "main"));
    }
    return trusted.isPresent() ? trusted : own;
  }

  private static String full(String name) {
    return name.startsWith("refs/") ? name : HEADS + name;
  }

  private Optional<Path> policy() {
    Optional<Path> outside = variable(POLICY).map(Path::of);
    Optional<Path> given = outside.isPresent() ? outside : request.policy();
    if (given.isEmpty()) {
      return given;
    }
    Path policy = given.get();
    if (place.holds(policy)) {
      fromSubject(policy, "it lies in what is judged; each commit was judged by the policy before");
      return Optional.empty();
    }
    if (outside.isEmpty()) {
      fromSubject(policy, "only the build itself names this policy");
    } else if (request.policy().isPresent() && !same(policy, request.policy().get())) {
      fromSubject(request.policy().get(), "the build names another policy than " + POLICY);
    }
    return given;
  }

  private void fromSubject(Path policy, String fact) {
    findings.add(
        Finding.of(
            Rule.POLICY_ROOT_FROM_SUBJECT,
            policy.toString(),
            fact,
            "name the policy from outside the checkout with " + POLICY + ", or leave it out"));
  }

  /** One that the build chooses is worth no less than none, and the verdict says which it is. */
  private Optional<Path> state() {
    Optional<Path> outside = variable(STATE).map(Path::of);
    if (outside.isPresent()
        && request.state().isPresent()
        && !same(outside.get(), request.state().get())) {
      findings.add(
          Finding.of(
              Rule.BRANCH_STATE,
              request.state().get().toString(),
              "the build names another state than " + STATE,
              "leave it out of the POM and of .mvn"));
    }
    return outside.isPresent() ? outside : request.state();
  }

  private static boolean same(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  private Optional<String> variable(String name) {
    Map<String, String> environment = machine.environment();
    return Optional.of(environment.getOrDefault(name, "").strip()).filter(text -> !text.isEmpty());
  }
}
