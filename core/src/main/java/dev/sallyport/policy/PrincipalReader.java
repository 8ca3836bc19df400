package dev.sallyport.policy;

import dev.sallyport.policy.Principal.ForgeAct;
import dev.sallyport.policy.YamlNode.Entry;
import dev.sallyport.signature.Touch;
import dev.sallyport.verdict.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads people, bots, forges and importers. No id, email, account or key is in two hands. */
final class PrincipalReader {
  private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private final KeyShelf shelf;
  private final SortedMap<String, Principal> principals = new TreeMap<>();
  private final Set<String> forges = new HashSet<>();
  private final Map<String, Place> ids = new HashMap<>();
  private final Map<String, Place> emails = new HashMap<>();
  private final Map<String, Place> accounts = new HashMap<>();

  PrincipalReader(KeyShelf shelf) {
    this.shelf = shelf;
  }

  /** Reads the four sections in the order of the file, so that the later twin is the wrong one. */
  SortedMap<String, Principal> read(Fields policy) throws Refusal {
    Optional<YamlNode> named = policy.optional("forges");
    if (named.isPresent()) {
      for (Entry entry : entries(named.get(), "a forge")) {
        forges.add(entry.key());
      }
    }
    policy.required("people");
    Map<String, Section> sections =
        Map.of(
            "people", new Section("a person", this::person),
            "bots", new Section("a bot", this::bot),
            "forges", new Section("a forge", this::forge),
            "importers", new Section("an importer", this::importer));
    for (Entry entry : policy.entries()) {
      Section section = sections.get(entry.key());
      if (section != null) {
        readAll(entry.value(), section);
      }
    }
    return principals;
  }

  private void readAll(YamlNode node, Section section) throws Refusal {
    String what = "the id of " + section.what();
    for (Entry entry : entries(node, section.what())) {
      String id = Scalars.id(entry.at(), entry.key(), what);
      once(ids, id, entry.at(), "each id once over people, bots, forges and importers");
      principals.put(id, section.making().make(id, entry.value()));
    }
  }

  private static Collection<Entry> entries(YamlNode node, String what) throws Refusal {
    return Fields.open(node, "the id of " + what + " with its fields");
  }

  private Principal person(String id, YamlNode node) throws Refusal {
    Fields fields = Fields.of(node, "a person", "name", "emails", "keys", "forges", "touch");
    Optional<YamlNode> keys = fields.optional("keys");
    Optional<YamlNode> forges = fields.optional("forges");
    Optional<YamlNode> touch = fields.optional("touch");
    Optional<YamlNode> name = fields.optional("name");
    return new Principal.Person(
        id,
        name.isPresent() ? Scalars.text(name.get(), "a name") : id,
        emails(fields.required("emails")),
        keys.isPresent() ? shelf.keys(keys.get()) : List.of(),
        forges.isPresent() ? accounts(forges.get()) : Map.of(),
        touch.isPresent() ? Scalars.choice(touch.get(), "a touch level", Touch.class) : Touch.NONE);
  }

  private Principal bot(String id, YamlNode node) throws Refusal {
    Fields fields = Fields.of(node, "a bot", "emails", "keys", "paths", "branches", "reviews");
    Optional<YamlNode> reviews = fields.optional("reviews");
    return new Principal.Bot(
        id,
        emails(fields.required("emails")),
        shelf.keys(fields.required("keys")),
        Patterns.paths(fields.required("paths")),
        Patterns.refs(fields.required("branches")),
        reviews.isPresent() ? Scalars.integer(reviews.get(), "reviews", 0) : 1);
  }

  private Principal forge(String id, YamlNode node) throws Refusal {
    Fields fields = Fields.of(node, "a forge", "emails", "keys", "may");
    if (fields.optional("keys").isEmpty() && fields.optional("may").isEmpty()) {
      return new Principal.Forge(id, Set.of(), List.of(), Set.of());
    }
    return new Principal.Forge(
        id,
        emails(fields.required("emails")),
        shelf.keys(fields.required("keys")),
        Fields.distinct(
            fields.required("may"),
            "things that a forge may do",
            item -> Scalars.choice(item, "merge, squash or rebase", ForgeAct.class)));
  }

  private Principal importer(String id, YamlNode node) throws Refusal {
    Fields fields = Fields.of(node, "an importer", "keys", "forge");
    YamlNode forge = fields.required("forge");
    return new Principal.Importer(
        id, shelf.keys(fields.required("keys")), forge(forge.at(), Scalars.text(forge, "a forge")));
  }

  private Set<String> emails(YamlNode node) throws Refusal {
    return Set.copyOf(
        Fields.distinct(
            node,
            "email addresses",
            item -> {
              String email = Scalars.email(item);
              once(emails, email, item.at(), "each email address in one hand");
              return email;
            }));
  }

  private Map<String, String> accounts(YamlNode node) throws Refusal {
    Map<String, String> found = new LinkedHashMap<>();
    for (Entry entry : Fields.open(node, "forge ids with account names")) {
      String forge = forge(entry.at(), entry.key());
      String account = Scalars.text(entry.value(), "an account name or number");
      if (!ACCOUNT.matcher(account).matches()) {
        throw entry.value().at().refusal("an account name or number", entry.value().kind());
      }
      String twin = forge + " " + account.toLowerCase(Locale.ROOT);
      once(accounts, twin, entry.value().at(), "each account in one hand");
      found.put(forge, account);
    }
    return found;
  }

  private String forge(Place at, String id) throws Refusal {
    if (!forges.contains(id)) {
      throw at.refusal("the id of a forge", Place.shown(id), Spelling.hint(id, forges));
    }
    return id;
  }

  private static void once(Map<String, Place> seen, String value, Place at, String rule)
      throws Refusal {
    Place first = seen.putIfAbsent(value, at);
    if (first != null) {
      throw at.refusal(
          rule, Place.shown(value) + " again", "keep one; the first is in line " + first.line());
    }
  }

  private record Section(String what, Making making) {}

  @FunctionalInterface
  private interface Making {
    Principal make(String id, YamlNode node) throws Refusal;
  }
}
