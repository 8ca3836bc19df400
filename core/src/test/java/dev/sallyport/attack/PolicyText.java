package dev.sallyport.attack;

import dev.sallyport.attack.Cast.Actor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A policy file that can be changed by path, e.g. {@code branches.0.reviews}. Mutable. */
final class PolicyText {
  static final String REPOSITORY = "acme/widgets";

  private final Map<String, Object> root = new LinkedHashMap<>();
  private final Map<String, byte[]> files = new TreeMap<>();
  private UnaryOperator<String> finish = UnaryOperator.identity();

  /** Alice, Bob, Carol and Dave maintain; Erin contributes; one review for each step. */
  static PolicyText standard() {
    PolicyText policy = new PolicyText();
    policy.set("version", 1).set("repository", REPOSITORY);
    policy.person(Cast.ALICE, Cast.ALICE_KEY, Cast.ALICE_SECOND_KEY);
    for (Actor actor : List.of(Cast.BOB, Cast.CAROL, Cast.DAVE, Cast.ERIN)) {
      policy.person(actor, actor.key());
    }
    return policy
        .set("roles.maintainers", names("alice", "bob", "carol", "dave"))
        .set("branches.0.match", names("refs/heads/main"))
        .set("branches.0.signers", names("maintainers", "erin"))
        .set("branches.0.reviewers", names("maintainers"))
        .set("branches.0.releasers", names("alice"))
        .set("branches.0.reviews", 1)
        .set("tags.0.match", names("refs/tags/v*"))
        .set("tags.0.signers", names("alice"));
  }

  static List<Object> names(String... names) {
    return new ArrayList<>(List.of(names));
  }

  PolicyText person(Actor actor, SigningKey... keys) {
    return set("people." + actor.id() + ".name", actor.name())
        .set("people." + actor.id() + ".emails", names(actor.email()))
        .keys("people." + actor.id(), keys);
  }

  /** The keys of a person, bot, forge or importer, whose path is given. */
  PolicyText keys(String owner, SigningKey... keys) {
    List<Object> items = new ArrayList<>();
    for (SigningKey key : keys) {
      items.add(new LinkedHashMap<>(key.policyItem()));
      files.putAll(key.policyFiles());
    }
    return set(owner + ".keys", items);
  }

  PolicyText bot(String... paths) {
    return set("bots.bot.emails", names(Cast.BOT.email()))
        .keys("bots.bot", Cast.BOT_KEY)
        .set("bots.bot.paths", names(paths))
        .set("bots.bot.branches", names("refs/heads/main"))
        .set("bots.bot.reviews", 0);
  }

  PolicyText forge(String... may) {
    return set("forges.forge.emails", names(Cast.FORGE.email()))
        .keys("forges.forge", Cast.FORGE_KEY)
        .set("forges.forge.may", names(may));
  }

  PolicyText importer() {
    return keys("importers.importer", Cast.IMPORTER_KEY).set("importers.importer.forge", "forge");
  }

  PolicyText witness() {
    return person(Cast.WENDY, Cast.WITNESS_KEY).set("roles.witness", names("wendy"));
  }

  /** A file below {@code .sallyport/}. */
  PolicyText file(String path, byte[] bytes) {
    files.put(path, bytes);
    return this;
  }

  PolicyText set(String path, Object value) {
    String[] steps = path.split("\\.");
    Object at = root;
    for (int i = 0; i < steps.length - 1; i++) {
      at = step(at, steps[i], steps[i + 1]);
    }
    put(at, steps[steps.length - 1], value);
    return this;
  }

  PolicyText remove(String path) {
    int dot = path.lastIndexOf('.');
    Object at = root;
    for (String step : dot < 0 ? new String[0] : path.substring(0, dot).split("\\.")) {
      at = step(at, step, "");
    }
    if (at instanceof Map<?, ?> map) {
      map.remove(path.substring(dot + 1));
    }
    return this;
  }

  /** Nobody of that name is left anywhere. */
  PolicyText removePerson(String id) {
    remove("people." + id);
    for (String list : List.of("roles.maintainers", "branches.0.signers")) {
      Object at = root;
      for (String step : list.split("\\.")) {
        at = step(at, step, "0");
      }
      ((List<?>) at).removeIf(id::equals);
    }
    return this;
  }

  /** A change of the text itself, for what cannot be said otherwise. */
  PolicyText text(UnaryOperator<String> change) {
    UnaryOperator<String> before = finish;
    finish = text -> change.apply(before.apply(text));
    return this;
  }

  @SuppressWarnings("unchecked")
  private static Object step(Object at, String step, String next) {
    boolean list = !next.isEmpty() && Character.isDigit(next.charAt(0));
    if (at instanceof List<?>) {
      List<Object> items = (List<Object>) at;
      int index = Integer.parseInt(step);
      while (items.size() <= index) {
        items.add(new LinkedHashMap<String, Object>());
      }
      return items.get(index);
    }
    Map<String, Object> map = (Map<String, Object>) at;
    return map.computeIfAbsent(
        step, s -> list ? new ArrayList<Object>() : new LinkedHashMap<String, Object>());
  }

  @SuppressWarnings("unchecked")
  private static void put(Object at, String step, Object value) {
    if (at instanceof List<?>) {
      step(at, step, "");
      ((List<Object>) at).set(Integer.parseInt(step), value);
    } else {
      ((Map<String, Object>) at).put(step, value);
    }
  }

  /** The files below {@code .sallyport/}, {@code policy.yaml} among them. */
  Map<String, byte[]> files() {
    StringBuilder out = new StringBuilder();
    write(root, 0, out);
    Map<String, byte[]> all = new TreeMap<>(files);
    all.put("policy.yaml", Wire.utf8(finish.apply(out.toString())));
    return all;
  }

  private static void write(Map<?, ?> map, int indent, StringBuilder out) {
    for (var entry : map.entrySet()) {
      out.append(" ".repeat(indent)).append(entry.getKey()).append(":");
      Object value = entry.getValue();
      if (value instanceof Map<?, ?> nested && !nested.isEmpty()) {
        out.append("\n");
        write(nested, indent + 2, out);
      } else {
        out.append(" ").append(flow(value)).append("\n");
      }
    }
  }

  private static String flow(Object value) {
    if (value instanceof List<?> list) {
      return "[" + String.join(", ", list.stream().map(PolicyText::flow).toList()) + "]";
    }
    if (value instanceof Map<?, ?> map) {
      List<String> parts = new ArrayList<>();
      map.forEach((key, item) -> parts.add(key + ": " + flow(item)));
      return "{" + String.join(", ", parts) + "}";
    }
    boolean plain = value instanceof Integer || value instanceof Boolean;
    return plain ? value.toString() : "\"" + value.toString().replace("\\", "\\\\") + "\"";
  }
}
