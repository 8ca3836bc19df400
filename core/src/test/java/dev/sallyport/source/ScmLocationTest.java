package dev.sallyport.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScmLocationTest {

  @ParameterizedTest
  @CsvSource({
    "scm:git:https://github.com/o/n.git, https://github.com/o/n.git",
    "scm:git|https://github.com/o/n.git, https://github.com/o/n.git",
    "scm:git:git://github.com/o/n.git, https://github.com/o/n.git",
    "scm:git://github.com/o/n.git, https://github.com/o/n.git",
    "scm:git:git@github.com:o/n.git, https://github.com/o/n.git",
    "git@github.com:o/n.git/child, https://github.com/o/n.git",
    "scm:git:ssh://git@github.com/o/n.git, https://github.com/o/n.git",
    "scm:git:ssh://git@github.com:o/n.git, https://github.com/o/n.git",
    "scm:git:ssh://git@git.repo.example:29418/o/n, https://git.repo.example/o/n",
    "scm:git:http://github.com/o/n, https://github.com/o/n",
    "http://GitHub.com/o/n/, https://github.com/o/n",
    "scm:git:github.com/o/n, https://github.com/o/n",
    "scm:github.com/o/n, https://github.com/o/n",
    "https://user:secret@github.com/o/n, https://github.com/o/n",
    "https://github.com/o/n/tree/${project.scm.tag}, https://github.com/o/n",
    "https://github.com/o/n/tree/v1/child, https://github.com/o/n",
    "https://github.com/o/n#readme, https://github.com/o/n",
    "https://gitlab.com/group/sub/n/-/tree/main, https://gitlab.com/group/sub/n",
    "https://git.repo.example:8443/o/n.git/child, https://git.repo.example:8443/o/n.git",
    "scm:git:[fetch=]https://github.com/o/n.git[push=]git@x:y, https://github.com/o/n.git",
  })
  void readsTheFormsThatPomsHave(String text, String url) {
    ScmLocation location = of(text);
    assertEquals(List.of(new ScmLocation.Candidate(url, "scm.connection")), location.candidates());
    assertEquals(List.of(), location.refused());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scm:svn:https://svn.repo.example/repos/x/trunk",
        "scm:hg:https://hg.repo.example/x",
        "scm:git:file:///etc",
        "/etc/passwd",
        "../x",
        "scm:git:${project.scm.url}",
        "https://github.com/${owner}/n",
        "https://github.com/o",
        "https://github.com/../../etc",
        "https://localhost/o/n",
        "https://169.254.169.254/o/n",
        "https://",
        "scm:git:",
        "ext::sh -c id",
        "https://git.repo.example/o/--upload-pack=x y",
      })
  void refusesWhatIsNoGitAddressOfTheWeb(String text) {
    ScmLocation location = of(text);
    assertEquals(List.of(), location.candidates());
    assertEquals(1, location.refused().size());
  }

  @Test
  void apacheHasAnAliasAndNoRepositoryIsNamedTwice() {
    ScmLocation location =
        ScmLocation.of(
            Optional.of("https://gitbox.apache.org/repos/asf?p=commons-csv.git;a=summary"),
            Optional.of("scm:git:https://gitbox.apache.org/repos/asf/commons-csv.git"),
            Optional.of("scm:git:git@github.com:apache/commons-csv"));
    assertEquals(
        List.of(
            "https://gitbox.apache.org/repos/asf/commons-csv.git",
            "https://github.com/apache/commons-csv.git"),
        location.candidates().stream().map(ScmLocation.Candidate::url).toList());
  }

  @Test
  void nothingGivenIsNothingFound() {
    ScmLocation location = ScmLocation.of(Optional.empty(), Optional.of(" "), Optional.empty());
    assertEquals(new ScmLocation(List.of(), List.of()), location);
  }

  private static ScmLocation of(String connection) {
    return ScmLocation.of(Optional.empty(), Optional.of(connection), Optional.empty());
  }
}
