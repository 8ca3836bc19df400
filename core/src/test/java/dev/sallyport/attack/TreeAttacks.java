package dev.sallyport.attack;

import static dev.sallyport.attack.Attack.onAlice;
import static dev.sallyport.verdict.Rule.POLICY_INVALID;
import static dev.sallyport.verdict.Rule.TREE_CASE_TWINS;
import static dev.sallyport.verdict.Rule.TREE_MALFORMED;
import static dev.sallyport.verdict.Rule.TREE_SUBMODULE;

import dev.sallyport.attack.Content.Row;
import dev.sallyport.verdict.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Trees that git does not write, or that some systems show otherwise. All signed and reviewed. */
final class TreeAttacks {
  private TreeAttacks() {}

  private static final String PIN = "1".repeat(40);

  static List<Attack> forms() {
    return List.of(
        rows("entries out of order", TreeAttacks::reversed),
        rows("one name twice", rows -> changed(rows, "pom.xml", r -> List.of(r, r))),
        rows(
            "a file and a folder of one name",
            rows -> changed(rows, "src", r -> List.of(blobOf(rows).name("src"), r))),
        rows("a mode with a zero", rows -> changed(rows, "src", r -> List.of(r.mode("040000")))),
        rows("a mode of old", rows -> changed(rows, "pom.xml", r -> List.of(r.mode("100664")))),
        rows("a name with a slash", rows -> changed(rows, "src", r -> List.of(r.name("src/x")))),
        rows("an empty name", rows -> before(rows, blobOf(rows).name(""))),
        rows("the name ..", rows -> before(rows, blobOf(rows).name(".."))),
        rows("the name .git", rows -> before(rows, blobOf(rows).name(".git"))),
        rows("the name .GIT", rows -> before(rows, blobOf(rows).name(".GIT"))),
        rows("the short name of .git", rows -> sorted(rows, blobOf(rows).name("git~1"))),
        onAlice("files in letter case", c -> c.file("pom.XML", "x"), TREE_CASE_TWINS),
        onAlice("twins below a folder", c -> c.file("src/A.txt", "x"), TREE_CASE_TWINS),
        onAlice(
            "twins in Unicode form",
            c -> c.file(bytes("\u00e9.txt"), "1").file(bytes("e\u0301.txt"), "2"),
            TREE_CASE_TWINS),
        onAlice(
            "a twin of the policy's folder",
            c -> c.file(".Sallyport/policy.yaml", "version: 1\n"),
            TREE_CASE_TWINS));
  }

  static List<Attack> links() {
    return List.of(
        // Links are not followed.
        onAlice(
            "the policy's folder becomes a link",
            c -> c.remove(".sallyport").entry(".sallyport", "120000", "src"),
            POLICY_INVALID),
        onAlice(
            "the policy becomes a link",
            c -> c.entry(".sallyport/policy.yaml", "120000", "../src/a.txt"),
            POLICY_INVALID),
        onAlice("a submodule without a rule", c -> c.entry("lib", "160000", PIN), TREE_SUBMODULE),
        Attack.of(
            "57: a pinned submodule moves elsewhere",
            s -> pinned(s, PIN),
            s -> pinned(s, "2".repeat(40)),
            TREE_SUBMODULE));
  }

  private static void pinned(Story s, String target) {
    s.policy(
            p ->
                p.set("submodules.0.match", PolicyText.names("lib"))
                    .set("submodules.0.commits", PolicyText.names(PIN)))
        .commit(CommitPlan.by(Cast.ALICE).entry("lib", "160000", target).reviewedBy(Cast.BOB));
  }

  private static Attack rows(String name, UnaryOperator<List<Row>> change) {
    return onAlice("tree: " + name, c -> c.rows(change), new Rule[] {TREE_MALFORMED});
  }

  private static Row blobOf(List<Row> rows) {
    return rows.stream().filter(row -> row.name().equals("pom.xml")).findFirst().orElseThrow();
  }

  private static List<Row> reversed(List<Row> rows) {
    List<Row> all = new ArrayList<>(rows);
    Collections.reverse(all);
    return all;
  }

  private static List<Row> before(List<Row> rows, Row first) {
    List<Row> all = new ArrayList<>(List.of(first));
    all.addAll(rows);
    return all;
  }

  /** Before the first name that is greater. */
  private static List<Row> sorted(List<Row> rows, Row more) {
    List<Row> all = new ArrayList<>(rows);
    int at = 0;
    while (at < all.size() && all.get(at).name().compareTo(more.name()) < 0) {
      at++;
    }
    all.add(at, more);
    return all;
  }

  private interface Change {
    List<Row> of(Row row);
  }

  private static List<Row> changed(List<Row> rows, String name, Change change) {
    List<Row> all = new ArrayList<>();
    for (Row row : rows) {
      all.addAll(row.name().equals(name) ? change.of(row) : List.of(row));
    }
    return all;
  }

  /** Names are kept as one char for each byte. */
  private static String bytes(String name) {
    return Wire.latin1(Wire.utf8(name));
  }
}
