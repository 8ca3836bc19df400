package dev.sallyport.door;

import dev.sallyport.digest.Digests;
import dev.sallyport.repository.RepositoryPath;
import dev.sallyport.repository.RepositoryPath.Kind;
import dev.sallyport.store.Store;
import dev.sallyport.verdict.Finding;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/** Decides what a request is answered with, and has every decision written down. */
final class Gatekeeper {
  private static final Pattern TARGET =
      Pattern.compile("/r/([A-Za-z0-9_][A-Za-z0-9_.-]{0,127})/(.+)");
  private static final int MAX_SUBJECT = 200;

  private final DoorRules rules;
  private final Answers answers;
  private final Ledger ledger;
  private final Store store;

  Gatekeeper(DoorRules rules, Answers answers, Ledger ledger, Store store) {
    this.rules = rules;
    this.answers = answers;
    this.ledger = ledger;
    this.store = store;
  }

  Response answer(Request request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      note(Rule.INPUT_PATH_REFUSED, request, "neither GET nor HEAD");
      return Response.empty(405);
    }
    Matcher target = TARGET.matcher(request.target());
    Optional<RepositoryPath> path =
        target.matches() ? RepositoryPath.parse(target.group(2)) : Optional.empty();
    if (path.isEmpty()) {
      note(Rule.INPUT_PATH_REFUSED, request, "not a path of a Maven repository");
      return Response.empty(404);
    }
    if (!rules.allows(target.group(1))) {
      note(Rule.INPUT_REPOSITORY_REFUSED, request, "no repository of this id may be asked");
      return Response.empty(404);
    }
    Ask ask = new Ask(target.group(1), path.get());
    return ask.path().kind() == Kind.CHECKSUM ? checksum(ask) : file(ask);
  }

  boolean mayBeAsked(Ask hint) {
    return rules.allows(hint.repositoryId())
        && hint.path().kind() != Kind.CHECKSUM
        && !rules.isOwn(hint);
  }

  private Response file(Ask ask) {
    if (rules.isOwn(ask)) {
      ledger.recordOwn(ask);
      return Response.empty(404);
    }
    Reply reply =
        ledger
            .refusedUnasked(ask)
            .orElseGet(() -> ledger.record(ask, judge(ask, answers.ask(ask))));
    if (reply instanceof Reply.Served served) {
      return Response.of(served.digests());
    }
    return Response.empty(reply instanceof Reply.Refused refused ? status(refused) : 404);
  }

  /** Own bytes are refused under whatever name they come. */
  private Reply judge(Ask ask, Reply reply) {
    if (reply instanceof Reply.Served served && rules.isOwn(served.digests().sha256())) {
      return new Reply.Refused(
          Finding.of(
              Rule.INPUT_OWN_RELEASE,
              ask.toString(),
              "the bytes are those of a file of the release under judgement: sha256 "
                  + served.digests().sha256(),
              "a build that needs its own outcome proves nothing; see why it asks for this"));
    }
    return reply;
  }

  /**
   * What must not be had is not there. Everything else that went wrong is an error, and not one
   * that Maven answers by asking again (429, 503).
   */
  private static int status(Reply.Refused refused) {
    return switch (refused.finding().rule()) {
      case INPUT_OWN_RELEASE, RECORD_INCOMPLETE, INPUT_REPOSITORY_REFUSED -> 404;
      default -> 502;
    };
  }

  /** Checksums are of the bytes that the build was given here, whatever is published. */
  private Response checksum(Ask ask) {
    Optional<Digests> given =
        ask.path().checked().flatMap(path -> ledger.served(new Ask(ask.repositoryId(), path)));
    if (given.isEmpty()) {
      return Response.empty(404);
    }
    return switch (ask.path().checksumAlgorithm().orElse("")) {
      case "sha1" -> Response.of(given.get().sha1());
      case "sha256" -> Response.of(given.get().sha256().hex());
      case "sha512" -> Response.of(given.get().sha512());
      default -> md5(given.get());
    };
  }

  private Response md5(Digests given) {
    try (InputStream in = store.openVerified(given.sha256())) {
      return Response.of(DigestUtils.md5Hex(in));
    } catch (IOException unreadable) {
      return Response.empty(502);
    } catch (Refusal refusal) {
      ledger.note(refusal.finding());
      return Response.empty(502);
    }
  }

  private void note(Rule rule, Request request, String fact) {
    String target = request.target();
    String subject =
        target.length() > MAX_SUBJECT ? target.substring(0, MAX_SUBJECT) + "…" : target;
    ledger.note(Finding.of(rule, subject, fact, "see what in the build asks for it"));
  }
}
