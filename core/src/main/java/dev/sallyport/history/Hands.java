package dev.sallyport.history;

import dev.sallyport.policy.Principal.Person;
import java.util.Set;
import java.util.TreeSet;

/** The people who had a hand in a change, proven or claimed. None of them can review it. */
final class Hands {
  private final PolicyInForce policy;
  private final Set<String> people = new TreeSet<>();

  Hands(PolicyInForce policy) {
    this.policy = policy;
  }

  void signed(Person person) {
    people.add(person.id());
  }

  /** Author, committer and co-authors as the commit claims them: a claim can only exclude. */
  void claimed(Examined commit) {
    claimed(commit.author().email());
    claimed(commit.committer().email());
    commit.coAuthors().forEach(this::claimed);
  }

  void claimed(String email) {
    policy.personOf(email).ifPresent(person -> people.add(person.id()));
  }

  Set<String> people() {
    return people;
  }
}
