package dev.sallyport.attack;

import java.util.function.UnaryOperator;

/** Changes of a commit's bytes, one char for each byte. */
final class Bytewise {
  private Bytewise() {}

  static UnaryOperator<String> replace(String what, String by) {
    return text -> {
      if (!text.contains(what)) {
        throw new IllegalArgumentException("there is nothing to replace");
      }
      return text.replaceFirst(
          java.util.regex.Pattern.quote(what), java.util.regex.Matcher.quoteReplacement(by));
    };
  }

  /** The header line, with those that continue it. */
  static String header(String commit, String name) {
    int from = commit.indexOf("\n" + name + " ") + 1;
    int to = commit.indexOf('\n', from) + 1;
    while (commit.charAt(to) == ' ') {
      to = commit.indexOf('\n', to) + 1;
    }
    return commit.substring(from, to);
  }

  static String signatureIntoMessage(String commit) {
    String signature = header(commit, "gpgsig");
    return commit.replace(signature, "") + "\n" + signature;
  }

  static UnaryOperator<String> addHeader(String header) {
    return commit -> ObjectText.insert(commit, header);
  }
}
