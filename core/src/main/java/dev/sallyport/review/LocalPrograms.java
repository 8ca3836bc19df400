package dev.sallyport.review;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Programs of this machine, in one folder, with the given environment and no other.
 *
 * @param folder where they run
 * @param limit the longest that one may take; long enough to find and touch a key
 */
public record LocalPrograms(Path folder, Map<String, String> environment, Duration limit)
    implements Programs {
  private static final int MAX_OUTPUT = 16 << 20;

  public LocalPrograms {
    environment = Map.copyOf(environment);
  }

  @Override
  public Ended run(Call call) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(call.command()).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectError(call.talks() ? Redirect.INHERIT : Redirect.PIPE);
    Process process = builder.start();
    try {
      CompletableFuture<byte[]> out = drain(process.getInputStream());
      CompletableFuture<byte[]> err = drain(process.getErrorStream());
      feed(process, call.stdin());
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("took longer than " + limit.toSeconds() + " seconds");
      }
      return new Ended(
          process.exitValue(), all(out), new String(all(err), StandardCharsets.UTF_8).strip());
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** A program that reads nothing closes its end; its exit status tells whether that is well. */
  private static void feed(Process process, byte[] stdin) {
    start(
        () -> {
          try (OutputStream in = process.getOutputStream()) {
            in.write(stdin);
          } catch (IOException closed) {
            return;
          }
        });
  }

  private static CompletableFuture<byte[]> drain(InputStream in) {
    CompletableFuture<byte[]> done = new CompletableFuture<>();
    start(
        () -> {
          try {
            done.complete(read(in));
          } catch (IOException failed) {
            done.completeExceptionally(failed);
          }
        });
    return done;
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "sallyport-program");
    thread.setDaemon(true);
    thread.start();
  }

  private static byte[] read(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 13];
    boolean tooMuch = false;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      tooMuch |= out.size() + n > MAX_OUTPUT;
      if (!tooMuch) {
        out.write(buffer, 0, n);
      }
    }
    if (tooMuch) {
      throw new IOException("wrote more than " + MAX_OUTPUT + " bytes");
    }
    return out.toByteArray();
  }

  /** A grandchild that keeps the pipe open must not keep us: gpg starts its agent like that. */
  private static byte[] all(CompletableFuture<byte[]> output)
      throws IOException, InterruptedException {
    try {
      return output.get(10, TimeUnit.SECONDS);
    } catch (TimeoutException kept) {
      throw new IOException("left a process behind that keeps its output open", kept);
    } catch (ExecutionException failed) {
      throw new IOException(String.valueOf(failed.getCause()), failed);
    }
  }
}
