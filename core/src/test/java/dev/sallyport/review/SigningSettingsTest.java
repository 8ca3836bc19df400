package dev.sallyport.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sallyport.review.SigningKey.Format;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway")
class SigningSettingsTest {
  @TempDir Path folder;
  private Desk desk;
  private Path repository;

  @BeforeEach
  void open() throws Exception {
    desk = Desk.in(folder);
    repository = desk.repository("checkout");
  }

  @Test
  void takesWhatTheUserConfigured() throws Exception {
    user("user.signingkey", "ABCD");
    assertEquals(new SigningKey(Format.OPENPGP, "gpg", "ABCD", List.of()), configured());
    user("gpg.program", "/opt/gpg");
    assertEquals("/opt/gpg", configured().program());
    user("gpg.format", "ssh");
    user("user.signingkey", "~/.ssh/id.pub");
    assertEquals(
        new SigningKey(
            Format.SSH, "ssh-keygen", desk.home().resolve(".ssh/id.pub").toString(), List.of()),
        configured());
    user("user.signingkey", "key::ssh-ed25519 AAAA");
    user("gpg.ssh.program", "other-keygen");
    assertEquals("ssh-ed25519 AAAA", configured().key());
    assertEquals("other-keygen", configured().program());
  }

  @Test
  void theCheckoutChoosesNothingAndThatIsSaid() throws Exception {
    user("user.signingkey", "ABCD");
    for (String name : List.of("gpg.program", "gpg.openpgp.program")) {
      desk.run(repository, "git", "config", name, repository.resolve("evil").toString());
    }
    desk.run(repository, "git", "config", "user.signingkey", "EVIL");
    desk.run(repository, "git", "config", "gpg.format", "x509");
    SigningKey key = configured();
    assertEquals("gpg", key.program());
    assertEquals("ABCD", key.key());
    assertEquals(4, key.notes().size(), key.notes().toString());
  }

  @Test
  void whatIsAskedForWins() throws Exception {
    user("gpg.format", "ssh");
    user("user.signingkey", "/user");
    SigningChoice choice =
        new SigningChoice(Optional.of("openpgp"), Optional.of("K"), Optional.of("gpg2"));
    assertEquals(
        new SigningKey(Format.OPENPGP, "gpg2", "K", List.of()),
        SigningSettings.choose(choice, desk.programs(repository), desk.home()));
  }

  @Test
  void followsTheUsersIncludes() throws Exception {
    Path included = desk.home().resolve("work.cfg");
    desk.run(folder, "git", "config", "--file", included.toString(), "user.signingkey", "WORK");
    user("includeIf.gitdir:" + folder + "/.path", included.toString());
    assertEquals("WORK", configured().key());
  }

  @Test
  void refusesWhatCannotBeUsed() throws Exception {
    refused();
    desk.run(repository, "git", "config", "user.signingkey", "LOCAL");
    refused();
    user("user.signingkey", "ABCD");
    user("gpg.program", "./gpg");
    refused();
    user("gpg.program", "tools/gpg");
    refused();
    user("gpg.program", "gpg");
    assertEquals("gpg", configured().program());
    user("gpg.format", "x509");
    refused();
  }

  private void refused() {
    Refusal refusal = assertThrows(Refusal.class, this::configured);
    assertEquals(Rule.REVIEW_UNAVAILABLE, refusal.finding().rule());
  }

  private SigningKey configured() throws Refusal {
    return SigningSettings.choose(
        SigningChoice.configured(), desk.programs(repository), desk.home());
  }

  private void user(String name, String value) throws Exception {
    desk.run(desk.home(), "git", "config", "--global", name, value);
  }
}
