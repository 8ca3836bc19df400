package dev.sallyport.review;

import dev.sallyport.review.SigningKey.Format;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the key and the program that somebody signs commits with. Only the user's and the system's
 * git configuration is asked: that of a checkout is part of what is to be reviewed, and could name
 * any program.
 */
public final class SigningSettings {
  private static final String KEY = "user.signingkey";
  private static final String FORMAT = "gpg.format";
  private static final List<String> OURS = List.of("--global", "--system");

  private final Programs programs;
  private final Path home;
  private final List<String> notes = new ArrayList<>();

  private SigningSettings(Programs programs, Path home) {
    this.programs = programs;
    this.home = home;
  }

  /**
   * Puts together what was asked for and what is configured.
   *
   * @param programs run inside the checkout, so that {@code includeIf} of the user works
   * @param home what {@code ~} stands for
   * @throws Refusal when no key is named, or in a way that cannot be used
   */
  public static SigningKey choose(SigningChoice choice, Programs programs, Path home)
      throws Refusal {
    SigningSettings settings = new SigningSettings(programs, home);
    Format format = settings.format(choice);
    String program = settings.program(choice, format);
    String key =
        choice
            .key()
            .or(() -> settings.value(KEY))
            .filter(text -> !text.isBlank())
            .orElseThrow(
                () ->
                    refused(
                        "no signing key is configured",
                        "git config --global user.signingkey KEY, or give --key"));
    if (format == Format.SSH) {
      key = settings.path(key.startsWith("key::") ? key.substring(5) : key);
    }
    return new SigningKey(format, program, key, settings.notes);
  }

  private Format format(SigningChoice choice) throws Refusal {
    String format = choice.format().or(() -> value(FORMAT)).orElse("openpgp");
    return switch (format) {
      case "openpgp" -> Format.OPENPGP;
      case "ssh" -> Format.SSH;
      default ->
          throw refused(
              "cannot sign reviews with gpg.format " + format,
              "use an OpenPGP or SSH key that the policy has: --format ssh --key FILE");
    };
  }

  private String program(SigningChoice choice, Format format) throws Refusal {
    Optional<String> configured =
        format == Format.SSH
            ? choice.program().or(() -> value("gpg.ssh.program"))
            : choice
                .program()
                .or(() -> value("gpg.openpgp.program"))
                .or(() -> value("gpg.program"));
    String program = path(configured.orElse(format == Format.SSH ? "ssh-keygen" : "gpg"));
    // A relative path would be looked for in the checkout.
    if (program.contains("/") && !Path.of(program).isAbsolute()) {
      throw refused("the signing program is a relative path: " + program, "give its absolute path");
    }
    return program;
  }

  private Optional<String> value(String name) {
    Optional<String> ours = Optional.empty();
    for (String scope : OURS) {
      ours = ours.or(() -> get(scope, name));
    }
    Optional<String> local = get("--local", name);
    if (local.isPresent() && !local.equals(ours)) {
      notes.add("the repository's own configuration of " + name + " is not used");
    }
    return ours;
  }

  private Optional<String> get(String scope, String name) {
    try {
      Programs.Ended ended =
          programs.run(
              new Programs.Call(
                  List.of("git", "config", scope, "--includes", "--null", "--get", name),
                  new byte[0],
                  false));
      String text = new String(ended.stdout(), StandardCharsets.UTF_8);
      return ended.exit() == 0 && text.endsWith("\0")
          ? Optional.of(text.substring(0, text.length() - 1))
          : Optional.empty();
    } catch (IOException noGit) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private String path(String text) {
    return text.startsWith("~/") ? home.resolve(text.substring(2)).toString() : text;
  }

  private static Refusal refused(String fact, String hint) {
    return new Refusal(Rule.REVIEW_UNAVAILABLE, "signing", fact, hint);
  }
}
