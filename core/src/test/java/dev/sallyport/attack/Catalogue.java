package dev.sallyport.attack;

import java.util.List;
import java.util.stream.Stream;

/** All attacks. */
final class Catalogue {
  private Catalogue() {}

  static List<Attack> all() {
    return Stream.of(
            ObjectAttacks.signatures(),
            ObjectAttacks.headers(),
            ObjectAttacks.stores(),
            TreeAttacks.forms(),
            TreeAttacks.links(),
            OpenPgpAttacks.signatures(),
            OpenPgpAttacks.certificates(),
            SshAttacks.signatures(),
            SshAttacks.tokens(),
            MergeAttacks.sides(),
            MergeAttacks.mergers(),
            MergeAttacks.mergetags(),
            GraphAttacks.tips(),
            GraphAttacks.roots(),
            GraphAttacks.repositories(),
            TagAttacks.all(),
            PolicyAttacks.approvals(),
            PolicyAttacks.people(),
            PolicyAttacks.contents(),
            ReviewAttacks.people(),
            ReviewAttacks.subjects(),
            ReviewAttacks.envelopes(),
            ReviewAttacks.paths(),
            BotAndForgeAttacks.bots(),
            BotAndForgeAttacks.forges(),
            BotAndForgeAttacks.approvals(),
            BotAndForgeAttacks.releases(),
            RevocationAttacks.revocations(),
            RevocationAttacks.witnesses(),
            RevocationAttacks.exceptions())
        .flatMap(List::stream)
        .toList();
  }

  static List<HonestStories.Honest> honest() {
    return Stream.of(HonestStories.shapes(), HonestStories.machines(), HonestStories.policies())
        .flatMap(List::stream)
        .toList();
  }
}
