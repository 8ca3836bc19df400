package dev.sallyport.policy;

import dev.sallyport.policy.Policy.Expiry;
import dev.sallyport.policy.YamlNode.Scalar;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Reads a policy, version 1, strictly. The format is described in docs/formats/policy.md. */
public final class PolicyLoader {
  private final KeyShelf shelf;

  private PolicyLoader(KeyShelf shelf) {
    this.shelf = shelf;
  }

  /**
   * Reads a policy and every key that it names.
   *
   * @param where what to call the policy file in findings, e.g. {@code .sallyport/policy.yaml}
   * @throws Refusal {@code policy.missing} when there is no policy file; {@code policy.invalid} at
   *     {@code where:line:column} when it does not hold to the format or contradicts itself; what
   *     {@code files} throws
   */
  public static Policy load(String where, PolicyFiles files, KeyReader keys) throws Refusal {
    Optional<byte[]> bytes = files.read(PolicyFiles.POLICY);
    if (bytes.isEmpty()) {
      throw new Refusal(
          Rule.POLICY_MISSING,
          where,
          "there is no such file",
          "write one: sallyport source simulate --propose shows a policy made from the history");
    }
    return new PolicyLoader(new KeyShelf(files, keys)).policy(where, bytes.get());
  }

  private Policy policy(String where, byte[] bytes) throws Refusal {
    YamlNode root = StrictYaml.read(where, bytes);
    checkVersion(root);
    Fields fields =
        Fields.of(
            root,
            "a policy",
            "version",
            "repository",
            "expiry",
            "people",
            "roles",
            "bots",
            "forges",
            "importers",
            "branches",
            "tags",
            "paths",
            "submodules",
            "policy-changes",
            "revocations",
            "exceptions");
    String repository = Scalars.text(fields.required("repository"), "a repository id");
    SortedMap<String, Principal> principals = new PrincipalReader(shelf).read(fields);
    Names names = Names.of(principals, fields.optional("roles"));
    boolean forges = principals.values().stream().anyMatch(Principal.Forge.class::isInstance);
    List<BranchRule> branches = new BranchReader(names, forges).read(fields.required("branches"));
    RuleReader rules = new RuleReader(names);
    Changes changes = changes(fields.optional("policy-changes"), names, branches.get(0));
    return new Policy(
        repository,
        expiry(fields.optional("expiry")),
        principals,
        names.roles(),
        branches,
        rules.tags(fields.optional("tags")),
        rules.paths(fields.optional("paths")),
        RuleReader.submodules(fields.optional("submodules")),
        changes.reviewers(),
        changes.reviews(),
        RuleReader.revocations(fields.optional("revocations")),
        RuleReader.exceptions(fields.optional("exceptions")),
        shelf.digest(bytes));
  }

  /** Before anything else: a later version may have other keys. */
  private static void checkVersion(YamlNode root) throws Refusal {
    if (!(root instanceof YamlNode.Mapping mapping)) {
      throw root.at().refusal("a policy as a mapping", root.kind());
    }
    YamlNode.Entry version = mapping.entries().get("version");
    if (version == null) {
      throw root.at().refusal("a policy with 'version'", "no 'version'", "add 'version: 1'");
    }
    if (!(version.value() instanceof Scalar number
        && number.plain()
        && number.text().equals("1"))) {
      throw version
          .value()
          .at()
          .refusal("version 1", version.value().kind(), "this Sallyport reads version 1 only");
    }
  }

  private static Expiry expiry(Optional<YamlNode> node) throws Refusal {
    return node.isPresent()
        ? Scalars.choice(node.get(), "witnessed or unwitnessed", Expiry.class)
        : Expiry.WITNESSED;
  }

  private record Changes(Set<String> reviewers, int reviews) {}

  private static Changes changes(Optional<YamlNode> node, Names names, BranchRule first)
      throws Refusal {
    if (node.isEmpty()) {
      return new Changes(first.reviewers(), 1);
    }
    Fields fields = Fields.of(node.get(), "the rule for policy changes", "reviewers", "reviews");
    Optional<YamlNode> reviews = fields.optional("reviews");
    return new Changes(
        names.ids(fields.optional("reviewers"), first.reviewers()),
        reviews.isPresent() ? Scalars.integer(reviews.get(), "reviews", 1) : 1);
  }
}
