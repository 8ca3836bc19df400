package dev.sallyport.app;

import dev.sallyport.provenance.BuildRecord;
import dev.sallyport.provenance.RecordJson;
import dev.sallyport.provenance.SessionRecordReader;
import dev.sallyport.recipe.Recipe;
import dev.sallyport.release.Means;
import dev.sallyport.release.Progress;
import dev.sallyport.release.RebuiltInfo;
import dev.sallyport.release.Replay;
import dev.sallyport.release.Result;
import dev.sallyport.release.SessionReplay;
import dev.sallyport.release.VerifyRelease;
import dev.sallyport.release.VerifyRequest;
import dev.sallyport.report.JsonReport;
import dev.sallyport.report.Report;
import dev.sallyport.report.SarifReport;
import dev.sallyport.report.TextReport;
import dev.sallyport.repository.CallerSettings;
import dev.sallyport.repository.NamedBy;
import dev.sallyport.repository.RemoteRepository;
import dev.sallyport.repository.Upstreams;
import dev.sallyport.sandbox.BubblewrapSandbox;
import dev.sallyport.sandbox.NoSandbox;
import dev.sallyport.sandbox.Sandbox;
import dev.sallyport.store.Store;
import dev.sallyport.store.UnsafeStore;
import dev.sallyport.toolchain.Jdks;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One {@code sallyport verify}: lends the machine to the use case and keeps what comes out. */
public final class Verification {
  private final Machine machine;
  private final VerifyRequest request;
  private final Progress progress;
  private final Instant started;

  Verification(Machine machine, VerifyRequest request, Progress progress) {
    this.machine = machine;
    this.request = request;
    this.progress = progress;
    this.started = machine.clock().instant();
  }

  /** A recipe as JSON; or a report that says why there is none. */
  public record Shown(Optional<String> recipe, Judged judged) {}

  /** The recipe, without building. */
  public Shown recipe() {
    Judged none = judged(Report.unjudged(subject(), List.of()));
    try (WorkFolder work = WorkFolder.create()) {
      Recipe recipe = new VerifyRelease(request, means(work.path())).recipe();
      return new Shown(Optional.of(new String(recipe.toJson(), StandardCharsets.UTF_8)), none);
    } catch (Refusal refusal) {
      return new Shown(Optional.empty(), unjudged(refusal.finding()));
    } catch (IOException failure) {
      return new Shown(Optional.empty(), unjudged(Failures.finding(failure)));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Shown(Optional.empty(), unjudged(Failures.interrupted(subject())));
    }
  }

  /** Rebuilds, compares, and writes the out folder. */
  public Judged run() throws UnusableOut {
    OutFolder out = OutFolder.begin(request.out());
    Result result = result(out);
    try {
      Judged judged = judged(result.report());
      write(out.partial(), result, judged);
      Path left = out.target();
      if (out.wouldLose(result.record().isPresent())) {
        left = out.finishBeside();
      } else {
        out.finish();
      }
      progress.step("report, record, log and files are in " + left);
      return judged;
    } catch (IOException failure) {
      return unjudged(Failures.finding(failure));
    }
  }

  private Result result(OutFolder out) {
    try (WorkFolder work = WorkFolder.create()) {
      Means means = means(work.path());
      if (request.record().isEmpty()) {
        return new VerifyRelease(request, means).run(out.partial());
      }
      return SessionRecordReader.isOne(request.record().get())
          ? new SessionReplay(request, means).run(out.partial())
          : new Replay(request, means).run(out.partial());
    } catch (Refusal refusal) {
      return unresolved(refusal.finding());
    } catch (IOException failure) {
      return unresolved(Failures.finding(failure));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return unresolved(Failures.interrupted(subject()));
    } catch (RuntimeException defect) {
      return unresolved(Failures.defect(defect));
    }
  }

  private Result unresolved(Finding finding) {
    return Result.unjudged(Report.unjudged(subject(), List.of(finding)));
  }

  private void write(Path folder, Result result, Judged judged) throws IOException {
    Files.writeString(
        folder.resolve("report.json"), JsonReport.render(judged.report(), judged.run()));
    Files.writeString(folder.resolve("report.sarif"), SarifReport.render(judged.report()));
    Files.writeString(folder.resolve("report.txt"), new TextReport(false).render(judged.report()));
    if (result.recipe().isPresent()) {
      Files.write(folder.resolve("recipe.json"), result.recipe().get().toJson());
    }
    if (result.record().isPresent()) {
      BuildRecord record = result.record().get();
      Files.writeString(folder.resolve("provenance.intoto.json"), RecordJson.write(record));
      String name = record.release().artifactId() + "-" + record.release().version();
      Files.write(folder.resolve(name + ".buildinfo"), RebuiltInfo.of(record));
    }
  }

  private Means means(Path work) throws Refusal, IOException {
    return new Means(
        store(),
        upstreams(),
        Upstreams.central().id(),
        jdks(),
        sandbox(),
        machine.cache(),
        work,
        machine.clock(),
        progress);
  }

  private Store store() throws Refusal, IOException {
    try {
      return Store.open(machine.cache().resolve("store"));
    } catch (UnsafeStore unsafe) {
      throw new Refusal(
          Rule.INPUT_CHANGED,
          machine.cache().resolve("store").toString(),
          String.valueOf(unsafe.getMessage()),
          "remove the folder, or set XDG_CACHE_HOME to one that only you can write");
    }
  }

  private Upstreams upstreams() throws Refusal {
    CallerSettings settings =
        CallerSettings.read(
            machine.userSettings(),
            machine.globalSettings(),
            machine.settingsSecurity(),
            machine.environment());
    RemoteRepository central = Upstreams.central();
    Upstreams known = Upstreams.of(settings);
    return request.repository().isPresent()
        ? known.plusExactly(
            new RemoteRepository(central.id(), VerifyRelease.uri(request.repository().get())))
        : known.plus(central, NamedBy.CALLER);
  }

  private Jdks jdks() throws Refusal {
    return request.buildRoot().isPresent()
        ? Jdks.ofRoot(request.buildRoot().get())
        : Jdks.ofMachine(request.jdks(), machine.jdkHomes(), machine.jdkFolders());
  }

  private Sandbox sandbox() {
    return request.sandbox().equals("none") ? new NoSandbox() : new BubblewrapSandbox();
  }

  private Judged unjudged(Finding finding) {
    return judged(Report.unjudged(subject(), List.of(finding)));
  }

  private Judged judged(Report report) {
    return Judged.of(report, started, machine.clock());
  }

  private String subject() {
    return request.gav().toString();
  }
}
