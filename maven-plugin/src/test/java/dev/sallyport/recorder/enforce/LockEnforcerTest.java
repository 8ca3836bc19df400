package dev.sallyport.recorder.enforce;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway")
class LockEnforcerTest {
  private static final String HEAD =
      "sallyport-inputs-lock: 1\nmaven: 3.9.11\njdk: 17\ncoverage: lib-ext\n\n";
  private static final String PATH = "org/x/lib/1.0/lib-1.0-tests.jar";

  @TempDir private Path dir;
  private Path lock;
  private Artifact artifact;
  private String line;

  @BeforeEach
  void open() throws Exception {
    lock = dir.resolve("inputs.lock");
    Path file = Files.writeString(dir.resolve("lib.jar"), "lib");
    artifact = new DefaultArtifact("org.x", "lib", "tests", "jar", "1.0").setFile(file.toFile());
    byte[] sha256 = MessageDigest.getInstance("SHA-256").digest("lib".getBytes(US_ASCII));
    line = HexFormat.of().formatHex(sha256) + "  3  dependency  " + PATH + "\n";
  }

  private ArtifactResult result() {
    return new ArtifactResult(new ArtifactRequest(artifact, List.of(), ""))
        .setArtifact(artifact)
        .setRepository(new LocalRepository(dir.toFile()));
  }

  private ArtifactResult enforced(ArtifactResult result, String property) {
    DefaultRepositorySystemSession session = new DefaultRepositorySystemSession();
    session.setUserProperty("sallyport.lock", property);
    session.setSystemProperty("maven.version", "3.9.11");
    new LockEnforcer().postProcess(session, List.of(result));
    return result;
  }

  private void refused(String start, String text) throws Exception {
    Files.writeString(lock, text);
    ArtifactResult result = enforced(result(), lock.toString());
    assertFalse(result.isResolved());
    String message = result.getExceptions().get(0).getMessage();
    assertTrue(message.startsWith(start), message);
  }

  @Test
  void whatTheLockNamesIsLetThrough() throws Exception {
    Files.writeString(lock, HEAD + line);
    assertTrue(enforced(result(), lock.toString()).isResolved());
  }

  @Test
  void whatItDoesNotNameOrNamesOtherwiseIsTakenAway() throws Exception {
    refused("input.added " + PATH, HEAD + line.replace("-tests", ""));
    refused("input.differs " + PATH, HEAD + line.replaceFirst("^.{8}", "00000000"));
    String other = "0".repeat(64) + "  1  plugin  a/b\n";
    refused("input.added " + PATH, HEAD + line.replace("dependency", "metadata") + other);
  }

  @Test
  void anUnusableLockLetsNothingThrough() throws Exception {
    for (String text :
        List.of("", "{}", HEAD, HEAD + line + line, HEAD + "x\n", HEAD.replace(": 1", ": 2"))) {
      refused("input.lock-invalid ", text);
    }
    Files.delete(lock);
    assertFalse(enforced(result(), lock.toString()).isResolved());
  }

  @Test
  void aFileThatChangesIsHashedAnew() throws Exception {
    Files.writeString(lock, HEAD + line);
    LockEnforcer enforcer = new LockEnforcer();
    DefaultRepositorySystemSession session = new DefaultRepositorySystemSession();
    session.setUserProperty("sallyport.lock", lock.toString());
    ArtifactResult first = result();
    enforcer.postProcess(session, List.of(first));
    assertTrue(first.isResolved());
    Files.writeString(artifact.getFile().toPath(), "evil");
    ArtifactResult second = result();
    enforcer.postProcess(session, List.of(second));
    assertFalse(second.isResolved());
  }

  @Test
  void modulesOfTheReactorAreNoInputs() throws Exception {
    Files.writeString(lock, HEAD + line.replace("lib/1.0", "other/1.0"));
    assertTrue(
        enforced(result().setRepository(new WorkspaceRepository()), lock.toString()).isResolved());
  }

  @Test
  void theVariableWinsOverThePropertyWhichTheBuildCouldSet() {
    Map<String, String> variable = Map.of("SALLYPORT_LOCK", "/out");
    Map<String, String> property = Map.of("sallyport.lock", "/in");
    Map<String, String> update = Map.of("sallyport.lock", "/in", "sallyport.updateLock", "true");
    assertEquals(Optional.empty(), LockInForce.of(Map.of(), Map.of()));
    assertEquals(Optional.of(Path.of("/out")), LockInForce.of(variable, property));
    assertEquals(Optional.of(Path.of("/out")), LockInForce.of(variable, update));
    assertEquals(Optional.of(Path.of("/in")), LockInForce.of(Map.of(), property));
    assertEquals(Optional.empty(), LockInForce.of(Map.of(), update));
  }
}
