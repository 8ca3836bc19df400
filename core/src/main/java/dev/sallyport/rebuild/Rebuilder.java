package dev.sallyport.rebuild;

import dev.sallyport.digest.Digests;
import dev.sallyport.door.Ask;
import dev.sallyport.door.Door;
import dev.sallyport.door.DoorLimits;
import dev.sallyport.door.DoorRules;
import dev.sallyport.door.Inputs;
import dev.sallyport.sandbox.Ended;
import dev.sallyport.sandbox.Job;
import dev.sallyport.sandbox.Mount;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.store.Store;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs builds: a door and a sandbox for each, nothing shared between two of them but the store. */
public final class Rebuilder {
  /** Inside, on 127.0.0.1. */
  public static final int DOOR_PORT = 20117;

  private static final String EMPTY =
      "<project><modelVersion>4.0.0</modelVersion><groupId>none</groupId>"
          + "<artifactId>none</artifactId><version>1</version><packaging>pom</packaging></project>";

  private static final Pattern NOT_AN_OUTPUT =
      Pattern.compile(".*(/maven-metadata[^/]*\\.xml|\\.(md5|sha1|sha256|sha512))");

  private static final Pattern OUTPUT =
      Pattern.compile("([A-Za-z0-9_][A-Za-z0-9_.+~-]*/)*[A-Za-z0-9_][A-Za-z0-9_.+~-]*");

  private final Sandbox sandbox;
  private final Store store;
  private final Path sockets;
  private final Consumer<String> progress;

  /**
   * Builds in one sandbox.
   *
   * @param sockets a folder with a short path, for the doors
   * @param progress told every few seconds that a build is alive
   */
  public Rebuilder(Sandbox sandbox, Store store, Path sockets, Consumer<String> progress) {
    this.progress = progress;
    this.sandbox = sandbox;
    this.store = store;
    this.sockets = sockets;
  }

  /**
   * Builds once.
   *
   * @param work an empty folder of this run; logs and outputs are left in it
   * @param hints repository paths that the build is likely to ask for; nothing is trusted of them
   */
  public Rebuilt build(Plan plan, Inputs inputs, Path work, List<Ask> hints)
      throws Refusal, InterruptedException, IOException {
    return build(plan, inputs, work, hints, MavenCommand.arguments(plan));
  }

  /**
   * Builds a project that has nothing in it, with the tools and in the sandbox of a plan.
   *
   * @param work an empty folder of this run
   */
  public Rebuilt idle(Plan plan, Inputs inputs, Path work)
      throws Refusal, InterruptedException, IOException {
    Path empty = Files.createDirectories(work.resolve("empty"));
    Files.writeString(empty.resolve("pom.xml"), EMPTY);
    return build(plan.of(empty), inputs, work, List.of(), MavenCommand.idle());
  }

  private Rebuilt build(Plan plan, Inputs inputs, Path work, List<Ask> hints, List<String> command)
      throws Refusal, InterruptedException, IOException {
    Files.createDirectories(work);
    Path settings = work.resolve("settings.xml");
    Files.writeString(settings, MavenSettings.xml(DOOR_PORT, plan.repositoryIds()));
    Path log = work.resolve("build.log");
    Path collected = work.resolve("rebuilt");
    DoorRules rules = new DoorRules(plan.own(), plan.forbidden(), plan.repositoryIds());
    try (Door door = Door.open(sockets, inputs, rules, DoorLimits.standard(), store)) {
      door.prefetch(hints);
      Ticker ticker = new Ticker(door.ledger(), progress);
      Ended ended;
      try {
        ended = sandbox.run(job(plan, command, settings, door.socket(), collected, log));
      } finally {
        ticker.close();
      }
      List<Finding> refused = new ArrayList<>();
      var outputs = outputs(collected, refused);
      return new Rebuilt(ended, outputs, collected, door.ledger(), log, command, refused);
    }
  }

  private static Job job(
      Plan plan, List<String> command, Path settings, Path door, Path collected, Path log) {
    String home = plan.home();
    String workingDirectory = plan.environment().workingDirectory().value();
    List<Mount> mounts = new ArrayList<>();
    mounts.add(new Mount(plan.mavenHome(), MavenCommand.MAVEN));
    mounts.add(new Mount(settings, MavenCommand.SETTINGS));
    if (plan.buildRoot().isEmpty()) {
      mounts.add(new Mount(plan.jdk().home(), plan.jdk().inside()));
    }
    return new Job(
        command,
        MavenCommand.environment(plan, home),
        workingDirectory,
        plan.environment().user().value(),
        home,
        plan.buildRoot(),
        mounts,
        plan.source(),
        door,
        DOOR_PORT,
        plan.environment().umask().value(),
        MavenCommand.OUTPUTS,
        collected,
        log,
        plan.limits());
  }

  /** Folders inside that hold nothing of a project: Maven and its settings, and what comes out. */
  public static List<String> ownPlaces() {
    return List.of(MavenCommand.MAVEN, MavenCommand.SETTINGS, MavenCommand.OUTPUTS);
  }

  /** Takes what is a release file; checksums and metadata are removed, odd names refused. */
  private static SortedMap<String, Digests> outputs(Path folder, List<Finding> refused)
      throws IOException {
    SortedMap<String, Digests> outputs = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return outputs;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = folder.relativize(file).toString();
        if (!OUTPUT.matcher(path).matches()) {
          refused.add(
              Finding.of(
                  Rule.SANDBOX_OUTPUT_REFUSED, path, "no file of a repository is called so", ""));
          Files.delete(file);
        } else if (NOT_AN_OUTPUT.matcher("/" + path).matches()) {
          Files.delete(file);
        } else {
          String plain = SnapshotNames.plain(path);
          Path kept = folder.resolve(plain);
          if (!plain.equals(path)) {
            Files.move(file, kept);
          }
          outputs.put(plain, Digests.of(kept));
        }
      }
    }
    return outputs;
  }
}
