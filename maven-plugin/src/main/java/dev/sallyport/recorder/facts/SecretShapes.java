package dev.sallyport.recorder.facts;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Secrets that can be told by their own form, or by what stands before them. The prefixes are those
 * that the issuers publish so that scanners can find them. Digests, commit ids, coordinates and
 * paths have none of these forms.
 */
final class SecretShapes {
  private static final int ALL = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;

  private static final List<Pattern> FORMS =
      List.of(
          Pattern.compile(
              "-----BEGIN [A-Z0-9 ]*PRIVATE KEY.*?(?:-----END [A-Z0-9 ]*-----|\\z)", ALL),
          Pattern.compile("AGE-SECRET-KEY-1[0-9A-Z]{20,}"),
          // JSON Web Tokens
          Pattern.compile("\\beyJ[\\w-]{8,}\\.[\\w-]+(?:\\.[\\w-]*)*"),
          // GitHub, GitLab
          Pattern.compile("\\b(?:gh[a-z]_[A-Za-z0-9]{16,}|github_pat_\\w{16,})"),
          Pattern.compile("\\bgl[a-z]{2,5}-[\\w.-]{16,}"),
          // AWS, Google, Azure, DigitalOcean
          Pattern.compile("\\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\\b"),
          Pattern.compile("\\b(?:AIza[\\w-]{35}|ya29\\.[\\w.-]{20,}|GOCSPX-[\\w-]{20,})"),
          Pattern.compile("\\bdo[opr]_v1_[0-9a-f]{32,}"),
          // Slack
          Pattern.compile("\\bxox[a-z]-[\\w-]{8,}|\\bxapp-[\\w-]{16,}"),
          Pattern.compile("(?<=hooks\\.slack\\.com/services/)[\\w/]+"),
          // registries
          Pattern.compile(
              "\\b(?:npm_[A-Za-z0-9]{20,}|dckr_[a-z]+_[\\w-]{16,}|rubygems_[0-9a-f]{32,})"),
          Pattern.compile("\\bpypi-(?=[\\w-]*[A-Z])(?=[\\w-]*[0-9])[\\w-]{16,}"),
          Pattern.compile("\\b(?:AKCp|cmVmd)[A-Za-z0-9]{10,}"),
          // Vault, Stripe, SendGrid, SonarQube, Atlassian, OpenAI and alike
          Pattern.compile("\\bhv[sbr]\\.[\\w-]{20,}|\\b[sr]k_(?:live|test)_\\w{16,}"),
          Pattern.compile("\\bSG\\.[\\w-]{16,}\\.[\\w-]{16,}|\\bsq[apu]_[0-9a-f]{32,}"),
          Pattern.compile("\\bAT(?:ATT|CTT)3[\\w=-]{16,}"),
          Pattern.compile("\\bsk-(?:[a-z]+-)*[A-Za-z0-9_]{20,}"),
          // Maven's own encrypted passwords
          Pattern.compile("\\{[A-Za-z0-9+/=]{20,}\\}"));

  /** Group 1 stays, the rest of the match is the secret. */
  private static final List<Pattern> BEHIND =
      List.of(
          Pattern.compile(
              "(?i)(\\b(?:bearer|basic|negotiate)\\s+)(?=\\S*[\\d=+/._])[\\w.~+/=-]{6,}"),
          // name=value, name="value", "name": "value"
          Pattern.compile(named("[\\w.\\[\\]-]*", "(?:\\s*=\\s*|[\"']\\s*:\\s*)")),
          Pattern.compile(named("(?:^|(?<=\\s))[\\w.-]*", ":\\s+")),
          // --password value, -ep value
          Pattern.compile(named("(?<![\\w-])--?[\\w.-]*", "\\s+(?!-)")),
          Pattern.compile("((?<![\\w-])-e(?:mp|p)\\s+)\\S+"),
          // user and password of an URL, a badly quoted password too, but not port and path
          Pattern.compile("(?i)(\\b[a-z][a-z0-9+.-]*://)[^/:@\\s]+:(?!\\d{1,5}(?:/|$))\\S*@"),
          // the user of ssh://git@ is nobody's secret
          Pattern.compile("(?i)(\\b[a-z][a-z0-9+.-]*://)(?!git@)[^/@\\s\"'<>]+@"));

  private SecretShapes() {}

  private static String named(String before, String separator) {
    return "(?i)((?<![\\w.-])"
        + before
        + "(?:"
        + SecretNames.WORDS
        + ")[\\w.\\[\\]-]*"
        + separator
        + ")(?!(?:true|false)(?:\\s|$))(?:\"[^\"]*(?:\"|$)|'[^']*(?:'|$)|[^\\s\"'&]+)";
  }

  static String mask(String text) {
    String masked = text;
    for (Pattern form : FORMS) {
      masked = form.matcher(masked).replaceAll(Secrets.MASK);
    }
    for (Pattern pattern : BEHIND) {
      masked = pattern.matcher(masked).replaceAll(SecretShapes::keepFirst);
    }
    return masked;
  }

  private static String keepFirst(MatchResult found) {
    boolean url = found.group(1).endsWith("://");
    return java.util.regex.Matcher.quoteReplacement(found.group(1) + (url ? "" : Secrets.MASK));
  }
}
