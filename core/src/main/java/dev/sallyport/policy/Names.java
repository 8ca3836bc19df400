package dev.sallyport.policy;

import dev.sallyport.policy.YamlNode.Entry;
import dev.sallyport.policy.YamlNode.Scalar;
import dev.sallyport.verdict.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The ids of people and the roles that stand for several of them. */
final class Names {
  private final Set<String> people;
  private final Set<String> others;
  private final SortedMap<String, Set<String>> roles = new TreeMap<>();

  private Names(Set<String> people, Set<String> others) {
    this.people = people;
    this.others = others;
  }

  static Names of(Map<String, Principal> principals, Optional<YamlNode> roles) throws Refusal {
    Map<Boolean, Set<String>> ids =
        principals.values().stream()
            .collect(
                Collectors.partitioningBy(
                    Principal.Person.class::isInstance,
                    Collectors.mapping(Principal::id, Collectors.toCollection(TreeSet::new))));
    Names names = new Names(ids.getOrDefault(true, Set.of()), ids.getOrDefault(false, Set.of()));
    if (roles.isPresent()) {
      names.readRoles(roles.get());
    }
    return names;
  }

  private void readRoles(YamlNode node) throws Refusal {
    SortedMap<String, Set<String>> read = new TreeMap<>();
    for (Entry entry : Fields.open(node, "role names with people")) {
      String role = Scalars.id(entry.at(), entry.key(), "the name of a role");
      if (people.contains(role) || others.contains(role)) {
        throw entry
            .at()
            .refusal("a role name that is nobody's id", Place.shown(role), "rename the role");
      }
      read.put(role, ids(entry.value())); // no role knows another yet, so members are people
    }
    roles.putAll(read);
  }

  SortedMap<String, Set<String>> roles() {
    return roles;
  }

  Set<String> everybody() {
    return people;
  }

  /** The people that a list of roles and ids stands for; never empty. */
  Set<String> ids(YamlNode node) throws Refusal {
    Set<String> all = new TreeSet<>();
    Set<String> named =
        Fields.distinct(node, "people and roles", item -> name(Scalars.scalar(item, "a person")));
    for (String name : named) {
      all.addAll(roles.getOrDefault(name, Set.of(name)));
    }
    return all;
  }

  Set<String> ids(Optional<YamlNode> node, Set<String> otherwise) throws Refusal {
    return node.isPresent() ? ids(node.get()) : otherwise;
  }

  private String name(Scalar node) throws Refusal {
    String name = node.text();
    if (people.contains(name) || roles.containsKey(name)) {
      return name;
    }
    if (others.contains(name)) {
      throw node.at()
          .refusal("a person", Place.shown(name) + ", a machine", "machines never count as people");
    }
    List<String> known = new ArrayList<>(people);
    known.addAll(roles.keySet());
    throw node.at()
        .refusal("the id of a person or a role", Place.shown(name), Spelling.hint(name, known));
  }
}
