package dev.sallyport.recorder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHeadTest {
  private static final String ID = "0123456789abcdef0123456789abcdef01234567";

  @Test
  void readsALooseReferenceFromASubfolder(@TempDir Path folder) throws IOException {
    write(folder, ".git/HEAD", "ref: refs/heads/main");
    write(folder, ".git/refs/heads/main", ID);
    Path inner = Files.createDirectories(folder.resolve("a/b"));
    assertEquals(Optional.of(ID), GitHead.read(inner));
  }

  @Test
  void readsAPackedReference(@TempDir Path folder) throws IOException {
    write(folder, ".git/HEAD", "ref: refs/heads/main");
    write(folder, ".git/packed-refs", "# pack-refs with: peeled\n" + ID + " refs/heads/main");
    assertEquals(Optional.of(ID), GitHead.read(folder));
  }

  @Test
  void readsALinkedWorkTree(@TempDir Path folder) throws IOException {
    write(folder, "main/.git/worktrees/w/HEAD", "ref: refs/heads/w");
    write(folder, "main/.git/worktrees/w/commondir", "../..");
    write(folder, "main/.git/refs/heads/w", ID);
    write(folder, "w/.git", "gitdir: " + folder.resolve("main/.git/worktrees/w"));
    assertEquals(Optional.of(ID), GitHead.read(folder.resolve("w")));
  }

  @Test
  void saysNothingWhenThereIsNothingOrNonsense(@TempDir Path folder) throws IOException {
    write(folder, "unborn/.git/HEAD", "ref: refs/heads/main");
    write(folder, "loop/.git/HEAD", "ref: refs/heads/main");
    write(folder, "loop/.git/refs/heads/main", "ref: refs/heads/main");
    write(folder, "up/.git/HEAD", "ref: refs/../../secret");
    write(folder, "secret", ID);
    for (String name : new String[] {"unborn", "loop", "up"}) {
      assertEquals(Optional.empty(), GitHead.read(folder.resolve(name)), name);
    }
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolve("..").normalize());
    Files.writeString(file, text + "\n");
  }
}
