package dev.sallyport.objects;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.MyersDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeChunk;
import org.eclipse.jgit.merge.MergeResult;

/** Whether a file is what comes out when the changes of both sides are put together by lines. */
final class ContentMerge {
  /** What is larger counts as not explained: hostile files make line diffs slow. */
  private static final long LARGEST = 4L << 20;

  /** Myers' algorithm takes the square of the lines that differ. */
  private static final int MOST_LINES_FOR_MYERS = 20_000;

  private final GitObjects objects;

  ContentMerge(GitObjects objects) {
    this.objects = objects;
  }

  /** Whether {@code result} holds the lines of a merge without conflict. */
  boolean explains(GitId base, GitId one, GitId two, GitId result) throws Refusal {
    Optional<RawText> common = text(base);
    Optional<RawText> first = text(one);
    Optional<RawText> second = text(two);
    Optional<RawText> merged = text(result);
    if (common.isEmpty() || first.isEmpty() || second.isEmpty() || merged.isEmpty()) {
      return false;
    }
    byte[] expected = merged.get().getRawContent();
    HistogramDiff histogram = new HistogramDiff();
    histogram.setFallbackAlgorithm(null);
    if (isMerge(histogram, common.get(), first.get(), second.get(), expected)) {
      return true;
    }
    int lines = common.get().size() + Math.max(first.get().size(), second.get().size());
    return lines <= MOST_LINES_FOR_MYERS
        && isMerge(MyersDiff.INSTANCE, common.get(), first.get(), second.get(), expected);
  }

  private Optional<RawText> text(GitId id) throws Refusal {
    try {
      byte[] bytes = objects.blob(id, LARGEST);
      return RawText.isBinary(bytes, bytes.length, true)
          ? Optional.empty()
          : Optional.of(new RawText(bytes));
    } catch (Refusal refused) {
      if (refused.finding().rule() == Rule.HISTORY_LIMIT) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private static boolean isMerge(
      DiffAlgorithm algorithm, RawText base, RawText one, RawText two, byte[] expected) {
    MergeResult<RawText> result =
        new MergeAlgorithm(algorithm).merge(RawTextComparator.DEFAULT, base, one, two);
    return !result.containsConflicts() && Arrays.equals(bytes(result), expected);
  }

  /** The lines as they stand in the sides, line ends included. */
  private static byte[] bytes(MergeResult<RawText> result) {
    List<RawText> sides = result.getSequences();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      for (MergeChunk chunk : result) {
        RawText side = sides.get(chunk.getSequenceIndex());
        for (int line = chunk.getBegin(); line < chunk.getEnd(); line++) {
          side.writeLine(out, line);
          if (line < side.size() - 1 || !side.isMissingNewlineAtEnd()) {
            out.write('\n');
          }
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
