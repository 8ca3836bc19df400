package dev.sallyport.policy;

import dev.sallyport.signature.Touch;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Somebody or something that a policy knows. Ids are unique over all of them. */
public sealed interface Principal {
  String id();

  /** Lower-cased. */
  Set<String> emails();

  List<PolicyKey> keys();

  /**
   * A human being; the unit in which signers and reviewers are counted.
   *
   * @param forges account name by forge id, e.g. {@code github -> alice-gh}
   * @param touch what every signature of this person must show
   */
  record Person(
      String id,
      String name,
      Set<String> emails,
      List<PolicyKey> keys,
      Map<String, String> forges,
      Touch touch)
      implements Principal {
    public Person {
      emails = Set.copyOf(emails);
      keys = List.copyOf(keys);
      forges = Map.copyOf(forges);
    }
  }

  /**
   * A program that commits by itself.
   *
   * @param paths the only ones it may change
   * @param branches full ref patterns
   * @param reviews how many people must have reviewed its step
   */
  record Bot(
      String id,
      Set<String> emails,
      List<PolicyKey> keys,
      List<PathPattern> paths,
      List<PathPattern> branches,
      int reviews)
      implements Principal {
    public Bot {
      emails = Set.copyOf(emails);
      keys = List.copyOf(keys);
      paths = List.copyOf(paths);
      branches = List.copyOf(branches);
    }
  }

  /** The hosting's own key: may move unchanged content, is never an author or a reviewer. */
  record Forge(String id, Set<String> emails, List<PolicyKey> keys, Set<ForgeAct> may)
      implements Principal {
    public Forge {
      emails = Set.copyOf(emails);
      keys = List.copyOf(keys);
      may = Set.copyOf(may);
    }
  }

  /** The CI whose key signs approvals that it read at a forge. */
  record Importer(String id, List<PolicyKey> keys, String forge) implements Principal {
    public Importer {
      keys = List.copyOf(keys);
    }

    @Override
    public Set<String> emails() {
      return Set.of();
    }
  }

  /** What a forge may do with content that others made. */
  enum ForgeAct {
    MERGE,
    SQUASH,
    REBASE
  }
}
