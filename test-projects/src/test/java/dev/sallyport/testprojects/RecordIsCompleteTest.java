package dev.sallyport.testprojects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.provenance.BuildRecord;
import dev.sallyport.release.Means;
import dev.sallyport.release.Result;
import dev.sallyport.release.Supplies;
import dev.sallyport.release.VerifyRelease;
import dev.sallyport.release.VerifyRequest;
import dev.sallyport.repository.CallerSettings;
import dev.sallyport.repository.NamedBy;
import dev.sallyport.repository.Upstreams;
import dev.sallyport.sandbox.BubblewrapSandbox;
import dev.sallyport.sandbox.Limits;
import dev.sallyport.store.Store;
import dev.sallyport.toolchain.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a build opened in its local repository, according to strace, against what its record holds.
 */
@Tag("long")
@SuppressWarnings("NullAway") // JUnit fills the folder
class RecordIsCompleteTest {
  private static final Pattern OPENED =
      Pattern.compile(
          "openat\\([^,]+, \"[^\"]*/\\.m2/repository/([^\"]+)\", O_RDONLY[^)]*\\) += +[0-9]+");

  /**
   * What Maven writes about downloads and about our own deployment; folders that it lists; and
   * checksums beside files.
   */
  private static final Pattern TRACKING =
      Pattern.compile(
          ".*(maven-metadata-sallyport\\.xml|\\.lastUpdated|_remote\\.repositories|resolver-status\\.properties|\\.sha1|\\.lock|\\.part|\\.tmp)|.*/[^/.]*");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.codehaus.plexus:plexus-utils:4.0.0",
        "org.apache.maven.plugins:maven-clean-plugin:3.3.2",
        "org.codehaus.mojo:flatten-maven-plugin:1.4.0"
      })
  void everyFileThatWasOpenedIsInIt(String gav) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/strace")), "strace is not installed");
    Path trace = folder.resolve("trace");
    Result result = verify(Gav.parse(gav).orElseThrow(), trace);
    BuildRecord record = result.record().orElseThrow(() -> new AssertionError(result.report()));

    Set<String> opened = opened(trace);
    assertTrue(opened.size() > 200, "the trace is not one of a build: " + opened.size());
    Set<String> recorded = new TreeSet<>();
    record.inputs().keySet().forEach(name -> recorded.add(name.substring(name.indexOf('/') + 1)));
    opened.removeAll(recorded);
    assertEquals(Set.of(), opened);
  }

  private Result verify(Gav gav, Path trace) throws Exception {
    VerifyRequest request =
        new VerifyRequest(
            gav,
            Optional.empty(),
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            "bwrap",
            false,
            Optional.empty(),
            Optional.empty(),
            false,
            Supplies.NONE,
            folder.resolve("out"),
            Limits.standard(),
            false);
    Path java = Path.of(System.getProperty("java.home"));
    Path cache = Workplace.ROOT.resolve("test-projects/target/cache");
    BubblewrapSandbox sandbox =
        new BubblewrapSandbox(
            java, List.of("strace", "-f", "-qq", "-e", "trace=openat", "-o", trace.toString()));
    Path work = Files.createTempDirectory("sallyport");
    Means means =
        new Means(
            Store.open(cache.resolve("store")),
            Upstreams.of(CallerSettings.none()).plus(Upstreams.central(), NamedBy.CALLER),
            Upstreams.central().id(),
            Jdks.ofMachine(Map.of(), List.of(java), List.of(Path.of("/usr/lib/jvm"))),
            sandbox,
            cache,
            work,
            Clock.systemUTC(),
            step -> {});
    return new VerifyRelease(request, means).run(Files.createDirectories(folder.resolve("out")));
  }

  /** Repository paths; a metadata file is called after its repository on disk. */
  private static Set<String> opened(Path trace) throws IOException {
    Set<String> opened = new TreeSet<>();
    try (Stream<String> lines = Files.lines(trace, java.nio.charset.StandardCharsets.ISO_8859_1)) {
      lines.forEach(
          line -> {
            Matcher matcher = OPENED.matcher(line);
            if (matcher.find() && !TRACKING.matcher(matcher.group(1)).matches()) {
              opened.add(
                  matcher
                      .group(1)
                      .replaceFirst("maven-metadata-[^/]*\\.xml$", "maven-metadata.xml"));
            }
          });
    }
    return opened;
  }
}
