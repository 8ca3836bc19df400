package dev.sallyport.trace;

import dev.sallyport.trace.Activity.Event;
import dev.sallyport.trace.Activity.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sees the calls of a trace in their order and writes down what the build's processes did. */
final class Watcher {
  /** How the JVM that runs Maven is called. */
  static final String MAVEN = "maven";

  static final String JAVA = "java";

  /** With which Java starts other programs; it stands for the Java. */
  static final String SPAWN = "jspawnhelper";

  private static final String SCRIPT = "mvn";
  private static final int DNS = 53;
  private static final int DEEPEST = 10_000;
  private static final Pattern FOLDER =
      Pattern.compile("(?:AT_FDCWD|[0-9]+)<(/.*)>", Pattern.DOTALL);
  private static final Pattern SOCKET = Pattern.compile("[0-9]+<(socket:\\[[0-9]+\\])>");
  private static final Set<String> NOT_THERE = Set.of("ENOENT", "EACCES", "ENOTDIR", "EPERM");

  private final ProcessTree tree;
  private final Activity activity;
  private final Map<Integer, String> programs = new HashMap<>();
  private final Set<String> nameServers = new HashSet<>();

  Watcher(ProcessTree tree, Activity activity) {
    this.tree = tree;
    this.activity = activity;
    programs.put(tree.root().orElseThrow(), SCRIPT);
  }

  void see(Syscall call) {
    if (!tree.isOfBuild(call.process())) {
      return;
    }
    switch (call.name()) {
      case "execve" -> started(call, Quoted.text(call.argument(0)), call.argument(1));
      case "execveat" ->
          started(call, absolute(call.argument(0), call.argument(1)), call.argument(2));
      case "open" -> opened(call, absolute("", call.argument(0)), call.argument(1));
      case "openat", "openat2" ->
          opened(call, absolute(call.argument(0), call.argument(1)), call.argument(2));
      case "stat", "lstat", "stat64", "lstat64", "access" ->
          looked(call, absolute("", call.argument(0)));
      case "newfstatat", "fstatat64", "statx", "faccessat", "faccessat2" ->
          looked(call, absolute(call.argument(0), call.argument(1)));
      case "bind", "getsockname" ->
          SocketAddress.of(call.argument(1)).ifPresent(own -> activity.ownPort(own.port()));
      case "connect" -> connected(call, call.argument(1));
      case "sendto" -> sent(call, call.argument(4), call.argument(1));
      case "sendmsg", "sendmmsg" -> message(call);
      case "io_uring_setup" -> ring(call);
      // its id may be given to another one
      case Syscall.EXIT -> programs.remove(call.process());
      default -> {}
    }
  }

  private void ring(Syscall call) {
    if (call.succeeded()) {
      activity.ring();
    }
  }

  private boolean isQuiet(Syscall call) {
    return program(call.process(), 0).equals(SCRIPT);
  }

  private void add(Kind kind, Syscall call, String subject, String asked) {
    if (!isQuiet(call)) {
      activity.add(new Event(kind, program(call.process(), 0), subject, asked));
    }
  }

  private void started(Syscall call, Optional<String> path, String words) {
    if (path.isEmpty()) {
      return;
    }
    boolean maven = isQuiet(call) && call.process() == tree.root().orElse(-1);
    String base = path.get().substring(path.get().lastIndexOf('/') + 1);
    if (!call.succeeded()) {
      if (NOT_THERE.contains(call.error())) {
        add(Kind.NOT_STARTED, call, base, Words.of(words));
      }
      return;
    }
    add(Kind.STARTED, call, path.get(), Words.of(words));
    if (!maven && isQuiet(call)) {
      return;
    }
    if (maven && base.equals(JAVA)) {
      activity.started();
      programs.put(call.process(), MAVEN);
    } else if (!maven && !base.equals(SPAWN)) {
      programs.put(call.process(), base);
    }
  }

  private void opened(Syscall call, Optional<String> path, String flags) {
    boolean toRead = flags.contains("O_RDONLY") || flags.contains("O_RDWR");
    if (path.isEmpty() || !toRead || flags.contains("O_DIRECTORY") || flags.contains("O_PATH")) {
      return;
    }
    if (call.succeeded()) {
      add(Kind.READ, call, call.opened().orElse(path.get()), path.get());
    } else if (NOT_THERE.contains(call.error()) && !flags.contains("O_CREAT")) {
      add(Kind.MISSED, call, path.get(), path.get());
    }
  }

  private void looked(Syscall call, Optional<String> path) {
    if (path.isPresent() && NOT_THERE.contains(call.error())) {
      add(Kind.MISSED, call, path.get(), path.get());
    }
  }

  private void connected(Syscall call, String structure) {
    Optional<SocketAddress> to = SocketAddress.of(structure);
    if (to.isEmpty()) {
      return;
    }
    if (to.get().port() == DNS) {
      socket(call).ifPresent(nameServers::add);
    }
    // port 0: the C library asks the kernel which of its own addresses it would use
    if (to.get().port() != 0) {
      add(Kind.CONNECTED, call, to.get().toString(), to.get().isLoopback() ? "loopback" : "");
    }
  }

  private void sent(Syscall call, String structure, String payload) {
    connected(call, structure);
    boolean question =
        SocketAddress.of(structure).filter(to -> to.port() == DNS).isPresent()
            || socket(call).filter(nameServers::contains).isPresent();
    if (question) {
      Quoted.bytes(payload)
          .flatMap(DnsQuestion::name)
          .ifPresent(name -> add(Kind.ASKED_NAME, call, name, ""));
    }
  }

  /** One message, or several. */
  private void message(Syscall call) {
    List<String> fields = Arguments.parts(call.argument(1));
    if (call.name().equals("sendmmsg")) {
      for (String each : fields) {
        for (String field : Arguments.parts(each)) {
          if (field.startsWith("msg_hdr=")) {
            message(call, Arguments.parts(field.substring("msg_hdr=".length())));
          }
        }
      }
    } else {
      message(call, fields);
    }
  }

  private void message(Syscall call, List<String> fields) {
    String to = "";
    String payload = "";
    for (String field : fields) {
      if (field.startsWith("msg_name=")) {
        to = field.substring("msg_name=".length());
      } else if (field.startsWith("msg_iov=")) {
        List<String> vectors = Arguments.parts(field.substring("msg_iov=".length()));
        List<String> first = vectors.isEmpty() ? List.of() : Arguments.parts(vectors.get(0));
        payload = first.isEmpty() ? "" : first.get(0).replaceFirst("^iov_base=", "");
      }
    }
    sent(call, to, payload);
  }

  private static Optional<String> socket(Syscall call) {
    Matcher matcher = SOCKET.matcher(call.argument(0));
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Empty where the call names no file but only a descriptor. */
  private static Optional<String> absolute(String folder, String argument) {
    Optional<String> name = Quoted.text(argument).filter(text -> !text.isEmpty());
    if (name.isEmpty() || name.get().startsWith("/")) {
      return name.map(Paths::normal);
    }
    Matcher matcher = FOLDER.matcher(folder);
    return matcher.matches()
        ? Optional.of(Paths.normal(Quoted.decoded(matcher.group(1)) + "/" + name.get()))
        : Optional.empty();
  }

  private String program(int process, int depth) {
    String known = programs.get(process);
    if (known != null) {
      return known;
    }
    Optional<Integer> parent = tree.parent(process);
    String program =
        parent.isEmpty() || depth > DEEPEST ? "a process" : program(parent.get(), depth + 1);
    programs.put(process, program);
    return program;
  }
}
