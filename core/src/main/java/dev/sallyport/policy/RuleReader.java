package dev.sallyport.policy;

import dev.sallyport.digest.Sha256;
import dev.sallyport.gitobject.GitId;
import dev.sallyport.policy.YamlNode.Scalar;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the rules beside those of branches: tags, paths, submodules, revocations, exceptions. */
final class RuleReader {
  private static final Pattern FINGERPRINT =
      Pattern.compile("openpgp:([0-9A-F]{40}|[0-9A-F]{64})|ssh:SHA256:[A-Za-z0-9+/]{43}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final Names names;

  RuleReader(Names names) {
    this.names = names;
  }

  List<TagRule> tags(Optional<YamlNode> node) throws Refusal {
    return each(node, "tags", this::tag);
  }

  List<PathRule> paths(Optional<YamlNode> node) throws Refusal {
    return each(node, "paths", this::path);
  }

  static List<SubmoduleRule> submodules(Optional<YamlNode> node) throws Refusal {
    return each(node, "submodules", RuleReader::submodule);
  }

  private static <T> List<T> each(Optional<YamlNode> node, String what, Fields.Reading<T> reading)
      throws Refusal {
    return node.isPresent() ? Fields.each(node.get(), what, reading) : List.of();
  }

  private TagRule tag(YamlNode node) throws Refusal {
    Fields fields = Fields.of(node, "a tag rule", "match", "signers");
    return new TagRule(
        Patterns.refs(fields.required("match")), names.ids(fields.required("signers")));
  }

  private PathRule path(YamlNode node) throws Refusal {
    Fields fields = Fields.of(node, "a path rule", "match", "reviews", "reviewers");
    Optional<YamlNode> reviews = fields.optional("reviews");
    Optional<YamlNode> reviewers = fields.optional("reviewers");
    if (reviews.isEmpty() && reviewers.isEmpty()) {
      throw fields.at().refusal("a path rule with 'reviews' or 'reviewers'", "neither");
    }
    return new PathRule(
        Patterns.paths(fields.required("match")),
        reviews.isPresent() ? Scalars.integer(reviews.get(), "reviews", 1) : 1,
        names.ids(reviewers, Set.of()));
  }

  private static SubmoduleRule submodule(YamlNode node) throws Refusal {
    Fields fields = Fields.of(node, "a submodule rule", "match", "commits");
    YamlNode commits = fields.required("commits");
    List<PathPattern> match = Patterns.paths(fields.required("match"));
    if (commits instanceof Scalar scalar && scalar.text().equals("reviewed")) {
      return new SubmoduleRule(match, Set.of());
    }
    return new SubmoduleRule(
        match, Fields.distinct(commits, "commit ids, or 'reviewed'", RuleReader::commit));
  }

  private static GitId commit(YamlNode node) throws Refusal {
    String id = Scalars.text(node, "a commit id, or 'reviewed'");
    if (!GitId.isForm(id)) {
      throw node.at().refusal("40 lower-case hexadecimal digits, or 'reviewed'", node.kind());
    }
    return new GitId(id);
  }

  static Map<String, Revocation> revocations(Optional<YamlNode> node) throws Refusal {
    Map<String, Revocation> all = new LinkedHashMap<>();
    if (node.isPresent()) {
      for (YamlNode item : Fields.items(node.get(), "revocations")) {
        Revocation revocation = revocation(item);
        if (all.put(revocation.key(), revocation) != null) {
          throw item.at().refusal("each key revoked once", revocation.key() + " again");
        }
      }
    }
    return all;
  }

  private static Revocation revocation(YamlNode node) throws Refusal {
    Fields fields = Fields.of(node, "a revocation", "key", "kind", "since", "reason");
    YamlNode key = fields.required("key");
    String fingerprint = Scalars.text(key, "a fingerprint");
    if (!FINGERPRINT.matcher(fingerprint).matches()) {
      throw key.at()
          .refusal(
              "a fingerprint",
              key.kind(),
              "write openpgp: and the primary key's in upper-case hex without spaces, or"
                  + " ssh:SHA256: and what ssh-keygen -l prints");
    }
    YamlNode kind = fields.required("kind");
    Optional<YamlNode> since = fields.optional("since");
    boolean soft = Scalars.choice(kind, "hard or soft", Kind.class) == Kind.SOFT;
    if (!soft && since.isPresent()) {
      throw since
          .get()
          .at()
          .refusal("'since' with kind: soft only", "'since'", "a hard one counts for all times");
    }
    Optional<Instant> from =
        soft ? Optional.of(Scalars.instant(fields.required("since"), "since")) : Optional.empty();
    return new Revocation(fingerprint, from, Scalars.text(fields.required("reason"), "a reason"));
  }

  private enum Kind {
    HARD,
    SOFT
  }

  static Map<Sha256, PolicyException> exceptions(Optional<YamlNode> node) throws Refusal {
    Map<Sha256, PolicyException> all = new LinkedHashMap<>();
    if (node.isPresent()) {
      for (YamlNode item : Fields.items(node.get(), "exceptions")) {
        PolicyException exception = exception(item);
        if (all.put(exception.payload(), exception) != null) {
          throw item.at().refusal("one exception for a payload", exception.payload() + " again");
        }
      }
    }
    return all;
  }

  private static PolicyException exception(YamlNode node) throws Refusal {
    Fields fields = Fields.of(node, "an exception", "payload", "rules", "reason", "until");
    YamlNode payload = fields.required("payload");
    String hex = Scalars.text(payload, "a SHA-256");
    if (!SHA256.matcher(hex).matches()) {
      throw payload.at().refusal("64 lower-case hexadecimal digits", payload.kind());
    }
    return new PolicyException(
        new Sha256(hex),
        Fields.distinct(fields.required("rules"), "rule ids", RuleReader::excusable),
        Scalars.text(fields.required("reason"), "a reason"),
        Scalars.date(fields.required("until"), "until"));
  }

  private static Rule excusable(YamlNode node) throws Refusal {
    String id = Scalars.text(node, "a rule id");
    Map<String, Rule> known =
        Arrays.stream(Rule.values())
            .filter(rule -> rule.id().matches("commit\\..*|review\\..*|key\\.expired"))
            .collect(Collectors.toMap(Rule::id, rule -> rule));
    Rule rule = known.get(id);
    if (rule == null) {
      throw node.at()
          .refusal("a rule that may be excepted", node.kind(), Spelling.hint(id, known.keySet()));
    }
    return rule;
  }
}
