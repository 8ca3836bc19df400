package dev.sallyport.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.coordinate.Gav;
import dev.sallyport.digest.Digests;
import dev.sallyport.gitobject.GitId;
import dev.sallyport.objects.GitObjects;
import dev.sallyport.provenance.SessionRecordReader;
import dev.sallyport.repository.CallerSettings;
import dev.sallyport.repository.NamedBy;
import dev.sallyport.repository.Upstreams;
import dev.sallyport.sandbox.Limits;
import dev.sallyport.source.CGit;
import dev.sallyport.store.Store;
import dev.sallyport.toolchain.FakeJdk;
import dev.sallyport.toolchain.Jdks;
import dev.sallyport.toolchain.MavenTree;
import dev.sallyport.witness.SessionFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small build that was recorded on a machine where everything is as the record says. */
final class RecordedBuild {
  static final String GAV = "org.example:thing:1.0";
  static final String FOLDER = "org/example/thing/1.0/thing-1.0";
  static final Map<String, String> INPUTS =
      Map.of(
          "dependency", "org/example/lib/1/lib-1.jar",
          "parent", "org/example/parent/1/parent-1.pom",
          "bom", "org/example/bom/1/bom-1.pom",
          "plugin", "org/example/plug/1/plug-1.jar",
          "dynamic", "org/example/provider/1/provider-1.pom",
          "extension", "org/example/ext/1/ext-1.jar");

  final FakeSandbox sandbox = new FakeSandbox();
  final Path dir;
  final Path tree;
  final Path inputs;
  final Path jdk;
  final Path maven;
  SessionFile session;
  Optional<String> source = Optional.empty();
  Optional<String> reference = Optional.empty();

  RecordedBuild(Path dir) throws Exception {
    this.dir = dir;
    this.tree = Files.createDirectories(dir.resolve("tree"));
    this.inputs = Files.createDirectories(dir.resolve("inputs"));
    this.jdk = FakeJdk.of(dir.resolve("jdk"), "17.0.15");
    this.maven = Files.createDirectories(dir.resolve("maven/bin")).resolveSibling("");
    this.session = SessionFile.of(GAV);
    source();
    tools();
    for (Map.Entry<String, String> input : INPUTS.entrySet()) {
      input(input.getKey(), input.getValue());
    }
    for (String line : pinned()) {
      input("plugin-dependency", line.split(" {2}")[1]);
    }
    makes(FOLDER + ".jar", jar("jar"), "target/thing-1.0.jar");
    makes(FOLDER + ".pom", "pom".getBytes(UTF_8), "pom.xml");
  }

  private void source() throws Exception {
    Files.writeString(tree.resolve("pom.xml"), "<project/>\n");
    Files.createDirectories(tree.resolve("src"));
    Files.writeString(tree.resolve("src/Thing.java"), "class Thing {}\n");
    CGit.run(tree, "init", "-q");
    CGit.run(tree, "add", ".");
    CGit.run(tree, "-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", "x");
    String commit = CGit.run(tree, "rev-parse", "HEAD");
    try (GitObjects objects = GitObjects.open(tree)) {
      GitId root = objects.rootTree(new GitId(commit));
      session.source(commit, root.hex(), objects.treeSha512(root));
    }
  }

  private void tools() throws IOException {
    Files.createDirectories(jdk.resolve("lib"));
    Files.writeString(jdk.resolve("lib/modules"), "modules");
    Files.writeString(maven.resolve("bin/mvn"), "#!/bin/sh\n");
    session
        .dependency("jdk")
        .withObjectProperty("digest")
        .put("sha256", Digests.of(jdk.resolve("release")).sha256().hex());
    session
        .dependency("jdk")
        .withObjectProperty("annotations")
        .put("modules", Digests.of(jdk.resolve("lib/modules")).sha256().hex());
    session
        .dependency("maven")
        .withObjectProperty("digest")
        .put("sha256", MavenTree.of(maven).digest().hex());
  }

  private static List<String> pinned() throws IOException {
    try (InputStream in =
        SessionFile.class.getResourceAsStream("/dev/sallyport/witness/collecting-plugin.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8).lines().toList();
    }
  }

  private void input(String kind, String path) throws IOException {
    Path file = inputs.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, path);
    session.input(kind, path, path.getBytes(UTF_8), user(path));
  }

  static String user(String path) {
    return "module " + GAV + " > " + path.hashCode();
  }

  private void makes(String path, byte[] content, String file) {
    sandbox.makes(path, content);
    session.made(path, content, file);
  }

  /** A sound archive with one entry of that content. */
  static byte[] jar(String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry("entry");
      entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
      zip.putNextEntry(entry);
      zip.write(content.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  /** Verifies with no network and an empty store. */
  Result verify() throws Exception {
    Path record = session.write(tree.resolve("target/sallyport/provenance.intoto.json"));
    return verify(record);
  }

  Result verify(Path record) throws Exception {
    Path work = Files.createTempDirectory(dir, "w");
    Means means =
        new Means(
            Store.open(work.resolve("store")),
            Upstreams.of(CallerSettings.none()).plus(Upstreams.central(), NamedBy.CALLER),
            Upstreams.central().id(),
            Jdks.ofMachine(Map.of(), List.of(jdk), List.of()),
            sandbox,
            work.resolve("cache"),
            Files.createDirectories(work.resolve("x")),
            Clock.systemUTC(),
            step -> {});
    VerifyRequest request =
        new VerifyRequest(
            Gav.parse(GAV).orElseThrow(),
            Optional.of(record),
            false,
            source,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            "auto",
            true,
            reference,
            Optional.empty(),
            false,
            new Supplies(List.of(inputs), List.of(maven)),
            work.resolve("out"),
            Limits.standard(),
            false);
    if (!SessionRecordReader.isOne(record)) {
      throw new AssertionError("not the record of a session");
    }
    return new SessionReplay(request, means).run(Files.createDirectories(work.resolve("out")));
  }
}
