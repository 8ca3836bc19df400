package dev.sallyport.cli;

import dev.sallyport.app.Judged;
import dev.sallyport.app.Machine;
import dev.sallyport.app.UnusableOut;
import dev.sallyport.app.Verification;
import dev.sallyport.coordinate.Gav;
import dev.sallyport.provenance.RecordReader;
import dev.sallyport.provenance.SessionRecord;
import dev.sallyport.provenance.SessionRecordReader;
import dev.sallyport.release.Supplies;
import dev.sallyport.release.VerifyRequest;
import dev.sallyport.report.Printable;
import dev.sallyport.sandbox.Limits;
import dev.sallyport.verdict.Evidence;
import dev.sallyport.verdict.Refusal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sallyport verify}: rebuild a release, compare with what is published, explain. */
@Command(
    name = "verify",
    description = "Rebuilds a release in a sandbox and compares it with what is published.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  sallyport verify org.codehaus.plexus:plexus-utils:4.0.0",
      "  sallyport verify org.example:lib:1.0 --release --source /mirrors/lib.git --out report/",
      "  sallyport verify org.example:lib:1.0 --print-recipe > recipe.json",
      "  sallyport verify org.example:lib:1.0 --recipe recipe.json --jdk 8=/opt/jdk8",
      "  sallyport verify report/provenance.intoto.json --offline",
      "  sallyport verify org.example:lib:1.0 --trace"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class VerifyCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "<G:A:V | record>",
      description = "A coordinate, or a build record (provenance.intoto.json) to rebuild from.")
  private String subject;

  @Option(names = "--release", description = "Judge every module that the reactor publishes.")
  private boolean release;

  @Option(
      names = "--source",
      paramLabel = "URL|DIR|ARCHIVE",
      description = "Where the source is; otherwise the release's own POM says it.")
  private @Nullable String source;

  @Option(names = "--ref", paramLabel = "REF", description = "Tag, branch or commit in the source.")
  private @Nullable String ref;

  @Option(
      names = "--expect-source",
      paramLabel = "URL",
      description = "Refuse any other source than this one.")
  private @Nullable String expectSource;

  @Option(
      names = "--recipe",
      paramLabel = "FILE",
      description = "Laid over the inferred recipe: JSON, .buildspec (as data) or .buildinfo.")
  private @Nullable Path recipe;

  @Option(names = "--print-recipe", description = "Print the recipe and where each field is from.")
  private boolean printRecipe;

  @Option(
      names = "--source-mirror",
      paramLabel = "PREFIX=TEMPLATE",
      description = "Fetch sources below PREFIX from TEMPLATE ({path}, {owner}, {name}).")
  private Map<String, String> sourceMirrors = new LinkedHashMap<>();

  @Option(names = "--jdk", paramLabel = "VERSION=HOME", description = "A JDK to build with.")
  private Map<String, Path> jdks = new LinkedHashMap<>();

  @Option(names = "--maven", paramLabel = "VERSION", description = "The Maven to build with.")
  private @Nullable String maven;

  @Option(
      names = "--build-root",
      paramLabel = "DIR",
      description = "A folder that holds the system to build in, with its JDKs.")
  private @Nullable Path buildRoot;

  @Option(
      names = "--sandbox",
      paramLabel = "auto|bwrap|none",
      defaultValue = "auto",
      description = "'none' must be asked for and marks the verdict.")
  private SandboxChoice sandbox;

  @Option(names = "--offline", description = "Ask no repository; replay a record from the store.")
  private boolean offline;

  @Option(
      names = "--inputs",
      paramLabel = "DIR",
      description = "Local repository with the inputs of a session's record; the digests decide.")
  private List<Path> inputs = List.of();

  @Option(
      names = "--maven-home",
      paramLabel = "DIR",
      description = "An installed Maven for a session's record; its digest decides.")
  private List<Path> mavenHomes = List.of();

  @Option(
      names = "--reference-repository",
      paramLabel = "URL|DIR",
      description = "Where the published files are, if not in the repository.")
  private @Nullable String referenceRepository;

  @Option(names = "--repository", paramLabel = "URL", description = "Used in place of Central.")
  private @Nullable String repository;

  @Option(names = "--include", paramLabel = "javadoc", description = "Judge javadoc too.")
  private List<Included> include = List.of();

  @Option(names = "--accept", paramLabel = "equivalent", description = "Not yet: exit code 3.")
  private @Nullable String accept;

  @Option(
      names = "--trace",
      description =
          "Also watch the build with strace for files, programs and addresses that nobody"
              + " resolved, and build again with other variables; takes two to three times as long.")
  private boolean trace;

  @Option(names = "--timeout", paramLabel = "MINUTES", description = "For one build; default 60.")
  private int timeout = 60;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Report, record, log, both sets of files; default sallyport-out/G_A_V.")
  private @Nullable Path out;

  @Option(
      names = "--format",
      paramLabel = "text|json|sarif",
      defaultValue = "text",
      description = "What is printed; the out folder always has all of them.")
  private Format format;

  @Spec private CommandSpec spec;

  enum Included {
    JAVADOC
  }

  enum SandboxChoice {
    AUTO,
    BWRAP,
    NONE
  }

  @Override
  public Integer call() {
    if (accept != null) {
      throw usage("--accept: equivalence does not exist yet, so nothing can be accepted by it");
    }
    Machine machine = Machine.ofProcess();
    Verification verification = machine.verification(request(), this::progress);
    if (printRecipe) {
      return printRecipe(verification);
    }
    Judged result;
    try {
      result = verification.run();
    } catch (UnusableOut unusable) {
      throw usage("--out: " + unusable.getMessage());
    }
    spec.commandLine().getOut().print(format.render(result.report(), result.run()));
    spec.commandLine().getOut().flush();
    return result.report().outcome().exitCode();
  }

  private int printRecipe(Verification verification) {
    Verification.Shown shown = verification.recipe();
    Judged judged = shown.judged();
    if (shown.recipe().isEmpty()) {
      spec.commandLine().getErr().print(format.render(judged.report(), judged.run()));
      spec.commandLine().getErr().flush();
      return judged.report().outcome().exitCode();
    }
    spec.commandLine().getOut().print(shown.recipe().get());
    spec.commandLine().getOut().flush();
    return 0;
  }

  private VerifyRequest request() {
    Optional<Gav> coordinate = Gav.parse(subject);
    Optional<Path> record =
        coordinate.isPresent() ? keptRecord(coordinate.get()) : Optional.of(file(subject));
    if (record.isPresent()) {
      refuseWhatARecordFixes();
    }
    Gav gav = record.isPresent() ? gavOf(record.get()) : coordinate.orElseThrow();
    if (coordinate.isPresent() && !coordinate.get().equals(gav)) {
      throw usage(record.orElseThrow() + " is the record of " + gav);
    }
    if (buildRoot != null && !jdks.isEmpty()) {
      throw usage("--jdk names a JDK of this machine; with --build-root the root's own are used");
    }
    boolean session = record.filter(SessionRecordReader::isOne).isPresent();
    if (!session && !(inputs.isEmpty() && mavenHomes.isEmpty())) {
      throw usage("--inputs and --maven-home go with the record of a Maven session only");
    }
    if (gav.isSnapshot() && !(session && referenceRepository == null)) {
      throw usage("a SNAPSHOT is not a release: its bytes may change at any time");
    }
    if (trace && sandbox == SandboxChoice.NONE) {
      throw usage("--trace needs the sandbox: without it a build cannot be told from the machine");
    }
    if (trace && printRecipe) {
      throw usage("--print-recipe builds nothing, so there is nothing to --trace");
    }
    if (timeout < 1) {
      throw usage("--timeout must be at least one minute");
    }
    Limits standard = Limits.standard();
    return new VerifyRequest(
        gav,
        record,
        release,
        Optional.ofNullable(source),
        Optional.ofNullable(ref),
        Optional.ofNullable(expectSource),
        Optional.ofNullable(recipe),
        sourceMirrors,
        jdks,
        Optional.ofNullable(maven),
        Optional.ofNullable(buildRoot),
        sandbox.name().toLowerCase(Locale.ROOT),
        offline,
        Optional.ofNullable(referenceRepository),
        Optional.ofNullable(repository),
        include.contains(Included.JAVADOC),
        new Supplies(inputs, mavenHomes),
        out != null ? out : defaultOut(gav),
        new Limits(
            Duration.ofMinutes(timeout),
            standard.memory(),
            standard.processes(),
            standard.disk(),
            standard.output(),
            standard.outputFiles(),
            standard.log()),
        trace);
  }

  /** Offline, a coordinate means the record that the last run about it left. */
  private Optional<Path> keptRecord(Gav gav) {
    Path kept = (out != null ? out : defaultOut(gav)).resolve("provenance.intoto.json");
    return offline && Files.isRegularFile(kept) ? Optional.of(kept) : Optional.empty();
  }

  /** A replay is of exactly what was recorded; an option that changes it would be ignored. */
  private void refuseWhatARecordFixes() {
    if (ref != null
        || recipe != null
        || maven != null
        || release
        || printRecipe
        || !sourceMirrors.isEmpty()) {
      throw usage(
          "a record fixes recipe, commit and modules: --ref, --recipe, --maven, --release,"
              + " --source-mirror and --print-recipe do not go with it");
    }
  }

  private Path file(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException malformed) {
      throw usage(Printable.of(name) + " is neither a coordinate G:A:V nor a file");
    }
  }

  private Gav gavOf(Path record) {
    try {
      return SessionRecordReader.isOne(record)
          ? gavOf(SessionRecordReader.read(record), record)
          : RecordReader.read(record).release();
    } catch (Refusal refusal) {
      String why = refusal.finding().evidence() instanceof Evidence.Fact fact ? fact.text() : "";
      throw usage(
          Printable.of(
              record
                  + " is neither a coordinate G:A:V nor a build record: "
                  + refusal.finding().subject()
                  + " "
                  + why));
    }
  }

  private Gav gavOf(SessionRecord session, Path record) {
    return session
        .root()
        .map(SessionRecord.Module::gav)
        .orElseThrow(() -> usage(record + " names no module"));
  }

  private static Path defaultOut(Gav gav) {
    return Path.of("sallyport-out", gav.toString().replace(':', '_'));
  }

  private void progress(String what) {
    spec.commandLine().getErr().println("[sallyport] " + Printable.of(what));
    spec.commandLine().getErr().flush();
  }

  private ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
