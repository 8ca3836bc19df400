package dev.sallyport.policy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway") // JUnit sets the folder
class PolicyFolderTest {
  @TempDir private Path folder;

  private PolicyFiles files;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("in/keys"));
    Files.writeString(folder.resolve("outside.asc"), "outside");
    Files.writeString(folder.resolve("in/ours.yaml"), "policy");
    Files.writeString(folder.resolve("in/keys/a.asc"), "key");
    files = PolicyFolder.of(folder.resolve("in/ours.yaml"));
  }

  @Test
  void readsThePolicyByAnyNameAndKeysBesideIt() throws Refusal {
    assertArrayEquals(PolicySample.bytes("policy"), files.read("policy.yaml").orElseThrow());
    assertArrayEquals(PolicySample.bytes("key"), files.read("keys/a.asc").orElseThrow());
    assertTrue(files.read("keys/b.asc").isEmpty());
    assertTrue(PolicyFolder.of(folder.resolve("no.yaml")).read("policy.yaml").isEmpty());
  }

  @Test
  void neverLeavesTheFolder() throws IOException {
    Files.createSymbolicLink(folder.resolve("in/link.asc"), folder.resolve("outside.asc"));
    Files.createSymbolicLink(folder.resolve("in/up"), folder);
    Files.createSymbolicLink(folder.resolve("in/dangling"), folder.resolve("nothing"));
    for (String path :
        new String[] {
          "../outside.asc", "link.asc", "up/outside.asc", "dangling", "/etc/passwd", "a//b", "./a"
        }) {
      refused(path);
    }
  }

  @Test
  void readsRegularFilesOfModestSizeOnly() throws IOException {
    refused("keys");
    Files.write(folder.resolve("in/big"), new byte[PolicyFiles.MAX_BYTES + 1]);
    refused("big");
    Files.write(folder.resolve("in/ours.yaml"), new byte[PolicyFiles.MAX_BYTES + 1]);
    refused("policy.yaml");
  }

  private void refused(String path) {
    Refusal refusal = assertThrows(Refusal.class, () -> files.read(path), path);
    assertEquals(Rule.POLICY_INVALID, refusal.finding().rule());
  }
}
