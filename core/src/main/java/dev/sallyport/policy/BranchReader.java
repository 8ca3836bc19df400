package dev.sallyport.policy;

import dev.sallyport.policy.BranchRule.Commits;
import dev.sallyport.policy.BranchRule.EvidenceKind;
import dev.sallyport.policy.BranchRule.Identity;
import dev.sallyport.policy.BranchRule.Shape;
import dev.sallyport.signature.Touch;
import dev.sallyport.verdict.Refusal;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the rules of branches and fills in what they leave out. */
final class BranchReader {
  private static final Set<Shape> BY_FORGES = Set.of(Shape.FORGE_MERGE, Shape.FORGE_SQUASH);

  private final Names names;
  private final boolean forges;
  private final Set<PathPattern> seen = new HashSet<>();

  BranchReader(Names names, boolean forges) {
    this.names = names;
    this.forges = forges;
  }

  List<BranchRule> read(YamlNode node) throws Refusal {
    return Fields.each(node, "branches", this::branch);
  }

  private BranchRule branch(YamlNode node) throws Refusal {
    Fields fields =
        Fields.of(
            node,
            "a branch",
            "match",
            "signers",
            "reviewers",
            "releasers",
            "reviews",
            "commits",
            "shapes",
            "evidence",
            "touch",
            "identity");
    Set<String> signers = names.ids(fields.optional("signers"), names.everybody());
    Optional<YamlNode> reviews = fields.optional("reviews");
    int wanted = reviews.isPresent() ? Scalars.integer(reviews.get(), "reviews", 0) : 1;
    return new BranchRule(
        matches(fields.required("match")),
        signers,
        names.ids(fields.optional("reviewers"), signers),
        names.ids(fields.optional("releasers"), Set.of()),
        wanted,
        commits(fields.optional("commits"), wanted),
        shapes(fields.optional("shapes")),
        evidence(fields.optional("evidence")),
        choice(fields.optional("touch"), "a touch level", Touch.class, Touch.NONE),
        choice(fields.optional("identity"), "bound or unbound", Identity.class, Identity.BOUND));
  }

  /** A pattern twice would make the second rule dead, and nobody would see it. */
  private List<PathPattern> matches(YamlNode node) throws Refusal {
    List<PathPattern> patterns = Patterns.refs(node);
    for (PathPattern pattern : patterns) {
      if (!seen.add(pattern)) {
        throw node.at()
            .refusal(
                "each ref pattern in one rule",
                Place.shown(pattern.toString()) + " again",
                "the first rule that matches decides: merge the two");
      }
    }
    return patterns;
  }

  private static Commits commits(Optional<YamlNode> node, int reviews) throws Refusal {
    Commits commits = choice(node, "signed, covered or vouched", Commits.class, Commits.SIGNED);
    if (node.isPresent() && commits == Commits.VOUCHED && reviews > 0) {
      throw node.get()
          .at()
          .refusal(
              "'vouched' only with 'reviews: 0'",
              "'vouched' with reviews: " + reviews,
              "who vouches alone has no reviewer: set reviews to 0, or commits to signed");
    }
    return commits;
  }

  private Set<Shape> shapes(Optional<YamlNode> node) throws Refusal {
    if (node.isPresent()) {
      return Fields.distinct(
          node.get(), "shapes", item -> Scalars.choice(item, "a shape", Shape.class));
    }
    Set<Shape> all = EnumSet.allOf(Shape.class);
    if (!forges) {
      all.removeAll(BY_FORGES);
    }
    return all;
  }

  private static Set<EvidenceKind> evidence(Optional<YamlNode> node) throws Refusal {
    if (node.isEmpty()) {
      return EnumSet.complementOf(EnumSet.of(EvidenceKind.FORGE));
    }
    return Fields.distinct(
        node.get(), "kinds of evidence", item -> choice(item, EvidenceKind.class));
  }

  private static EvidenceKind choice(YamlNode item, Class<EvidenceKind> type) throws Refusal {
    return Scalars.choice(item, "a kind of evidence", type);
  }

  private static <E extends Enum<E>> E choice(
      Optional<YamlNode> node, String what, Class<E> type, E otherwise) throws Refusal {
    return node.isPresent() ? Scalars.choice(node.get(), what, type) : otherwise;
  }
}
