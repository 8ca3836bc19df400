package dev.sallyport.attack;

import static dev.sallyport.attack.Attack.onAlice;
import static dev.sallyport.attack.Attack.onBob;
import static dev.sallyport.attack.Bytewise.addHeader;
import static dev.sallyport.attack.Bytewise.header;
import static dev.sallyport.attack.Bytewise.replace;
import static dev.sallyport.attack.Cast.ALICE;
import static dev.sallyport.attack.Cast.BOB;
import static dev.sallyport.attack.Cast.BOB_KEY;
import static dev.sallyport.attack.CommitPlan.by;
import static dev.sallyport.verdict.Rule.COMMIT_MALFORMED;
import static dev.sallyport.verdict.Rule.COMMIT_SIGNATURE_BAD;
import static dev.sallyport.verdict.Rule.COMMIT_SIGNATURE_FORM;
import static dev.sallyport.verdict.Rule.COMMIT_UNSIGNED;
import static dev.sallyport.verdict.Rule.HISTORY_CORRUPT;
import static dev.sallyport.verdict.Rule.HISTORY_LIMIT;
import static dev.sallyport.verdict.Rule.HISTORY_MISSING_OBJECT;

import java.util.List;

/** What can be done to the bytes of a commit. Numbers are those of the list of known attacks. */
final class ObjectAttacks {
  private ObjectAttacks() {}

  private static final String NOBODY = "Nobody <nobody@example.com> 1767603600 +0000";

  static List<Attack> signatures() {
    return List.of(
        onAlice("unsigned commit", CommitPlan::unsigned, COMMIT_UNSIGNED),
        onAlice(
            "1: signature moved into the message",
            c -> c.raw(Bytewise::signatureIntoMessage),
            COMMIT_UNSIGNED),
        onAlice(
            "2: two gpgsig headers",
            c -> c.raw(text -> addHeader(header(text, "gpgsig")).apply(text)),
            COMMIT_SIGNATURE_FORM),
        onAlice(
            "4: gpgsig-sha256 beside a good gpgsig",
            c -> c.raw(addHeader("gpgsig-sha256 junk\n")),
            COMMIT_SIGNATURE_FORM),
        onAlice(
            "4: a header that git strips with the signature",
            c -> c.raw(addHeader("gpgsigfoo x\n")),
            COMMIT_SIGNATURE_FORM),
        onBob(
            "6: two signature packets in one block",
            c ->
                c.signature(
                    (bytes, at) -> {
                      byte[] packet = BOB_KEY.sign(bytes, "git", at);
                      return BOB_KEY.armor(Wire.concat(packet, packet));
                    }),
            COMMIT_SIGNATURE_FORM),
        onBob(
            "6: two signature blocks in one header",
            c -> c.signatureText(block -> block + block),
            COMMIT_SIGNATURE_FORM),
        onBob(
            "11: a comment in the armor",
            c -> c.signatureText(replace("\n\n", "\nComment: hello\n\n")),
            COMMIT_SIGNATURE_FORM),
        onAlice(
            "11: no last line",
            c -> c.signatureText(replace("-----END SSH SIGNATURE-----\n", "")),
            COMMIT_SIGNATURE_FORM),
        onBob(
            "11: a signed message instead of a signature",
            c -> c.signatureText(text -> text.replace("PGP SIGNATURE", "PGP SIGNED MESSAGE")),
            COMMIT_SIGNATURE_FORM),
        onBob(
            "11: a compressed packet instead of a signature",
            c ->
                c.signature(
                    (bytes, at) ->
                        BOB_KEY.armor(
                            Wire.concat(Wire.bytes(0xa3, 0), BOB_KEY.sign(bytes, "git", at)))),
            COMMIT_SIGNATURE_FORM),
        onAlice(
            "13: another id for the same content, by lines after the signature",
            c -> c.signatureText(block -> block + "more\n"),
            COMMIT_SIGNATURE_FORM),
        onBob(
            "13: another id for the same content, by a wrong checksum",
            c -> c.signatureText(block -> block.replaceFirst("\n=....\n", "\n=AAAA\n")),
            COMMIT_SIGNATURE_FORM),
        Attack.of(
            "14: the signature of another commit",
            s ->
                s.commit(by(ALICE).file("a", "1").reviewedBy(BOB))
                    .commit(by(ALICE).file("a", "2").reviewedBy(BOB)),
            s -> {
              String[] first = new String[1];
              s.commit(
                      by(ALICE)
                          .file("a", "1")
                          .reviewedBy(BOB)
                          .signatureText(block -> first[0] = block))
                  .commit(
                      by(ALICE).file("a", "2").reviewedBy(BOB).signatureText(block -> first[0]));
            },
            COMMIT_SIGNATURE_BAD),
        onAlice(
            "the message was changed after it was signed",
            c -> c.raw(replace("Change something", "Change nothing")),
            COMMIT_SIGNATURE_BAD));
  }

  /** Signed by Alice as they stand: only the form is wrong. */
  static List<Attack> headers() {
    return List.of(
        onAlice(
            "7: two tree headers",
            c -> c.payload(text -> text.substring(0, 46) + text),
            COMMIT_MALFORMED),
        onAlice(
            "7: one parent twice",
            c -> c.parents(ids -> List.of(ids.get(0), ids.get(0))),
            COMMIT_MALFORMED),
        onAlice(
            "7: two author headers",
            c -> c.payload(replace("author ", "author " + NOBODY + "\nauthor ")),
            COMMIT_MALFORMED),
        onAlice(
            "7: committer before author",
            c ->
                c.payload(
                    text -> {
                      String committer = header(text, "committer");
                      return text.replace(committer, "").replace("author ", committer + "author ");
                    }),
            COMMIT_MALFORMED),
        onAlice(
            "a header that nobody knows",
            c -> c.payload(addHeader("x-note hello\n")),
            COMMIT_MALFORMED),
        onAlice(
            "9: a NUL in the message", c -> c.message("Change\0 something\n"), COMMIT_MALFORMED),
        onAlice(
            "10: lines that end with CR LF",
            c -> c.payload(text -> text.replace(" +0000\n", " +0000\r\n")),
            COMMIT_MALFORMED),
        onAlice(
            "10: no empty line after the headers",
            c -> c.message("").raw(text -> text.substring(0, text.length() - 1)),
            COMMIT_MALFORMED),
        onAlice(
            "an identity with two emails",
            c -> c.payload(replace("<alice@", "<bob@example.org> <alice@")),
            COMMIT_MALFORMED),
        onAlice(
            "a date that is no number",
            c -> c.payload(replace(" +0000\n", " +00\n")),
            COMMIT_MALFORMED),
        onAlice(
            "a header behind the signature",
            c -> c.raw(addHeader("change-id abc\n")),
            COMMIT_MALFORMED),
        onAlice("a message without end", c -> c.message("x".repeat(1 << 20)), HISTORY_LIMIT));
  }

  static List<Attack> stores() {
    return List.of(
        Attack.of(
            "a commit under the id of another",
            ObjectAttacks::two,
            s -> {
              two(s);
              String id = s.idOf("first");
              s.objects.writeAs(id, "commit", Wire.utf8("tree " + s.made("root").tree().id()));
            },
            HISTORY_CORRUPT),
        Attack.of(
            "a file under the id of another",
            ObjectAttacks::two,
            s -> {
              two(s);
              s.objects.writeAs(LooseObjects.id("blob", Wire.utf8("1")), "blob", Wire.utf8("2"));
            },
            HISTORY_CORRUPT),
        Attack.of(
            "a tree under the id of another",
            ObjectAttacks::two,
            s -> {
              two(s);
              s.objects.writeAs(s.made("first").tree().id(), "tree", new byte[0]);
            },
            HISTORY_CORRUPT),
        Attack.of(
            "a commit is missing",
            ObjectAttacks::two,
            s -> {
              two(s);
              s.objects.delete(s.idOf("first"));
            },
            HISTORY_MISSING_OBJECT),
        Attack.of(
            "a file is missing",
            ObjectAttacks::two,
            s -> {
              two(s);
              s.objects.delete(LooseObjects.id("blob", Wire.utf8("2")));
            },
            HISTORY_MISSING_OBJECT));
  }

  private static void two(Story s) {
    s.commit(by(ALICE).file("a", "1").as("first").reviewedBy(BOB))
        .commit(by(ALICE).file("b", "2").reviewedBy(BOB));
  }
}
