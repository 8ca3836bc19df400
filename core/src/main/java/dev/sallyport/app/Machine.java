package dev.sallyport.app;

import dev.sallyport.inputs.InputsReport;
import dev.sallyport.release.CompareTrees;
import dev.sallyport.release.Progress;
import dev.sallyport.release.VerifyRequest;
import dev.sallyport.report.Report;
import dev.sallyport.sourcegate.SourceRequest;
import dev.sallyport.verdict.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * This machine as Sallyport sees it: clock, environment and folders, read once, here.
 *
 * @param cache holds the store, fetched sources and hints; losing it loses nothing
 */
public record Machine(Clock clock, Map<String, String> environment, Path home, Path cache) {
  /** Name and version, as reports and records name the tool. */
  public static final String TOOL = "sallyport 0.1.0-SNAPSHOT";

  private static final Pattern JDK_HOME = Pattern.compile("<jdkHome>\\s*([^<]+?)\\s*</jdkHome>");

  /** The machine that this process runs on. */
  public static Machine ofProcess() {
    Map<String, String> environment = System.getenv();
    Path home = Path.of(System.getProperty("user.home"));
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path cache = xdg.isEmpty() ? home.resolve(".cache") : Path.of(xdg);
    return new Machine(clock(environment), environment, home, cache.resolve("sallyport"));
  }

  private static Clock clock(Map<String, String> environment) {
    String epoch = environment.getOrDefault("SOURCE_DATE_EPOCH", "");
    return epoch.matches("[0-9]{1,12}")
        ? Clock.fixed(Instant.ofEpochSecond(Long.parseLong(epoch)), java.time.ZoneOffset.UTC)
        : Clock.systemUTC();
  }

  public Verification verification(VerifyRequest request, Progress progress) {
    return new Verification(this, request, progress);
  }

  /** The source gate. */
  public SourceVerification sourceVerification(SourceRequest request) {
    return new SourceVerification(this, request);
  }

  /** The source gate, asked by a build about its own source. */
  public BuildVerification buildVerification(BuildRequest request) {
    return new BuildVerification(this, request);
  }

  /** A review by the person at this machine. */
  public ReviewApproval reviewApproval(ReviewRequest request) {
    return new ReviewApproval(this, request);
  }

  /** Holds the inputs of a build against a lock. */
  public LockCheck lockCheck(LockCheck.Request request) {
    return new LockCheck(this, request);
  }

  /** What is said where inputs could not even be read. */
  public JudgedInputs unjudgedInputs(String subject, Refusal refusal) {
    Instant started = clock.instant();
    return new JudgedInputs(
        InputsReport.unjudged(subject, refusal.finding()), Judged.run(started, clock));
  }

  /** Looks for the bytes of a build's inputs. */
  public InputsCheck inputsCheck(InputsCheck.Request request) {
    return new InputsCheck(this, request);
  }

  /** Holds two files or folders against each other. */
  public Judged compare(Path reference, Path rebuilt) {
    Instant started = clock.instant();
    Report report;
    try {
      report = new CompareTrees(reference, rebuilt).run();
    } catch (Refusal refusal) {
      report = Report.unjudged(reference + " and " + rebuilt, List.of(refusal.finding()));
    } catch (IOException failure) {
      report = Report.unjudged(reference + " and " + rebuilt, List.of(Failures.finding(failure)));
    }
    return Judged.of(report, started, clock);
  }

  /** Where checkpoints of the source gate are kept; empty when the program cannot be named. */
  public Optional<SourceRequest.Cache> sourceCache(Optional<Path> folder) {
    return ToolIdentity.ofProcess()
        .map(tool -> new SourceRequest.Cache(folder.orElse(cache.resolve("source")), tool));
  }

  /** Folders that are JDKs themselves. */
  List<Path> jdkHomes() {
    List<Path> homes = new ArrayList<>();
    homes.add(Path.of(System.getProperty("java.home")));
    environment.forEach(
        (name, value) -> {
          if (name.startsWith("JAVA_HOME") && !value.isBlank()) {
            homes.add(Path.of(value));
          }
        });
    homes.addAll(toolchains());
    return homes;
  }

  /** Folders that hold JDKs. */
  List<Path> jdkFolders() {
    return List.of(
        Path.of("/usr/lib/jvm"),
        Path.of("/usr/java"),
        Path.of("/opt/jdks"),
        home.resolve(".sdkman/candidates/java"),
        home.resolve(".jdks"));
  }

  private List<Path> toolchains() {
    List<Path> homes = new ArrayList<>();
    try (Stream<String> lines = Files.lines(home.resolve(".m2/toolchains.xml"))) {
      lines.forEach(
          line -> {
            Matcher matcher = JDK_HOME.matcher(line);
            if (matcher.find()) {
              homes.add(Path.of(matcher.group(1)));
            }
          });
    } catch (IOException | UncheckedIOException | InvalidPathException unreadable) {
      return List.of();
    }
    return homes;
  }

  Path userSettings() {
    return home.resolve(".m2/settings.xml");
  }

  Path settingsSecurity() {
    return home.resolve(".m2/settings-security.xml");
  }

  Path globalSettings() {
    return Optional.ofNullable(environment.get("MAVEN_HOME"))
        .map(Path::of)
        .orElse(Path.of("/usr/share/maven"))
        .resolve("conf/settings.xml");
  }
}
