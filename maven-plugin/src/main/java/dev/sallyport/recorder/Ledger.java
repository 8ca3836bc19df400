package dev.sallyport.recorder;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.eclipse.aether.RepositoryEvent;
import org.eclipse.aether.metadata.Metadata;
import org.eclipse.aether.repository.ArtifactRepository;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.WorkspaceRepository;

/**
 * What this Maven resolved so far. One for the JVM: what {@code .mvn/extensions.xml} names is
 * resolved in a container of its own, before there is a session, by the same classes.
 */
final class Ledger {
  /** Of this class loader, so of {@code lib/ext} or of one core extension. */
  static final Ledger OF_THIS_MAVEN = new Ledger();

  private final Map<String, Resolved> files = new ConcurrentHashMap<>();
  private final Map<String, String> absent = new ConcurrentSkipListMap<>();
  private final Map<String, String> repositories = new ConcurrentSkipListMap<>();
  private final Set<String> faults = new ConcurrentSkipListSet<>();
  private final ThreadLocal<Deque<String>> goals = ThreadLocal.withInitial(ArrayDeque::new);
  private final Attribution attribution = new Attribution();
  private volatile boolean inSession;

  private Ledger() {}

  /** From here on what is resolved belongs to a session; what was before stays. */
  void startSession() {
    inSession = true;
  }

  /** Forgets everything but core extensions, which a Maven that stays resident keeps. */
  void endSession() {
    inSession = false;
    files
        .values()
        .removeIf(file -> file.asked().map(Asked::kind).orElse(null) != Kind.CORE_EXTENSION);
    absent.clear();
    faults.clear();
    attribution.forget();
  }

  void startGoal(String goal) {
    goals.get().push(goal);
  }

  void endGoal() {
    goals.get().poll();
  }

  void artifact(RepositoryEvent event) {
    if (event.getRepository() instanceof WorkspaceRepository) {
      return;
    }
    Place place = Place.of(event.getArtifact());
    File file = event.getArtifact().getFile();
    if (file == null) {
      absent.put(place.path(), place.gav());
      return;
    }
    Resolved resolved = files.computeIfAbsent(place.path(), path -> new Resolved(place, false));
    see(resolved, place.path(), file, event.getRepository());
    attribution.asked(event, resolved, goals.get().peek(), inSession).ifPresent(resolved::askedBy);
  }

  void metadata(RepositoryEvent event) {
    Metadata metadata = event.getMetadata();
    // of repositories, not of artifacts: the prefixes that a repository serves
    if (metadata == null || metadata.getGroupId().isEmpty()) {
      return;
    }
    Place place = Place.of(metadata);
    File file = metadata.getFile();
    if (file == null) {
      absent.put(place.metadataPath(), place.gav());
      return;
    }
    ArtifactRepository from = event.getRepository();
    String key = place.metadataPath() + "#" + (from == null ? "" : from.getId());
    see(files.computeIfAbsent(key, path -> new Resolved(place, true)), key, file, from);
  }

  /** Something could not be recorded; the record must say so. */
  void fault(String what) {
    faults.add(what);
  }

  Collection<Resolved> files() {
    return List.copyOf(new TreeMap<>(files).values());
  }

  /** Paths that were asked for and not there, at least once, and their coordinates. */
  Map<String, String> absent() {
    return new TreeMap<>(absent);
  }

  Map<String, String> repositories() {
    return new TreeMap<>(repositories);
  }

  Set<String> faults() {
    return new TreeSet<>(faults);
  }

  private void see(Resolved resolved, String path, File file, ArtifactRepository from) {
    String id = "";
    if (from instanceof RemoteRepository remote) {
      id = remote.getId();
      repositories.putIfAbsent(id, remote.getUrl());
    } else if (resolved.isMetadata() && from != null) {
      id = from.getId();
    }
    try {
      resolved.seen(file.toPath(), id);
    } catch (IOException e) {
      fault("the file of " + path + " cannot be read: " + e);
    }
  }

  static Optional<Path> pathOf(File file) {
    return file == null ? Optional.empty() : Optional.of(file.toPath());
  }
}
