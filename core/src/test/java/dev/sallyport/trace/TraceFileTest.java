package dev.sallyport.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TraceFileTest {
  private static final String SAMPLE =
      """
      10  execve("/bin/sh", ["/bin/sh", "-c", "umask 022; exec \\"$@\\"", "sh", "/sallyport/maven/bin/mvn", "-B"], 0x7ffe /* 9 vars */) = 0
      10  openat(AT_FDCWD</work>, "a, b\\")<\\303\\251", O_RDONLY|O_CLOEXEC) = 3</work/a, b\\")\\74\\303\\251>
      10  clone3({flags=CLONE_VM, exit_signal=0, stack=0x7f, stack_size=0x20f80} => {parent_tid=[2 /* 12 in strace's PID NS */]}, 88 <unfinished ...>
      12  newfstatat(4</proc/stat>, "",  <unfinished ...>
      10  <... clone3 resumed>)             = 2 /* 12 in strace's PID NS */
      12  <... newfstatat resumed>{st_mode=S_IFREG|0444, st_size=0, ...}, AT_EMPTY_PATH) = 0
      12  connect(4<socket:[77]>, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("192.0.2.1")}, 16) = -1 ENETUNREACH (Network is unreachable)
      12  sendmmsg(5<socket:[78]>, [{msg_hdr={msg_name={sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("127.0.0.1")}, msg_namelen=16, msg_iov=[{iov_base="\\0\\1\\1\\0\\0\\1\\0\\0\\0\\0\\0\\0\\3foo\\4test\\0\\0\\1\\0\\1", iov_len=26}], msg_iovlen=1, msg_controllen=0, msg_flags=0}, msg_len=26}], 1, MSG_NOSIGNAL) = 1
      12  +++ exited with 0 +++
      10  --- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=12, si_uid=0, si_status=0} ---
      10  openat(AT_FDCWD</work>, "x", O_RDONLY <unfinished ...>) = ?
      """;

  private final List<Syscall> calls = new ArrayList<>();

  private TraceFile.Tally read(String text) throws IOException {
    calls.clear();
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return TraceFile.read(new ByteArrayInputStream(bytes), calls::add);
  }

  @Test
  void readsWhatStraceWrites() throws Exception {
    TraceFile.Tally tally = read(SAMPLE);
    assertEquals(new TraceFile.Tally(11, 0), tally);
    assertEquals(
        List.of("execve", "openat", "clone3", "newfstatat", "connect", "sendmmsg", "exit"),
        calls.stream().map(Syscall::name).toList());
    Syscall opened = calls.get(1);
    assertEquals(3, opened.arguments().size());
    assertEquals(Optional.of("a, b\")<é"), Quoted.text(opened.argument(1)));
    assertEquals(Optional.of("/work/a, b\")<é"), opened.opened());
    assertEquals("ENETUNREACH", calls.get(4).error());
    assertEquals(
        Optional.of(new SocketAddress("192.0.2.1", 80)),
        SocketAddress.of(calls.get(4).argument(1)));
  }

  @Test
  void whatAFileIsCalledCannotEndItsLine() throws Exception {
    read(
        "7 openat(AT_FDCWD</w>, \"x\\\", O_RDONLY) = 3</etc/evil>\\n8 execve(\", O_RDONLY) = 4</w/f>\n");
    assertEquals(1, calls.size());
    assertEquals(Optional.of("/w/f"), calls.get(0).opened());
  }

  @Test
  void whatIsBrokenIsCountedAndTheRestIsRead() throws Exception {
    String broken =
        """
        nonsense
        7 openat(AT_FDCWD</w>, "never ended
        7 openat(AT_FDCWD</w>, "a"], O_RDONLY) = 3
        7 <... openat resumed>) = 3
        99999999999 openat(AT_FDCWD</w>, "a", O_RDONLY) = 3
        7 openat(AT_FDCWD</w>, "good", O_RDONLY) = 3</w/good>
        7 openat(AT_FDCWD</w>, "cut off\
        """;
    TraceFile.Tally tally = read(broken);
    assertEquals(new TraceFile.Tally(7, 6), tally);
    assertEquals(1, calls.size());
  }

  @Test
  void aLineWithoutEndIsNotKept() throws Exception {
    String endless = "7 openat(AT_FDCWD</w>, \"" + "a".repeat(TraceFile.LINE + 10) + "\n";
    assertEquals(new TraceFile.Tally(1, 1), read(endless));
  }

  @Test
  void nothingInATraceThrows() throws Exception {
    Random random = new Random(4);
    for (int i = 0; i < 4_000; i++) {
      StringBuilder text = new StringBuilder(SAMPLE);
      for (int change = random.nextInt(12); change >= 0; change--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
          case 0 -> text.setLength(Math.max(1, at));
          case 1 -> text.deleteCharAt(at).append(' ');
          case 2 -> text.setCharAt(at, (char) random.nextInt(256));
          default -> text.insert(at, "\"<>()[]{},\\/*=x7".charAt(random.nextInt(16)));
        }
      }
      TraceFile.Tally tally = read(text.toString());
      assertTrue(tally.unreadable() <= tally.lines());
      ProcessTree tree = new ProcessTree();
      calls.forEach(tree::learn);
      if (tree.root().isPresent()) {
        Watcher watcher = new Watcher(tree, new Activity());
        calls.forEach(watcher::see);
      }
    }
  }
}
