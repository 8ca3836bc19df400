package dev.sallyport.repository;

import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.jspecify.annotations.Nullable;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;
import org.sonatype.plexus.components.sec.dispatcher.SecDispatcherException;

/** What the caller's own Maven settings say. None of it ever gets into a sandbox. */
public final class CallerSettings {
  private final Settings settings;
  private final Path security;

  private CallerSettings(Settings settings, Path security) {
    this.settings = settings;
    this.security = security;
  }

  /** No settings at all: every repository is asked where its model says, without a login. */
  public static CallerSettings none() {
    return new CallerSettings(new Settings(), Path.of("settings-security.xml"));
  }

  /**
   * Reads settings; a file that is not there counts as empty.
   *
   * @param user usually {@code ~/.m2/settings.xml}
   * @param global usually {@code conf/settings.xml} of a Maven
   * @param security usually {@code ~/.m2/settings-security.xml}
   * @param environment for {@code ${env.NAME}}
   * @throws Refusal {@code recipe.invalid} if a file is there and cannot be read as settings
   */
  public static CallerSettings read(
      Path user, Path global, Path security, Map<String, String> environment) throws Refusal {
    var request = new DefaultSettingsBuildingRequest();
    existing(user).ifPresent(file -> request.setUserSettingsFile(file.toFile()));
    existing(global).ifPresent(file -> request.setGlobalSettingsFile(file.toFile()));
    Properties properties = new Properties();
    environment.forEach((name, value) -> properties.setProperty("env." + name, value));
    request.setSystemProperties(properties);
    try {
      var built = new DefaultSettingsBuilderFactory().newInstance().build(request);
      return new CallerSettings(built.getEffectiveSettings(), security);
    } catch (SettingsBuildingException unreadable) {
      throw new Refusal(
          Rule.RECIPE_INVALID,
          "settings.xml",
          "Maven's settings cannot be read: " + unreadable.getProblems(),
          "correct the file; `mvn help:effective-settings` shows how Maven reads it");
    }
  }

  private static Optional<Path> existing(Path file) {
    return Files.exists(file) ? Optional.of(file) : Optional.empty();
  }

  /** The local repository, where the settings name one. */
  public Optional<Path> localRepository() {
    String named = settings.getLocalRepository();
    return named == null || named.isBlank() ? Optional.empty() : Optional.of(Path.of(named.trim()));
  }

  Settings settings() {
    return settings;
  }

  Optional<Server> server(String id) {
    return Optional.ofNullable(settings.getServer(id));
  }

  /**
   * A password in the clear.
   *
   * @throws Refusal {@code input.unreachable} if it is encrypted and cannot be decrypted here
   */
  String decrypt(@Nullable String password, String serverId) throws Refusal {
    if (password == null) {
      return "";
    }
    try {
      DefaultPlexusCipher cipher = new DefaultPlexusCipher();
      if (!cipher.isEncryptedString(password)) {
        return password;
      }
      return new DefaultSecDispatcher(cipher, Map.of(), security.toString()).decrypt(password);
    } catch (SecDispatcherException undecryptable) {
      throw new Refusal(
          Rule.INPUT_UNREACHABLE,
          serverId,
          "the password of this server in settings.xml is encrypted and could not be decrypted",
          "see that " + security + " holds the master password");
    }
  }
}
