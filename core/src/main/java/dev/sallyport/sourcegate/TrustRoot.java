package dev.sallyport.sourcegate;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commit that somebody looked at and decided to start from, with the SHA-512 of its tree,
 * because the commit's own id is only a SHA-1.
 *
 * @param treeSha512 128 lower-case hexadecimal digits, see docs/formats/tree-sha512.md; without it
 *     nothing is ever verified
 */
public record TrustRoot(GitId commit, Optional<String> treeSha512) {
  private static final Pattern FORM = Pattern.compile("([0-9a-f]{40})(?::([0-9a-f]{128}))?");

  /** Reads {@code COMMIT:SHA512}, or {@code COMMIT} alone. */
  public static TrustRoot parse(String text) throws Refusal {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new Refusal(
          Rule.POLICY_ROOT_MISSING,
          "trust root",
          "expected COMMIT:SHA512 of 40 and 128 lower-case digits, found something else of "
              + text.length()
              + " characters",
          "`sallyport source simulate` prints the trust root of a repository");
    }
    return new TrustRoot(new GitId(matcher.group(1)), Optional.ofNullable(matcher.group(2)));
  }

  @Override
  public String toString() {
    return commit + treeSha512.map(digest -> ":" + digest).orElse("");
  }
}
