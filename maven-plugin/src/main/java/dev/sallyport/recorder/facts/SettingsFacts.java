package dev.sallyport.recorder.facts;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Mirror;
import org.apache.maven.settings.Profile;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Repository;
import org.apache.maven.settings.Settings;
import org.apache.maven.toolchain.model.ToolchainModel;

/** What Maven was told by options, settings and toolchains, without servers and credentials. */
final class SettingsFacts {
  private final Map<String, String> facts = new TreeMap<>();

  private SettingsFacts() {}

  static Map<String, String> read(MavenSession session) {
    SettingsFacts read = new SettingsFacts();
    MavenExecutionRequest request = session.getRequest();
    read.facts.put("threads", String.valueOf(request.getDegreeOfConcurrency()));
    read.facts.put("offline", String.valueOf(request.isOffline()));
    read.facts.put("updateSnapshots", String.valueOf(request.isUpdateSnapshots()));
    Optional.ofNullable(session.getSettings()).ifPresent(read::settings);
    Optional.ofNullable(request.getToolchains()).ifPresent(read::toolchains);
    return read.facts;
  }

  private void settings(Settings settings) {
    for (Mirror mirror : settings.getMirrors()) {
      facts.put(
          "settings.mirror." + mirror.getId(), mirror.getMirrorOf() + " at " + mirror.getUrl());
    }
    for (Proxy proxy : settings.getProxies()) {
      if (proxy.isActive()) {
        facts.put("settings.proxy." + proxy.getProtocol(), proxy.getHost() + ":" + proxy.getPort());
      }
    }
    if (!settings.getActiveProfiles().isEmpty()) {
      facts.put("settings.activeProfiles", String.join(",", settings.getActiveProfiles()));
    }
    for (Profile profile : settings.getProfiles()) {
      String prefix = "settings.profile." + profile.getId();
      for (Repository repository : profile.getRepositories()) {
        facts.put(prefix + ".repository." + repository.getId(), url(repository));
      }
      for (Repository repository : profile.getPluginRepositories()) {
        facts.put(prefix + ".pluginRepository." + repository.getId(), url(repository));
      }
      for (String name : profile.getProperties().stringPropertyNames()) {
        // a value may be a secret whatever its name, and the goals' properties are in the record
        facts.put(prefix + ".property." + name, "(set)");
      }
    }
  }

  private static String url(Repository repository) {
    return String.valueOf(repository.getUrl());
  }

  private void toolchains(Map<String, ? extends Iterable<ToolchainModel>> byType) {
    byType.forEach(
        (type, models) -> {
          int number = 0;
          for (ToolchainModel model : models) {
            Properties provides = model.getProvides();
            facts.put(
                "toolchain." + type + "." + number++,
                (provides.getProperty("version", "") + " " + provides.getProperty("vendor", ""))
                    .strip());
          }
        });
  }
}
