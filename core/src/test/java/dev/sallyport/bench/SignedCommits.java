package dev.sallyport.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sallyport.attack.BulkCast;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/** Writes signed commits, ten minutes apart. */
final class SignedCommits {
  private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");
  private static final int SECONDS_APART = 600;

  private final ObjectInserter inserter;
  private final BulkCast cast;

  SignedCommits(ObjectInserter inserter, BulkCast cast) {
    this.inserter = inserter;
    this.cast = cast;
  }

  ObjectId first(ObjectId tree) throws IOException {
    return commit(0, false, tree, List.of(), "Begin");
  }

  /** Adds commits numbered from {@code number} on. */
  ObjectId after(ObjectId tip, int number, int commits, int reviews, SteadyTree tree)
      throws IOException {
    ObjectId at = tip;
    int end = number + commits;
    for (int i = number; i < end; i++) {
      ObjectId content = tree.change(i).write();
      if (reviews == 0) {
        at = commit(i, i % 2 == 1, content, List.of(at), "Change number " + i);
      } else {
        boolean byBob = i / 2 % 2 == 1;
        ObjectId side = commit(i, byBob, content, List.of(at), "Change number " + i);
        i++;
        at = commit(i, !byBob, content, List.of(at, side), "Merge number " + i);
      }
    }
    return at;
  }

  private ObjectId commit(
      int number, boolean byBob, ObjectId tree, List<ObjectId> parents, String subject)
      throws IOException {
    Instant at = BEGIN.plusSeconds((long) number * SECONDS_APART);
    StringBuilder head = new StringBuilder("tree " + tree.name() + "\n");
    parents.forEach(parent -> head.append("parent ").append(parent.name()).append('\n'));
    String who = BulkCast.ident(byBob) + " " + at.getEpochSecond() + " +0000\n";
    head.append("author ").append(who).append("committer ").append(who);
    String message = "\n" + subject + "\n\nMade for a measurement; see docs/benchmarks.md.\n";
    byte[] payload = (head + message).getBytes(US_ASCII);
    String block = cast.block(byBob, payload, at);
    String signature = "gpgsig " + block.strip().replace("\n", "\n ") + "\n";
    return inserter.insert(Constants.OBJ_COMMIT, (head + signature + message).getBytes(US_ASCII));
  }
}
