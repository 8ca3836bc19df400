package dev.sallyport.release;

import dev.sallyport.sandbox.Ended;
import dev.sallyport.sandbox.Job;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.verdict.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A sandbox that builds nothing and makes what it was told to make. */
final class FakeSandbox implements Sandbox {
  private final Map<String, byte[]> makes = new TreeMap<>();
  private final List<Job> jobs = new ArrayList<>();

  FakeSandbox makes(String path, byte[] bytes) {
    makes.put(path, bytes);
    return this;
  }

  FakeSandbox makesNot(String path) {
    makes.remove(path);
    return this;
  }

  List<Job> jobs() {
    return jobs;
  }

  @Override
  public String mode() {
    return "bwrap";
  }

  @Override
  public List<Finding> probe() {
    return List.of();
  }

  @Override
  public Ended run(Job job) {
    jobs.add(job);
    try {
      Files.writeString(job.log(), "built\n");
      for (Map.Entry<String, byte[]> made : makes.entrySet()) {
        Path file = job.collected().resolve(made.getKey());
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, made.getValue());
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return new Ended(0, Duration.ofSeconds(1), List.of());
  }
}
