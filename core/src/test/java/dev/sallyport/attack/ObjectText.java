package dev.sallyport.attack;

import dev.sallyport.attack.Cast.Actor;
import dev.sallyport.attack.Story.Made;
import java.time.Instant;
import java.util.List;

/** Commits and tags as text, one char for each byte. */
final class ObjectText {
  private final Story story;
  private byte[] payload = new byte[0];

  ObjectText(Story story) {
    this.story = story;
  }

  byte[] commit(CommitPlan plan, String tree, List<Made> parents, Instant clock) {
    Instant at = plan.at.orElse(clock);
    StringBuilder text = new StringBuilder("tree " + tree + "\n");
    for (String parent : plan.parents.apply(parents.stream().map(Made::id).toList())) {
      text.append("parent ").append(parent).append('\n');
    }
    text.append("author ").append(ident(plan.author, at)).append('\n');
    text.append("committer ").append(ident(plan.committer, at)).append('\n');
    for (TagPlan tag : plan.mergetags) {
      String target = tag.target.map(story::idOf).orElse(parents.get(1).id());
      text.append(header("mergetag", tag(tag, target, tag.name.orElse("ready"), clock)));
    }
    String unsigned = plan.payload.apply(text + "\n" + Wire.latin1(Wire.utf8(plan.message)));
    payload = Wire.latin1(unsigned);
    String signed =
        plan.signature
            .map(maker -> maker.apply(payload, at))
            .map(block -> insert(unsigned, header("gpgsig", block)))
            .orElse(unsigned);
    return Wire.latin1(plan.raw.apply(signed));
  }

  /** Of the commit made last: its bytes without the signature. */
  byte[] payload() {
    return payload;
  }

  String tag(TagPlan plan, String target, String name, Instant at) {
    String text =
        "object %s\ntype %s\ntag %s\ntagger %s\n\nRelease %s\n"
            .formatted(target, plan.type, name, ident(plan.tagger, at), name);
    String signed =
        plan.key.map(key -> text + key.block(Wire.latin1(text), "git", at)).orElse(text);
    return plan.raw.apply(signed);
  }

  private static String ident(Actor actor, Instant at) {
    return "%s <%s> %d +0000".formatted(actor.name(), actor.email(), at.getEpochSecond());
  }

  /** A header whose value has several lines: each but the first begins with a space. */
  static String header(String name, String value) {
    String body = value.endsWith("\n") ? value.substring(0, value.length() - 1) : value;
    return name + " " + body.replace("\n", "\n ") + "\n";
  }

  /** Puts a header where git puts it: last. */
  static String insert(String commit, String header) {
    int end = commit.indexOf("\n\n") + 1;
    return commit.substring(0, end) + header + commit.substring(end);
  }
}
