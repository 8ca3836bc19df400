package dev.sallyport.rebuild;

import dev.sallyport.recipe.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;

/** The command line and the environment of a sandboxed Maven. */
final class MavenCommand {
  static final String MAVEN = "/sallyport/maven";
  static final String SETTINGS = "/sallyport/settings.xml";
  static final String OUTPUTS = "/var/sallyport/out";

  /**
   * Deploying into an empty folder is how Maven itself says which files a release has. The goal is
   * named in full: what the project binds to its deploy phase (staging, portals) must not run.
   */
  private static final String DEPLOY = "org.apache.maven.plugins:maven-deploy-plugin:";

  /** For Maven before 3.6.3, and for the releases that the newer one itself consists of. */
  private static final String OLDER = "2.8.2";

  private static final String NEWER = "3.1.4";
  private static final Set<String> CONSISTS_OF =
      Set.of(
          "org.apache.maven.plugins:maven-deploy-plugin:3.1.4",
          "org.apache.maven.plugins:maven-plugins:43",
          "org.apache.maven:maven-parent:43",
          "org.apache:apache:33",
          "org.codehaus.plexus:plexus-utils:4.0.1",
          "org.codehaus.plexus:plexus-xml:3.0.1",
          "org.codehaus.plexus:plexus:18",
          "org.apache.maven.resolver:maven-resolver-util:1.9.22",
          "org.apache.maven.resolver:maven-resolver-api:1.9.22",
          "org.apache.maven.resolver:maven-resolver:1.9.22");

  private static final List<String> START =
      List.of(MAVEN + "/bin/mvn", "-B", "-V", "-e", "-s", SETTINGS, "-gs", SETTINGS);

  private MavenCommand() {}

  /** For a project without modules and plugins, of which nothing is fetched. */
  static List<String> idle() {
    List<String> command = new ArrayList<>(START);
    command.addAll(List.of("-o", "validate"));
    return command;
  }

  static List<String> arguments(Plan plan) {
    Environment environment = plan.environment();
    List<String> command = new ArrayList<>(START);
    if (!plan.directory().isEmpty()) {
      command.addAll(List.of("-f", plan.directory()));
    }
    if (!plan.modules().isEmpty()) {
      command.addAll(List.of("-pl", String.join(",", plan.modules())));
      command.addAll(plan.extras().alongside().options());
    }
    if (!environment.profiles().value().isEmpty()) {
      command.add("-P" + String.join(",", environment.profiles().value()));
    }
    new TreeMap<>(environment.properties().value())
        .forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(environment.goals().value());
    boolean older = needsOlder(plan);
    String place = "sallyport::" + (older ? "default::" : "") + "file://" + OUTPUTS;
    command.add(DEPLOY + (older ? OLDER : NEWER) + ":deploy");
    command.add("-DaltDeploymentRepository=" + place);
    command.add("-DaltReleaseDeploymentRepository=" + place);
    command.add("-Dmaven.deploy.skip=false");
    command.add("-DallowIncompleteProjects=true");
    return environment.maven().value().startsWith("4.0.0-")
        ? command.stream().map(MavenCommand::quoted).toList()
        : command;
  }

  /** The start script of the release candidates has a shell read its arguments a second time. */
  private static String quoted(String argument) {
    return argument.replaceAll("([\\\\\"$`])", "\\\\$1");
  }

  private static boolean needsOlder(Plan plan) {
    String maven = plan.environment().maven().value();
    boolean old =
        new DefaultArtifactVersion(maven).compareTo(new DefaultArtifactVersion("3.6.3")) < 0;
    return old || plan.own().stream().anyMatch(gav -> CONSISTS_OF.contains(gav.toString()));
  }

  static Map<String, String> environment(Plan plan, String home) {
    Environment environment = plan.environment();
    String[] locale = environment.locale().value().split("_", 2);
    Map<String, String> variables = new TreeMap<>(plan.variables());
    variables.put("JAVA_HOME", plan.jdk().inside());
    variables.put(
        "PATH", plan.jdk().inside() + "/bin:" + MAVEN + "/bin:/usr/local/bin:/usr/bin:/bin");
    variables.put("HOME", home);
    variables.put("USER", environment.user().value());
    variables.put("LANG", "C.UTF-8");
    variables.put("LC_ALL", "C.UTF-8");
    variables.put("TZ", environment.timezone().value());
    variables.put("MAVEN_SKIP_RC", "1");
    List<String> options = new ArrayList<>();
    options.add("-Duser.language=" + locale[0]);
    if (locale.length > 1) {
      options.add("-Duser.country=" + locale[1]);
    }
    options.add("-Duser.timezone=" + environment.timezone().value());
    options.add("-Duser.home=" + home);
    options.addAll(plan.extras().mavenOptions());
    variables.put("MAVEN_OPTS", String.join(" ", options));
    if (!plan.extras().toolOptions().isEmpty()) {
      variables.put("JAVA_TOOL_OPTIONS", String.join(" ", plan.extras().toolOptions()));
    }
    return variables;
  }
}
