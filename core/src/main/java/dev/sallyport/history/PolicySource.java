package dev.sallyport.history;

import dev.sallyport.gitobject.GitId;
import dev.sallyport.verdict.Refusal;
import dev.sallyport.verdict.Rule;

/** Where the policy that judges a step comes from. */
public interface PolicySource {

  /** What a tree says of the policy. */
  sealed interface State {
    /** Equal exactly when the policy's folder is the same, object by object. */
    String key();

    /** It can be used. */
    record Usable(String key, PolicyInForce policy) implements State {}

    /** It is missing or cannot be read. */
    record Unusable(String key, Rule rule, String fact) implements State {}
  }

  /** The policy in the tree of a commit. */
  State in(GitId tree) throws Refusal;

  /** Whether the caller gave the policy, so that no commit can change it. */
  boolean fromOutside();

  /** One policy for every commit, given by the caller. */
  static PolicySource outside(PolicyInForce policy) {
    State state = new State.Usable("outside:" + policy.policy().digest(), policy);
    return new PolicySource() {
      @Override
      public State in(GitId tree) {
        return state;
      }

      @Override
      public boolean fromOutside() {
        return true;
      }
    };
  }
}
