package dev.sallyport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.app.GivenTrustRoot;
import dev.sallyport.app.JudgedSource;
import dev.sallyport.app.Machine;
import dev.sallyport.app.UnusableOption;
import dev.sallyport.report.Printable;
import dev.sallyport.sourcegate.SourceRequest;
import dev.sallyport.sourcereport.UnsignedVsa;
import dev.sallyport.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sallyport source verify}: was every commit signed by one of us and reviewed? */
@Command(
    name = "verify",
    description = "Judges every commit of a branch since the trust root, offline.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  sallyport source verify --repo . --branch main --trust-root COMMIT:SHA512",
      "  sallyport source verify --repo . --branch main --base origin/main --head HEAD --format junit",
      "  sallyport source verify --branch main --since v1.0 --head v1.1 --format html --out delta.html",
      "",
      "The trust root may also stand in a file outside the repository, or in the environment",
      "variable SALLYPORT_TRUST_ROOT. Without one nothing is ever verified.",
      "",
      "Exit codes: 0 verified, 1 refuted, 2 indeterminate (what is missing is said), 3 usage."
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class SourceVerifyCommand implements Callable<Integer> {
  @Option(
      names = "--repo",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "The repository: working folder, .git or bare; default: here.")
  private Path repository;

  @Option(
      names = "--branch",
      paramLabel = "REF",
      description = "The protected branch; default: the one checked out.")
  private @Nullable String branch;

  @Option(
      names = "--base",
      paramLabel = "REF",
      description = "Of a pull request: where the branch is. Its policy judges.")
  private @Nullable String base;

  @Option(
      names = "--head",
      paramLabel = "REF",
      description = "What is, or is to become, the tip; default: the branch itself.")
  private @Nullable String head;

  @Option(
      names = "--trust-root",
      paramLabel = "COMMIT:SHA512",
      description = "The commit to start from and the SHA-512 of its tree.")
  private @Nullable String trustRoot;

  @Option(
      names = "--trust-root-file",
      paramLabel = "FILE",
      description = "Holds the trust root; outside the repository.")
  private @Nullable Path trustRootFile;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "Judge everything by this policy instead of the repository's own.")
  private @Nullable Path policy;

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description = "Remembers the tip that was verified, so that a rollback is found.")
  private @Nullable Path state;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "Where verified commits are remembered; default: in your cache folder.")
  private @Nullable Path cache;

  @Option(names = "--no-cache", description = "Judge every commit anew.")
  private boolean noCache;

  @Option(
      names = "--tag",
      paramLabel = "NAME",
      description = "A release tag to judge; default: all that the policy protects.")
  private List<String> tags = new ArrayList<>();

  @Option(
      names = "--since",
      paramLabel = "REF",
      description = "List only what came after it; everything is judged.")
  private @Nullable String since;

  @Option(
      names = "--format",
      paramLabel = "text|json|sarif|junit|html",
      defaultValue = "text",
      description = "The form of the report.")
  private SourceFormat format;

  @Option(names = "--rows", description = "List every commit, however many.")
  private boolean rows;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the report there; only the headline is printed.")
  private @Nullable Path out;

  @Option(
      names = "--vsa",
      paramLabel = "FILE",
      description = "Write the verdict as an unsigned Source VSA, if there is one.")
  private @Nullable Path vsa;

  @Option(
      names = "--resource",
      paramLabel = "URI",
      description = "Where consumers know the source from, for the VSA: git+https://...")
  private @Nullable String resource;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (vsa != null && since != null) {
      throw usage("--vsa and --since: a VSA is about everything, run once more for it");
    }
    if (vsa != null && base != null) {
      throw usage("--vsa and --base: the head of a pull request is not on the branch yet");
    }
    if (resource != null && !resource.matches("[a-zA-Z][a-zA-Z0-9+.-]*:[\\x21-\\x7e]+")) {
      throw usage("--resource: not a URI");
    }
    Optional<OutFile> report = outFile("--out", out);
    Optional<OutFile> statement = outFile("--vsa", vsa);
    JudgedSource judged = judge();
    boolean complete = statement.isEmpty() || writeStatement(statement.get(), judged);
    if (report.isPresent()) {
      complete &= write(report.get(), format.render(judged, rows, false).getBytes(UTF_8));
      print(Printable.of(judged.report().headline()) + "\n");
    } else {
      print(format.render(judged, rows, Terminal.colours()));
    }
    int exit = judged.report().outcome().exitCode();
    // Whoever waits for a file that is not there must not read a good exit code.
    return complete || exit != 0 ? exit : Outcome.INDETERMINATE.exitCode();
  }

  private boolean writeStatement(OutFile file, JudgedSource judged) {
    Optional<byte[]> bytes =
        UnsignedVsa.of(judged.report(), Machine.TOOL, judged.at(), Optional.ofNullable(resource));
    if (bytes.isPresent()) {
      return write(file, bytes.get());
    }
    boolean removed = removed(file);
    tell("no VSA was written: there is no verdict, or no policy and tree that it could name");
    return removed;
  }

  /** What an earlier run said must not stand for this one. */
  private boolean removed(OutFile file) {
    try {
      file.remove();
      return true;
    } catch (IOException failure) {
      tell("an older VSA could not be removed: " + failure.getMessage());
      return false;
    }
  }

  private JudgedSource judge() {
    Machine machine = Machine.ofProcess();
    try {
      return machine.sourceVerification(request(machine)).run();
    } catch (UnusableOption unusable) {
      throw usage(String.valueOf(unusable.getMessage()));
    }
  }

  private SourceRequest request(Machine machine) throws UnusableOption {
    if (trustRoot != null && trustRootFile != null) {
      throw usage("--trust-root and --trust-root-file: give one of them");
    }
    if (noCache && cache != null) {
      throw usage("--cache and --no-cache: give one of them");
    }
    GivenTrustRoot root =
        GivenTrustRoot.of(
            machine,
            Optional.ofNullable(trustRoot),
            Optional.ofNullable(trustRootFile),
            repository);
    return new SourceRequest(
        repository,
        Optional.ofNullable(branch),
        Optional.ofNullable(base),
        Optional.ofNullable(head),
        root.text(),
        root.fromSubject(),
        Optional.ofNullable(policy),
        Optional.ofNullable(state),
        noCache || rows || format != SourceFormat.TEXT
            ? Optional.empty()
            : machine.sourceCache(Optional.ofNullable(cache)),
        tags,
        Optional.ofNullable(since));
  }

  private Optional<OutFile> outFile(String option, @Nullable Path file) {
    try {
      return file == null ? Optional.empty() : Optional.of(OutFile.at(file));
    } catch (IOException unusable) {
      throw usage(option + ": " + unusable.getMessage());
    }
  }

  private boolean write(OutFile file, byte[] bytes) {
    try {
      file.write(bytes);
      return true;
    } catch (IOException failure) {
      tell("not written: " + failure.getMessage());
      return false;
    }
  }

  private void print(String text) {
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
  }

  private void tell(String text) {
    spec.commandLine().getErr().println("sallyport: " + Printable.of(text));
    spec.commandLine().getErr().flush();
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
