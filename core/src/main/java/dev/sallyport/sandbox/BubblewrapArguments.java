package dev.sallyport.sandbox;

import java.util.ArrayList;
import java.util.List;

/** The command line of one bwrap, in the order in which bwrap carries it out. */
final class BubblewrapArguments {
  private final List<String> arguments = new ArrayList<>();

  BubblewrapArguments add(String... more) {
    arguments.addAll(List.of(more));
    return this;
  }

  BubblewrapArguments readOnly(String outside, String inside) {
    return add("--ro-bind", outside, inside);
  }

  BubblewrapArguments readOnlyIfThere(String outside, String inside) {
    return add("--ro-bind-try", outside, inside);
  }

  BubblewrapArguments writable(String outside, String inside) {
    return add("--bind", outside, inside);
  }

  BubblewrapArguments entries(List<SystemEntry> entries, String prefix) {
    for (SystemEntry entry : entries) {
      if (entry.target().isEmpty()) {
        readOnly(prefix + entry.path(), entry.path());
      } else {
        add("--symlink", entry.target().get(), entry.path());
      }
    }
    return this;
  }

  List<String> command(List<String> command) {
    List<String> all = new ArrayList<>(arguments);
    all.add("--");
    all.addAll(command);
    return all;
  }
}
