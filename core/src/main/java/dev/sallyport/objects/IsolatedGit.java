package dev.sallyport.objects;

import java.io.File;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * JGit without the caller's git: no user, system or JGit configuration (filters, URL rewriting,
 * line ends, attributes) and no GIT_ variables reach a source tree. JGit knows one system reader
 * per process, so this replaces it for good.
 */
public final class IsolatedGit extends SystemReader.Delegate {

  private IsolatedGit(SystemReader platform) {
    super(platform);
    setPlatformChecker();
  }

  /** Replaces the system reader of this process, once. */
  public static void install() {
    SystemReader current = SystemReader.getInstance();
    if (!(current instanceof IsolatedGit)) {
      SystemReader.setInstance(new IsolatedGit(current));
    }
  }

  @Override
  public @Nullable String getenv(String variable) {
    return variable.startsWith("GIT_") || variable.startsWith("XDG_")
        ? null
        : super.getenv(variable);
  }

  @Override
  public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  private static final class Nothing extends FileBasedConfig {
    Nothing(@Nullable Config parent, FS fs) {
      super(parent, new File("no-configuration"), fs);
    }

    /**
     * What JGit would otherwise measure by writing probe files into whatever folder it looks at,
     * the caller's own repository among them. Linux ticks at least every 10 ms.
     */
    @Override
    public @Nullable String getString(String section, @Nullable String subsection, String name) {
      if (!section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)) {
        return super.getString(section, subsection, name);
      }
      return switch (name) {
        case ConfigConstants.CONFIG_KEY_TIMESTAMP_RESOLUTION,
            ConfigConstants.CONFIG_KEY_MIN_RACY_THRESHOLD ->
            "10 ms";
        default -> null;
      };
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
