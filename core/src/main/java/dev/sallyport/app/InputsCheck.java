package dev.sallyport.app;

import dev.sallyport.inputs.BuildInputs;
import dev.sallyport.inputs.BytesCheck;
import dev.sallyport.inputs.BytesPlace;
import dev.sallyport.inputs.InputsReader;
import dev.sallyport.inputs.InputsReport;
import dev.sallyport.inputs.LocalRepository;
import dev.sallyport.inputs.PublishedCheck;
import dev.sallyport.inputs.StoredBytes;
import dev.sallyport.release.VerifyRelease;
import dev.sallyport.repository.CallerSettings;
import dev.sallyport.repository.HttpRepositories;
import dev.sallyport.repository.NamedBy;
import dev.sallyport.repository.RemoteRepository;
import dev.sallyport.repository.TransferLimits;
import dev.sallyport.repository.Upstreams;
import dev.sallyport.store.Store;
import dev.sallyport.store.UnsafeStore;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One {@code sallyport inputs check}: lends the machine to the use case. */
public final class InputsCheck {
  private final Machine machine;
  private final Request request;

  /**
   * What to check.
   *
   * @param record a record or a lock
   * @param localRepository default: the one that the user's settings name
   * @param store look into Sallyport's store instead
   * @param online ask repositories for the checksums that they publish
   * @param repository URL or folder to ask in Central's place
   */
  public record Request(
      Path record,
      Optional<Path> localRepository,
      boolean store,
      boolean online,
      Optional<String> repository) {}

  InputsCheck(Machine machine, Request request) {
    this.machine = machine;
    this.request = request;
  }

  /** Judges; what goes wrong is a finding. */
  public JudgedInputs run() {
    Instant started = machine.clock().instant();
    InputsReport report;
    try {
      report = judge();
    } catch (Refusal refusal) {
      report = InputsReport.unjudged(subject(), refusal.finding());
    } catch (IOException failure) {
      report = InputsReport.unjudged(subject(), Failures.finding(failure));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      report = InputsReport.unjudged(subject(), Failures.interrupted(subject()));
    } catch (RuntimeException defect) {
      report = InputsReport.unjudged(subject(), Failures.defect(defect));
    }
    return new JudgedInputs(report, Judged.run(started, machine.clock()));
  }

  private String subject() {
    return request.record().toString();
  }

  private InputsReport judge() throws Refusal, IOException, InterruptedException {
    BuildInputs inputs = InputsReader.read(request.record());
    BytesPlace place =
        request.store() ? new StoredBytes(store()) : new LocalRepository(localRepository());
    InputsReport offline = new BytesCheck(inputs, place).run();
    return request.online() ? offline.with(published(inputs, place)) : offline;
  }

  private PublishedCheck.Result published(BuildInputs inputs, BytesPlace place)
      throws Refusal, IOException, InterruptedException {
    Store store = store();
    Upstreams upstreams = upstreams();
    // The caller's own come first: what a record names cannot outvote them.
    Set<String> ids = new LinkedHashSet<>(List.of(Upstreams.central().id()));
    ids.addAll(upstreams.ids());
    for (Map.Entry<String, String> named : inputs.repositories().entrySet()) {
      Optional<URI> uri = uri(named.getValue());
      if (uri.isPresent()) {
        upstreams = upstreams.plus(new RemoteRepository(named.getKey(), uri.get()), NamedBy.MODEL);
        ids.add(named.getKey());
      }
    }
    try (HttpRepositories client =
        HttpRepositories.over(upstreams, store, TransferLimits.standard())) {
      return new PublishedCheck(inputs, place, client, List.copyOf(ids), store).run();
    }
  }

  private static Optional<URI> uri(String text) {
    try {
      URI uri = new URI(text);
      return uri.getScheme() == null ? Optional.empty() : Optional.of(uri);
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  private Upstreams upstreams() throws Refusal {
    RemoteRepository central = Upstreams.central();
    Upstreams known = Upstreams.of(settings());
    return request.repository().isPresent()
        ? known.plusExactly(
            new RemoteRepository(central.id(), VerifyRelease.uri(request.repository().get())))
        : known.plus(central, NamedBy.CALLER);
  }

  private Path localRepository() throws Refusal {
    if (request.localRepository().isPresent()) {
      return request.localRepository().get();
    }
    try {
      return settings().localRepository().orElse(machine.home().resolve(".m2/repository"));
    } catch (InvalidPathException unusable) {
      throw new Refusal(
          Rule.RECIPE_INVALID,
          "settings.xml",
          "its localRepository is no path of this machine",
          "name the folder with --local-repository");
    }
  }

  private CallerSettings settings() throws Refusal {
    return CallerSettings.read(
        machine.userSettings(),
        machine.globalSettings(),
        machine.settingsSecurity(),
        machine.environment());
  }

  private Store store() throws Refusal, IOException {
    Path folder = machine.cache().resolve("store");
    try {
      return Store.open(folder);
    } catch (UnsafeStore unsafe) {
      throw new Refusal(
          Rule.INPUT_CHANGED,
          folder.toString(),
          String.valueOf(unsafe.getMessage()),
          "remove the folder, or set XDG_CACHE_HOME to one that only you can write");
    }
  }
}
