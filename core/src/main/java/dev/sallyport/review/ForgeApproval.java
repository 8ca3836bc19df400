package dev.sallyport.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.gitobject.GitId;
import dev.sallyport.statement.JsonFields;
import dev.sallyport.statement.Statement;
import dev.sallyport.verdict.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A CI says that it read an approval at a forge. Whoever holds the CI's key can say so of
 * everybody; a policy admits this kind by name or not at all.
 *
 * @param forge the forge's id in the policy
 * @param account who approved there
 * @param pullRequest its number there
 * @param head the commit that was approved
 * @param approvedAt when, as the forge says; nothing rests on it
 */
public record ForgeApproval(
    ReviewedChange change,
    String forge,
    Account account,
    long pullRequest,
    GitId head,
    Optional<Instant> approvedAt) {
  public static final String PREDICATE = "https://sallyport.dev/forge-approval/v0.1";

  private static final Pattern FORGE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final Pattern LOGIN = Pattern.compile("[^\\s\\p{Cntrl}]{1,255}");
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,18}");

  /**
   * An account at a forge.
   *
   * @param login can be given up and taken by somebody else
   * @param id the number that stays with the account, decimal
   */
  public record Account(String login, String id) {}

  /**
   * Reads the facts out of a statement.
   *
   * @throws Refusal {@code evidence.malformed}
   */
  public static ForgeApproval read(Statement statement) throws Refusal {
    Predicates.expect(statement, PREDICATE);
    JsonFields predicate = statement.predicate();
    JsonFields account = predicate.object("account");
    return new ForgeApproval(
        ReviewedChange.read(statement),
        predicate.text("forge", FORGE, "the id of a forge"),
        new Account(
            account.text("login", LOGIN, "an account name"),
            account.text("id", NUMBER, "the number of an account")),
        predicate.number("pullRequest"),
        ReviewedChange.id(predicate, "head"),
        predicate.optionalTime("approvedAt"));
  }

  /** The bytes to be signed, an in-toto Statement v1. Same facts, same bytes. */
  public byte[] write() {
    ObjectNode predicate = change.predicate().put("forge", forge);
    predicate.putObject("account").put("login", account.login()).put("id", account.id());
    predicate.put("pullRequest", pullRequest).put("head", head.hex());
    approvedAt.ifPresent(time -> predicate.put("approvedAt", Predicates.seconds(time)));
    return Statement.write(List.of(change.subject()), PREDICATE, predicate);
  }
}
