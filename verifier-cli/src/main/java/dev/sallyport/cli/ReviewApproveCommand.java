package dev.sallyport.cli;

import dev.sallyport.app.Machine;
import dev.sallyport.app.ReviewApproval;
import dev.sallyport.app.ReviewRequest;
import dev.sallyport.report.Printable;
import dev.sallyport.review.SigningChoice;
import dev.sallyport.sourcereport.ReviewSubject;
import dev.sallyport.verdict.Refusal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sallyport review approve}: a signed statement by the person at this machine. */
@Command(
    name = "approve",
    description = "Signs that you reviewed a change, with your own git signing program.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  sallyport review approve --branch main --head feature --push origin",
      "  sallyport review approve --branch main --from v1.0 --head HEAD --format ssh --key id.pub",
      "",
      "What is approved is printed before it is signed. Key, format and program are those of your",
      "git configuration (user.signingkey, gpg.format, gpg.program) unless given.",
      "",
      "Exit codes: 0 done, 1 the signature would not count, 2 could not be done, 3 usage."
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class ReviewApproveCommand implements Callable<Integer> {
  @Option(
      names = "--repo",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "The repository; default: here.")
  private Path repository;

  @Option(
      names = "--branch",
      paramLabel = "REF",
      required = true,
      description = "The branch that the change is for.")
  private String branch;

  @Option(
      names = "--from",
      paramLabel = "REF",
      description = "The commit that the branch is at before the change; default: its tip here.")
  private @Nullable String from;

  @ArgGroup(multiplicity = "1")
  private Result result;

  @Option(
      names = "--repository",
      paramLabel = "ID",
      description = "The repository's id; default: as the policy at --from says.")
  private @Nullable String id;

  @Option(names = "--as", paramLabel = "PERSON", description = "Your id in the policy, as a note.")
  private @Nullable String reviewer;

  @Option(names = "--key", paramLabel = "KEY", description = "As git's user.signingkey.")
  private @Nullable String key;

  @Option(names = "--format", paramLabel = "openpgp|ssh", description = "As git's gpg.format.")
  private @Nullable KeyFormat format;

  @Option(names = "--program", paramLabel = "FILE", description = "As git's gpg.program.")
  private @Nullable String program;

  @Option(names = "--push", paramLabel = "REMOTE", description = "Send the statement there.")
  private @Nullable String push;

  @Spec private CommandSpec spec;

  /** One of them. */
  static final class Result {
    @Option(
        names = "--head",
        paramLabel = "REF",
        description = "The commit whose tree the branch is to hold.")
    private @Nullable String head;

    @Option(names = "--tree", paramLabel = "ID", description = "That tree itself.")
    private @Nullable String tree;
  }

  enum KeyFormat {
    OPENPGP,
    SSH
  }

  @Override
  public Integer call() {
    ReviewApproval approval = Machine.ofProcess().reviewApproval(request());
    try {
      ReviewApproval.Approved approved = approval.approve(this::show, this::tell);
      String by = approved.person().map(person -> " as " + person).orElse("");
      print("approved" + by + ": " + approved.file());
      if (push == null) {
        print("to send it: " + approved.pushLine());
        return 0;
      }
      approval.push(push);
      print("sent to " + push);
      return 0;
    } catch (Refusal refusal) {
      return ReviewCommand.refused(spec.commandLine().getErr(), refusal.finding());
    }
  }

  private ReviewRequest request() {
    return new ReviewRequest(
        repository,
        branch,
        Optional.ofNullable(from),
        result.head != null
            ? new ReviewRequest.Result.Head(result.head)
            : new ReviewRequest.Result.Tree(String.valueOf(result.tree)),
        Optional.ofNullable(id),
        Optional.ofNullable(reviewer),
        new SigningChoice(
            Optional.ofNullable(format).map(word -> word.name().toLowerCase(Locale.ROOT)),
            Optional.ofNullable(key).map(name -> ReviewApproval.keyName(name)),
            Optional.ofNullable(program)));
  }

  private void show(ReviewSubject subject) {
    spec.commandLine().getOut().print(subject.text());
    spec.commandLine().getOut().flush();
  }

  private void tell(String note) {
    spec.commandLine().getErr().println("note: " + Printable.of(note));
    spec.commandLine().getErr().flush();
  }

  private void print(String line) {
    spec.commandLine().getOut().println(Printable.of(line));
    spec.commandLine().getOut().flush();
  }
}
