package dev.sallyport.trace;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which processes and threads are the build's, and not the sandbox's own. A child's first line may
 * stand before the one that names its parent, so the whole trace is read for this first. One whose
 * parent is in no line is taken for the build's.
 */
final class ProcessTree {
  private static final Set<String> FORKS = Set.of("clone", "clone3", "fork", "vfork");

  /** A child's id: where it runs in another name space, the one of strace's stands behind it. */
  private static final Pattern CHILD =
      Pattern.compile("([0-9]{1,9})(?: /\\* ([0-9]{1,9}) in strace's PID NS \\*/)?");

  private static final int MOST = 1 << 20;
  private static final int DEEPEST = 10_000;

  private final Map<Integer, Integer> parents = new HashMap<>();
  private final Set<Integer> before = new HashSet<>();
  private final Map<Integer, Boolean> known = new HashMap<>();
  private OptionalInt root = OptionalInt.empty();

  /** Takes one call of the whole trace, in order. */
  void learn(Syscall call) {
    if (FORKS.contains(call.name()) && parents.size() < MOST) {
      child(call).ifPresent(child -> parents.put(child, call.process()));
    } else if (root.isEmpty() && !call.name().equals(Syscall.EXIT)) {
      if (isBuildStart(call)) {
        root = OptionalInt.of(call.process());
      } else {
        before.add(call.process());
      }
    }
  }

  /** The first process of the build; empty where the trace does not reach it. */
  OptionalInt root() {
    return root;
  }

  Optional<Integer> parent(int process) {
    return Optional.ofNullable(parents.get(process));
  }

  boolean isOfBuild(int process) {
    Boolean answer = known.get(process);
    if (answer == null) {
      answer = descends(process);
      known.put(process, answer);
    }
    return answer;
  }

  private boolean descends(int process) {
    int at = process;
    for (int depth = 0; depth < DEEPEST; depth++) {
      if (root.isPresent() && at == root.getAsInt()) {
        return true;
      }
      Integer parent = parents.get(at);
      if (parent == null) {
        return !before.contains(at);
      }
      at = parent;
    }
    return true;
  }

  private static Optional<Integer> child(Syscall call) {
    Matcher matcher = CHILD.matcher(call.result());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String outside = matcher.group(2) == null ? matcher.group(1) : matcher.group(2);
    return Optional.of(Integer.parseInt(outside));
  }

  /** The shell that sets the umask and becomes the build's command: see {@code OuterSandbox}. */
  private static boolean isBuildStart(Syscall call) {
    if (!call.name().equals("execve") || !call.succeeded()) {
      return false;
    }
    List<String> words = Arguments.parts(call.argument(1));
    return words.size() > 4
        && words.get(0).equals("\"/bin/sh\"")
        && words.get(1).equals("\"-c\"")
        && words.get(2).startsWith("\"umask ")
        && words.get(3).equals("\"sh\"");
  }
}
